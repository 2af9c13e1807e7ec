"""The sample's readings: two people, some by lot, some twice, and something left for whoever tries it out."""

from sqlalchemy import select

from analysis.themes.coding.coded import first_readings, second_readings
from analysis.themes.coding.second_lot import second_lot
from app.wiring import House
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.translation import Translation


def test_both_kinds_of_round_are_read_by_two_people_and_partly_by_lot(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        for kind in ("children", "staff"):
            readings = first_readings(voices, kind).values()
            assert {reading.handle for reading in readings} == {"tess", "tam"}
            assert any(reading.by_lot for reading in readings)
            assert all(reading.suggested_by.startswith("rules ") for reading in readings)


def test_people_are_of_another_mind_than_the_machine_now_and_then(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        readings = list(first_readings(voices, "children").values())
    differing = [reading for reading in readings if reading.themes != reading.suggested]
    assert 0 < len(differing) < len(readings) / 2


def test_the_newest_rounds_are_read_twice_in_part_and_some_of_it_is_left(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        wanted = select(Round.id).where(Round.kind == "children", Round.state.in_(RESULTS))
        newest = voices.scalars(wanted.order_by(Round.closes_at.desc())).first() or ""
        ids = voices.scalars(select(Remark.id).where(Remark.round_id == newest)).all()
        seconds = second_readings(voices, ids)
        lot = second_lot(voices, newest, "tam")
    assert {reading.handle for reading in seconds.values()} == {"tam"}
    assert lot.next_id is not None and 0 < lot.twice < lot.needed


def test_what_is_in_another_language_waits_and_one_of_it_is_translated(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        polish = voices.scalars(select(Remark).where(Remark.words.startswith("Chciałabym"))).one()
        (translation,) = voices.query(Translation)
        assert first_readings(voices, [polish.id, translation.remark_id]) == {}
    assert (translation.made_by, translation.source) == ("tam", "person")
