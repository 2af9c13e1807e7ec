"""The second reading: other people's first readings, by lot, the same for everybody, no more than needed."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from analysis.codebook import read_codebook
from analysis.themes.coding import second_lot as second_lots
from analysis.themes.coding.coded import note_coded, take_back
from analysis.themes.coding.second_lot import may_read_second, second_lot
from analysis.themes.coding.store import Coder
from analysis.themes.trust.agreement import FEWEST
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n', "c.toml")
DAY = date(2023, 2, 2)
ANNA, BEN = Coder("anna", DAY, CODEBOOK), Coder("ben", DAY, CODEBOOK)


def read(session: Session, ids: str, by: Coder = ANNA) -> None:
    for remark_id in ids:
        note_coded(session, remark_id, by, {"food"}, (), "rules 1")


def read_all_twice(session: Session, by: Coder) -> list[str]:
    done = []
    while (lot := second_lot(session, "r", by.handle)).next_id:
        note_coded(session, lot.next_id, by, (), (), "", second=True)
        done.append(lot.next_id)
    return done


def test_as_many_are_needed_as_agreement_is_told_from() -> None:
    assert second_lots.FEWEST == FEWEST


def test_nobody_reads_their_own_a_second_time(remarks: Session) -> None:
    read(remarks, "ab")
    read(remarks, "c", BEN)
    assert second_lot(remarks, "r", "ben").next_id in ("a", "b")
    assert second_lot(remarks, "r", "anna").next_id == "c"
    assert sorted(read_all_twice(remarks, BEN)) == ["a", "b"]


def test_what_nobody_has_read_first_is_not_drawn(remarks: Session) -> None:
    lot = second_lot(remarks, "r", "ben")
    assert (lot.twice, lot.needed, lot.next_id) == (0, 0, None) and lot.enough
    read(remarks, "a")
    take_back(remarks, "a", ANNA)
    assert second_lot(remarks, "r", "ben").next_id is None


def test_the_draw_is_the_same_for_everybody_and_takes_first_what_was_drawn_by_lot(remarks: Session) -> None:
    remarks.add_all([NextToRead(remark_id=one, round_id="r", place=1, by_lot=True, theme="") for one in "cg"])
    remarks.flush()
    read(remarks, "abcdefgh")
    assert second_lot(remarks, "r", "ben") == second_lot(remarks, "r", "eve")
    done = read_all_twice(remarks, BEN)
    assert sorted(done) == list("abcdefgh") and set(done[:2]) == {"c", "g"}
    assert done[2:] != sorted(done[2:])


def test_once_enough_are_read_twice_nothing_more_is_drawn(
    remarks: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_lots, "FEWEST", 3)
    read(remarks, "abcdefgh")
    assert len(read_all_twice(remarks, BEN)) == 3
    lot = second_lot(remarks, "r", "eve")
    assert lot.enough and (lot.twice, lot.needed, lot.next_id) == (3, 3, None)


def test_only_somebody_elses_first_reading_may_be_read_again(remarks: Session) -> None:
    read(remarks, "a")
    first, unread = remarks.get_one(Remark, "a"), remarks.get_one(Remark, "b")
    assert may_read_second(remarks, first, "ben")
    assert not may_read_second(remarks, first, "anna") and not may_read_second(remarks, unread, "ben")
