"""Other languages: read in a translation or not at all, and never a way around the look for signals."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.themes.coding.store import UnknownRemark
from analysis.themes.languages.languages import language_of
from analysis.themes.languages.translations import (
    NotTranslated,
    WordsWorry,
    audience_heard,
    language_said,
    take_translation_back,
    tell_language,
    told_of,
    translate,
    translations_of,
    words_to_read,
)
from surveys.db.book import Books
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.translation import Translation
from tests.support.remarks import round_of_remarks

DAY = date(2026, 11, 22)
POLISH = "Lubię mój dom, ale nie lubię szkoły"
ENGLISH = "I like my home but I don't like school"


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        round_of_remarks(session, [("a", POLISH), ("b", ENGLISH), ("c", "nic")])
        hint = {"polarity": 0.0, "subjectivity": 0.0, "knows_words": False, "made_by": "x"}
        session.add_all([Hint(remark_id=f"r-{place}", **hint) for place in range(3)])
        session.flush()
        yield session


def read(session: Session, remark_id: str) -> str | None:
    remark = session.get_one(Remark, remark_id)
    language = language_said(remark, told_of(session, [remark_id]).get(remark_id))
    return words_to_read(remark, translations_of(session, [remark_id]).get(remark_id), language)


def test_english_is_read_as_it_is_and_another_language_only_in_a_translation(session: Session) -> None:
    assert read(session, "r-1") == ENGLISH
    assert read(session, "r-0") is None
    translate(session, "r-0", ENGLISH, "person", "ada", DAY)
    assert read(session, "r-0") == ENGLISH
    assert session.get_one(Remark, "r-0").words == POLISH


def test_a_translated_remark_waits_to_be_read_again(session: Session) -> None:
    translate(session, "r-0", ENGLISH, "person", "ada", DAY)
    assert set(session.scalars(select(Hint.remark_id))) == {"r-1", "r-2"}


def test_a_translation_is_redacted_like_the_remark_itself(session: Session) -> None:
    kept = translate(session, "r-0", "My mum's number is 07700 900123", "person", "ada", DAY)
    assert kept.words == "My mum's number is [phone]"


def test_a_later_translation_takes_the_place_of_the_one_before(session: Session) -> None:
    translate(session, "r-0", "I like my house", "import", "import", DAY)
    translate(session, "r-0", ENGLISH, "person", "ada", DAY)
    kept = session.scalars(select(Translation)).one()
    assert (kept.words, kept.source, kept.made_by) == (ENGLISH, "person", "ada")


def test_a_translation_can_be_taken_back(session: Session) -> None:
    translate(session, "r-0", ENGLISH, "person", "ada", DAY)
    take_translation_back(session, "r-0")
    assert read(session, "r-0") is None


def test_a_disclosure_that_shows_only_in_the_translation_is_never_kept_as_one(session: Session) -> None:
    with pytest.raises(WordsWorry) as worry:
        translate(session, "r-0", "my stepdad hits me and i dont want to go home", "person", "ada", DAY)
    assert worry.value.triage.level == "red"
    assert session.scalar(select(func.count()).select_from(Translation)) == 0


@pytest.mark.parametrize("words", ["", "  \n", "a\0b", "\ud800", "x" * 50_001, "ب" * 50_000 + "🦦" * 10_000])
def test_words_that_can_not_be_kept_are_refused(session: Session, words: str) -> None:
    with pytest.raises(NotTranslated):
        translate(session, "r-0", words, "person", "ada", DAY)


def test_a_machine_is_no_source(session: Session) -> None:
    with pytest.raises(NotTranslated):
        translate(session, "r-0", ENGLISH, "machine", "ada", DAY)


def test_nothing_is_translated_that_is_not_there(session: Session) -> None:
    with pytest.raises(UnknownRemark):
        translate(session, "nobody", ENGLISH, "person", "ada", DAY)


def test_what_somebody_tells_of_the_language_outweighs_what_the_words_look_like(session: Session) -> None:
    tell_language(session, "r-1", "pl", "ada")
    assert read(session, "r-1") is None
    tell_language(session, "r-1", "en", "ada")
    assert read(session, "r-1") == ENGLISH
    tell_language(session, "r-0", "en", "ada")
    assert read(session, "r-0") == POLISH
    tell_language(session, "r-0", "", "ada")
    assert language_said(session.get_one(Remark, "r-0"), None) == language_of(POLISH)


@pytest.mark.parametrize("tag", ["polish", "p", "en; drop", "x" * 100])
def test_what_is_no_language_is_not_noted(session: Session, tag: str) -> None:
    with pytest.raises(NotTranslated):
        tell_language(session, "r-0", tag, "ada")


def test_whose_words_a_round_holds_decides_what_is_listened_for(session: Session) -> None:
    kinds = [("children", 10), ("staff", 12), ("import", 10), ("import", 5)]
    rounds = [round_of_remarks(session, [], kind, f"x{place}", k) for place, (kind, k) in enumerate(kinds)]
    assert [audience_heard(one) for one in rounds] == ["children", "staff", "children", "staff"]
