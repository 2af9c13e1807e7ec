"""The reading that counts: by remark or by kind of round, as it was known up to a number, merges followed."""

from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import read_codebook
from analysis.themes.coding.coded import note_coded, take_back
from analysis.themes.coding.readings import first_readings, second_readings
from analysis.themes.coding.store import Coder
from surveys.voices.codebook_edition import MergedTheme

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n', "c.toml")
DAY = date(2023, 2, 2)
ANNA, BEN = Coder("anna", DAY, CODEBOOK), Coder("ben", DAY, CODEBOOK)


def test_readings_are_found_by_remark_and_by_kind_of_round(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, (), "rules 1")
    note_coded(remarks, "z", ANNA, {"food"}, (), "rules 1")
    assert set(first_readings(remarks, ["a", "b", "z"])) == {"a", "z"}
    assert set(first_readings(remarks, "children")) == {"a"}
    assert set(first_readings(remarks, "staff")) == {"z"}
    assert first_readings(remarks, []) == {} == first_readings(remarks, "import")


def test_more_remarks_than_one_query_takes(remarks: Session) -> None:
    note_coded(remarks, "j", ANNA, {"food"}, (), "rules 1")
    assert set(first_readings(remarks, [*(str(each) for each in range(1200)), "j"])) == {"j"}


def test_what_was_learned_from_once_can_be_read_again_as_it_was(remarks: Session) -> None:
    first = note_coded(remarks, "a", ANNA, {"food"}, (), "rules 1").number
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    note_coded(remarks, "b", ANNA, {"food"}, (), "rules 1")
    take_back(remarks, "a", ANNA)
    then = first_readings(remarks, "children", up_to=first)
    assert {one: reading.themes for one, reading in then.items()} == {"a": frozenset({"food"})}


def test_a_reading_is_read_by_the_heirs_of_merged_themes(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"meals", "food"}, {"meals"}, "rules 1")
    remarks.add(MergedTheme(code="meals", into="food"))
    remarks.flush()
    reading = first_readings(remarks, ["a"])["a"]
    assert reading.themes == {"food"} and reading.suggested == {"food"}


def test_nobody_is_their_own_second_reader(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, (), "rules 1")
    note_coded(remarks, "a", BEN, (), (), "", second=True)
    assert set(second_readings(remarks, iter(["a"]))) == {"a"}
    note_coded(remarks, "a", BEN, {"food"}, (), "rules 1")
    assert second_readings(remarks, ["a"]) == {}
