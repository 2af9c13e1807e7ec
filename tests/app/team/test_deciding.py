"""Decisions make readings: whole ones at once, single ones when none is left, and taken back together."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from analysis.codebook import Stance, read_codebook
from analysis.codebook.editions import keep
from analysis.themes.coding.coded import Reading, first_readings
from analysis.themes.coding.store import Coder, UnknownRemark, current_codings
from app.team.deciding import ThemesMoved, decide_one, none_fits, themes_right, unread
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint

DAY, AFTER = date(2023, 2, 2), date(2023, 2, 3)
THEMES = '[[theme]]\nname = "Food"\n[[theme]]\nname = "Staff"\n[[theme]]\nname = "Home"\n'
CODEBOOK = read_codebook(THEMES, "c.toml")
ANNA, BEN = Coder("anna", DAY, CODEBOOK), Coder("ben", DAY, CODEBOOK)


@pytest.fixture
def session(remarks: Session) -> Session:
    """Remark a has two suggestions, b none."""
    for theme in ("food", "staff"):
        suggest(remarks, theme)
    hint = Hint(remark_id="a", polarity=0, subjectivity=0, knows_words=True, made_by="t, codebook ab")
    remarks.add(hint)
    remarks.flush()
    return remarks


def suggest(session: Session, theme: str, origin: str = "rules") -> None:
    session.add(
        Coding(
            remark_id="a", theme=theme, state="suggested", stance="problem", origin=origin, made_by="rules 1",
            codebook="1", score=0.5, reasons=[[0, 4, "food"]], made_on=DAY,
        )
    )  # fmt: skip
    session.flush()


def reading(session: Session, remark_id: str = "a") -> Reading | None:
    return first_readings(session, [remark_id]).get(remark_id)


def given(session: Session, remark_id: str = "a") -> set[str] | None:
    found = reading(session, remark_id)
    return None if found is None else set(found.themes)


def test_all_that_stands_is_right(session: Session) -> None:
    themes_right(session, "a", "food,staff", ANNA)
    found = reading(session)
    assert found is not None and found.themes == found.suggested == {"food", "staff"}
    assert found.suggested_by == "rules ab"
    assert all(one.confirmed and one.stance == "problem" for one in current_codings(session, ["a"])["a"])


def test_what_has_moved_meanwhile_is_not_called_right(session: Session) -> None:
    with pytest.raises(ThemesMoved):
        themes_right(session, "a", "food", ANNA)
    assert reading(session) is None


def test_no_theme_fits_turns_down_what_was_confirmed_too(session: Session) -> None:
    decide_one(session, "a", "accept", "food", None, ANNA)
    none_fits(session, "a", ANNA)
    found = reading(session)
    assert found is not None and found.themes == frozenset() and found.suggested == {"food", "staff"}
    assert current_codings(session, ["a"])["a"] == []


def test_the_last_decision_makes_the_reading(session: Session) -> None:
    decide_one(session, "a", "accept", "food", Stance.PRAISE, ANNA)
    assert reading(session) is None
    decide_one(session, "a", "reject", "staff", None, BEN)
    found = reading(session)
    assert found is not None and (found.handle, found.themes) == ("ben", {"food"})


def test_a_theme_added_later_belongs_to_the_reading(session: Session) -> None:
    decide_one(session, "b", "add", "food", Stance.IDEA, ANNA)
    decide_one(session, "b", "add", "home", None, ANNA)
    assert given(session, "b") == {"food", "home"}


def test_a_decision_taken_back_takes_the_reading_back(session: Session) -> None:
    themes_right(session, "a", "food,staff", ANNA)
    decide_one(session, "a", "reopen", "food", None, BEN)
    assert reading(session) is None
    decide_one(session, "a", "accept", "food", None, BEN)
    assert given(session) == {"food", "staff"}


def test_a_reading_can_be_taken_back_and_made_again(session: Session) -> None:
    themes_right(session, "a", "food,staff", ANNA)
    unread(session, "a", BEN)
    assert reading(session) is None
    assert {one.theme for one in current_codings(session, ["a"])["a"]} == {"food", "staff"}
    themes_right(session, "a", "food,staff", BEN)
    assert given(session) == {"food", "staff"}


def test_a_theme_that_came_later_joins_the_reading_once_it_is_decided(session: Session) -> None:
    themes_right(session, "a", "food,staff", ANNA)
    later = read_codebook(THEMES + f'[[theme]]\nname = "Garden"\nsince = {AFTER}\n', "c.toml")
    keep(session, later, "a garden", "anna", AFTER)
    suggest(session, "garden")
    suggest(session, "home", "model")
    assert {one.theme for one in current_codings(session, ["a"])["a"]} == {"food", "staff", "garden"}
    decide_one(session, "a", "accept", "garden", None, Coder("anna", AFTER, later))
    assert given(session) == {"food", "staff", "garden"}


def test_a_remark_that_is_not_there_is_an_error_of_its_own(session: Session) -> None:
    with pytest.raises(UnknownRemark):
        none_fits(session, "nowhere", ANNA)
    with pytest.raises(UnknownRemark):
        themes_right(session, "nowhere", "", ANNA)
