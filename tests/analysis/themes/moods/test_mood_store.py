"""Moods learned from what people decided: only their readings, only words that may be read; no headline."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from analysis.codebook import Stance, read_codebook
from analysis.themes.coding.store import Coder, add, reject
from analysis.themes.languages.translations import translate
from analysis.themes.moods.first_moods import MADE_BY, FirstMoods
from analysis.themes.moods.mood_store import moods_for, moods_of, readings
from analysis.themes.rules.answer import Answer
from surveys.db.book import Books
from surveys.voices.coding import Coding
from surveys.voices.told_remark import ToldRemark
from tests.support.project import Source, sources
from tests.support.remarks import ASKED, round_of_remarks

DAY = date(2026, 11, 22)
CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n[[theme]]\nname = "Staff"\n', "c.toml")
ADA = Coder("ada", DAY, CODEBOOK)
GOOD, BAD = "the garden is lovely and I like it", "the rooms are cold and horrible"
POLISH = "Lubię mój dom, ale nie lubię szkoły"


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        said = [GOOD if place % 2 else BAD for place in range(60)]
        round_of_remarks(session, [(str(place), words) for place, words in enumerate([*said, POLISH])])
        yield session


def stances(session: Session, place: int, *said: Stance) -> None:
    for theme, stance in zip(("food", "staff"), said, strict=False):
        add(session, f"r-{place}", theme, ADA, stance)


def moods(session: Session) -> list[int]:
    return [read.mood for read in readings(session)]


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ([Stance.PRAISE], [2]),
        ([Stance.PROBLEM], [4]),
        ([Stance.MIXED], [3]),
        ([Stance.PRAISE, Stance.PROBLEM], [3]),
        ([Stance.PROBLEM, Stance.IDEA], [4]),
        ([Stance.IDEA], []),
        ([Stance.UNKNOWN], []),
    ],
)
def test_a_stance_speaks_for_a_mood_and_an_idea_for_none(
    session: Session, said: list[Stance], mood: list[int]
) -> None:
    stances(session, 0, *said)
    assert moods(session) == mood


def test_what_only_a_machine_says_teaches_nothing(session: Session) -> None:
    suggested = {"state": "suggested", "origin": "rules", "made_by": "rules 1", "codebook": "1"}
    session.add(Coding(remark_id="r-0", theme="food", stance="praise", reasons=[], made_on=DAY, **suggested))
    session.flush()
    assert moods(session) == []


def test_a_theme_that_a_person_turned_down_speaks_for_nothing(session: Session) -> None:
    stances(session, 0, Stance.PRAISE)
    reject(session, "r-0", "food", ADA)
    assert moods(session) == []


def test_a_mood_that_came_with_an_import_counts_as_it_is(session: Session) -> None:
    session.add(ToldRemark(remark_id="r-0", language="", mood=5, told_by="import"))
    stances(session, 0, Stance.PRAISE)
    assert moods(session) == [5]


def test_another_language_teaches_only_in_its_translation(session: Session) -> None:
    stances(session, 60, Stance.PRAISE)
    assert readings(session) == []
    translate(session, "r-60", GOOD, "person", "ada", DAY)
    assert [read.answer for read in readings(session)] == [Answer(GOOD, ASKED)]


def test_fewer_than_fifty_readings_leave_it_at_the_first_guess(session: Session) -> None:
    for place in range(49):
        stances(session, place, Stance.PRAISE if place % 2 else Stance.PROBLEM)
    assert isinstance(moods_for(session), FirstMoods)


def test_from_fifty_readings_on_moods_are_learned_and_once(session: Session) -> None:
    for place in range(60):
        stances(session, place, Stance.PRAISE if place % 2 else Stance.PROBLEM)
    learned = moods_for(session)
    assert learned.made_by != MADE_BY and moods_for(session) is learned
    found = moods_of(learned, [Answer(GOOD, ASKED), Answer(BAD, ASKED)])
    assert [one and one.mood for one in found] == [2, 4]
    assert moods_for(session, before=DAY + timedelta(days=1)) is learned
    assert isinstance(moods_for(session, before=DAY), FirstMoods)


def test_what_nobody_may_read_has_no_mood(session: Session) -> None:
    found = moods_of(FirstMoods(), [None, Answer(GOOD, ASKED), Answer("  ", ASKED)])
    assert [one is None for one in found] == [True, False, True]


# Moods, and the hints that carry them, are no finding, no figure and no line of a report.
NEVER_IN: tuple[str, ...] = ("analysis/report/", "analysis/findings", "analysis/actions", "analysis/scores")
NEVER_IN += ("analysis/trends", "analysis/disclosure/", "app/board/", "app/wall/", "surveys/safeguarding/")
NAMES = ("voices.hint", "mood_store", "themes.moods", "first_moods", "told_remark", ".mood")


def reads_moods(source: Source) -> bool:
    """True where a piece of code that leaves the team's pages could show a mood."""
    return source.path.startswith(NEVER_IN) and any(name in source.text for name in NAMES)


def test_no_report_and_no_finding_reads_a_mood() -> None:
    assert [source.path for source in sources() if reads_moods(source)] == []


@pytest.mark.parametrize("line", ["from surveys.voices.hint import Hint", "said = hint.mood"])
def test_a_planted_report_that_reads_a_mood_is_found(line: str) -> None:
    assert reads_moods(Source("analysis/report/mood.py", line))
    assert not reads_moods(Source("app/team/reading.py", line))
