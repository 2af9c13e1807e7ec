"""What waits for a person: what nobody has read whole, and what a theme that came later may be in."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Stance, read_codebook
from analysis.themes.coding.coded import note_coded, take_back
from analysis.themes.coding.store import Coder, add
from app.team.undecided import read_by_a_person, waits_for_a_person
from surveys.voices.coding import Coding
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark

BEFORE, DAY, AFTER = date(2023, 2, 1), date(2023, 2, 2), date(2023, 2, 3)
CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n[[theme]]\nname = "Garden"\n', "c.toml")
ANNA, BEN = Coder("anna", DAY, CODEBOOK), Coder("ben", DAY, CODEBOOK)


def waiting(session: Session, newer: dict[str, date] | None = None) -> set[str]:
    wanted = select(Remark.id).where(Remark.round_id == "r", waits_for_a_person(newer or {}))
    return set(session.scalars(wanted))


def suggest(session: Session, remark_id: str, theme: str) -> None:
    session.add(
        Coding(
            remark_id=remark_id, theme=theme, state="suggested", origin="model", made_by="model 1",
            codebook="1", score=0.5, reasons=[], made_on=AFTER,
        )
    )  # fmt: skip
    session.flush()


def test_everything_waits_until_it_is_read_whole(remarks: Session) -> None:
    assert len(waiting(remarks)) == 10
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    add(remarks, "b", "food", ANNA, Stance.IDEA)
    assert waiting(remarks) == set("bcdefghij")


def test_a_reading_taken_back_waits_again_whoever_took_it_back(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, (), "rules 1")
    take_back(remarks, "a", BEN)
    assert "a" in waiting(remarks)
    note_coded(remarks, "a", BEN, {"food"}, (), "rules 1")
    assert "a" not in waiting(remarks)


def test_a_second_reading_alone_is_no_first(remarks: Session) -> None:
    note_coded(remarks, "a", BEN, (), (), "", second=True)
    assert "a" in waiting(remarks)


def test_a_later_suggestion_of_a_known_theme_does_not_wait(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    suggest(remarks, "a", "garden")
    assert "a" not in waiting(remarks) and "a" not in waiting(remarks, {"garden": BEFORE})


def test_a_theme_that_came_later_has_its_suggestion_looked_at_once(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    suggest(remarks, "a", "garden")
    assert "a" in waiting(remarks, {"garden": AFTER})
    add(remarks, "a", "garden", ANNA, Stance.IDEA)
    assert "a" not in waiting(remarks, {"garden": AFTER})


@pytest.mark.parametrize("drawn", [True, False])
def test_readings_of_what_was_drawn_by_lot_can_be_told_apart(remarks: Session, drawn: bool) -> None:
    remarks.add(NextToRead(remark_id="a", round_id="r", place=1, by_lot=drawn, theme=""))
    remarks.flush()
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    found = list(remarks.scalars(select(Remark.id).where(read_by_a_person(by_lot=True))))
    assert found == (["a"] if drawn else [])
