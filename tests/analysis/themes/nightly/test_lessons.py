"""A model is made again from the readings that its row names: the same everywhere, and never by turns."""

from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import analysis.themes.nightly.lessons as lessons
from analysis.codebook import Codebook, read_codebook
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from analysis.themes.nightly.lessons import (
    GivenUp,
    keep_model,
    learn,
    lesson_in_use,
    lesson_tonight,
    model_for,
    newest_model,
)
from surveys.db.book import Books
from surveys.voices.remark import Remark
from surveys.voices.theming_model import ThemingModel
from tests.support.remarks import round_of_remarks

DAY, LATER = date(2026, 3, 9), date(2026, 3, 10)
TEXT = '[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Bus"\ncues = ["bus*"]\n'
BOOK = read_codebook(TEXT, "c.toml")
CHANGED = read_codebook(TEXT.replace("food", "meal*"), "c.toml")
WORDS = ["the food is cold", "my bus is late", "dinner was lovely", "the driver is kind"]
THEMES = ["food", "bus", "food", "bus"]


@pytest.fixture
def session(sqlite_books: Books) -> Iterator[Session]:
    lessons._made.clear()
    with sqlite_books.voices.read() as session:
        round_of_remarks(session, [(f"p{at}", f"{WORDS[at % 4]} {at}") for at in range(40)])
        yield session


def read(session: Session, start: int = 0, stop: int = 30) -> None:
    coder = Coder("anna", DAY, BOOK)
    for at in range(start, stop):
        note_coded(session, f"r-{at}", coder, [THEMES[at % 4]], (), "rules")


def learn_now(session: Session, codebook: Codebook = BOOK) -> ThemingModel | None:
    return learn(session, codebook, "children", DAY, count().__next__)


def rows(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(ThemingModel)) or 0


def forget() -> None:
    """As in another process."""
    lessons._made.clear()


def test_before_any_reading_the_rules_stand_and_no_row_is_needed(session: Session) -> None:
    model = model_for(session, BOOK, "children", DAY)
    assert model.weights is None and rows(session) == 0
    assert learn_now(session) is None


def test_learning_writes_how_the_model_was_made_and_what_it_learned(session: Session) -> None:
    read(session)
    made = learn_now(session)
    assert made is not None
    assert (made.kind, made.codes, made.codebook, made.made_on) == ("children", 30, BOOK.version, DAY)
    assert made.learned["food"]["codes"] == 15 and 0 <= made.learned["bus"]["share"] <= 1
    assert made.seconds == 1
    assert model_for(session, BOOK, "children", DAY).version == made.version


def test_nothing_is_learned_twice_and_new_readings_are(session: Session) -> None:
    read(session)
    assert learn_now(session) is not None
    assert learn_now(session) is None
    read(session, 30, 32)
    assert learn_now(session) is not None and rows(session) == 2


def test_what_is_read_after_learning_waits_for_the_night(session: Session) -> None:
    read(session)
    made = learn_now(session)
    read(session, 30, 32)
    assert made is not None and model_for(session, BOOK, "children", DAY).version == made.version


def test_another_process_makes_the_same_model_and_writes_nothing(session: Session) -> None:
    read(session)
    made = learn_now(session)
    model = model_for(session, BOOK, "children", DAY)
    forget()
    again = model_for(session, BOOK, "children", DAY)
    assert again is not model and made is not None
    assert again.version == made.version and rows(session) == 1
    assert again.weights is not None and model.weights is not None
    assert again.weights.tobytes() == model.weights.tobytes()


def test_a_changed_codebook_learns_the_same_readings_again_at_once(session: Session) -> None:
    read(session)
    learn_now(session)
    read(session, 30, 32)
    model_for(session, CHANGED, "children", LATER)
    row = newest_model(session, "children")
    assert row is not None and rows(session) == 2
    assert (row.codebook, row.codes, row.made_on) == (CHANGED.version, 30, LATER)


def test_words_redacted_under_a_model_give_a_new_row_on_which_all_agree(session: Session) -> None:
    read(session)
    learn_now(session)
    session.get_one(Remark, "r-0").words = "the [name] is cold"
    forget()
    changed = model_for(session, BOOK, "children", DAY)
    assert rows(session) == 2
    assert model_for(session, BOOK, "children", DAY).version == changed.version
    forget()
    assert model_for(session, BOOK, "children", DAY).version == changed.version and rows(session) == 2


def test_two_releases_that_disagree_do_not_read_by_turns(session: Session) -> None:
    read(session)
    made = learn_now(session)
    assert made is not None
    session.add(
        ThemingModel(
            kind="children", version="of another release", codebook=BOOK.version, up_to=made.up_to, codes=30,
            learned={}, seconds=0.0, made_on=DAY,
        )
    )  # fmt: skip
    session.flush()
    forget()
    with pytest.raises(GivenUp):
        model_for(session, BOOK, "children", DAY)
    assert rows(session) == 2


def test_two_workers_that_learn_at_once_write_one_row(session: Session) -> None:
    read(session)
    mine, yours = (lesson_tonight(session, BOOK, "children") for _ in range(2))
    assert mine is not None and yours is not None
    first = keep_model(session, mine, mine.model(), 1.0, DAY)
    assert keep_model(session, yours, yours.model(), 1.0, DAY).number == first.number


def test_a_lesson_in_use_says_whether_its_row_is_there(session: Session) -> None:
    read(session)
    learn_now(session)
    assert not lesson_in_use(session, BOOK, "children").to_keep
    assert lesson_in_use(session, CHANGED, "children").to_keep
    assert not lesson_in_use(session, BOOK, "staff").to_keep
