"""How far the reading of a round is."""

from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import read_codebook
from analysis.themes.coding.coded import note_coded, plan_reading
from analysis.themes.coding.store import Coder
from app.team.how_far import how_far
from surveys.voices.next_to_read import NextToRead

ANNA = Coder("anna", date(2023, 2, 2), read_codebook('[[theme]]\nname = "Food"\n', "c.toml"))


def test_nothing_is_read_at_first(remarks: Session) -> None:
    far = how_far(remarks, "r")
    assert (far.remarks, far.read, far.to_read, far.drawn, far.drawn_read) == (10, 0, 10, 0, 0)


def test_what_was_drawn_by_lot_is_counted_whether_it_was_read_or_not(remarks: Session) -> None:
    for place, key in enumerate("abc", 1):
        remarks.add(NextToRead(remark_id=key, round_id="r", place=place, by_lot=key != "c", theme=""))
    remarks.flush()
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    note_coded(remarks, "c", ANNA, (), (), "rules 1")
    far = how_far(remarks, "r")
    assert (far.read, far.to_read, far.drawn, far.drawn_read) == (2, 8, 2, 1)
    plan_reading(remarks, "r", {"b": [0.5]}, ["food"], 5)
    assert how_far(remarks, "r").drawn_read == 1
