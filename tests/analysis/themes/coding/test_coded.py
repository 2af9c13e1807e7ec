"""A reading keeps what was suggested at first, can be taken back, and the order of reading leaves it out."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import read_codebook
from analysis.themes.coding.coded import (
    first_readings,
    note_coded,
    plan_reading,
    second_readings,
    take_back,
)
from analysis.themes.coding.store import Coder, UnknownRemark
from surveys.voices.codebook_edition import MergedTheme
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.next_to_read import NextToRead

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n[[theme]]\nname = "Staff"\n', "c.toml")
DAY = date(2023, 2, 2)
ANNA, BEN = Coder("anna", DAY, CODEBOOK), Coder("ben", DAY, CODEBOOK)
RULES = "rules 1"
THEMES = ("food", "staff")


def planned(session: Session) -> dict[str, tuple[int, bool, str]]:
    rows = session.scalars(select(NextToRead).order_by(NextToRead.place))
    return {row.remark_id: (row.place, row.by_lot, row.theme) for row in rows}


def chances(*ids: str) -> dict[str, list[float]]:
    return {one: [0.9 - place / 20, place / 20] for place, one in enumerate(ids)}


def test_a_reading_is_kept_with_what_was_suggested(remarks: Session) -> None:
    row = note_coded(remarks, "a", ANNA, {"food", "staff"}, {"food"}, RULES)
    assert (row.handle, row.themes, row.suggested, row.suggested_by) == (
        "anna",
        ["food", "staff"],
        ["food"],
        RULES,
    )
    assert not row.by_lot and not row.second and row.coded_on == DAY


def test_no_theme_at_all_is_a_reading_too(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, (), {"food"}, RULES)
    assert first_readings(remarks, ["a"])["a"].themes == frozenset()


def test_the_same_reading_twice_is_one_and_a_changed_one_outweighs_it(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, {"food"}, RULES)
    note_coded(remarks, "a", ANNA, {"food"}, {"food"}, RULES)
    assert len(list(remarks.scalars(select(CodedRemark)))) == 1
    note_coded(remarks, "a", BEN, {"staff"}, {"food"}, RULES)
    found = first_readings(remarks, ["a"])["a"]
    assert (found.handle, found.themes) == ("ben", frozenset({"staff"}))


def test_a_reading_that_was_taken_back_counts_no_more_until_somebody_reads_again(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, {"food"}, RULES)
    take_back(remarks, "a", BEN)
    take_back(remarks, "a", BEN)
    assert first_readings(remarks, ["a"]) == {}
    assert len(list(remarks.scalars(select(CodedRemark)))) == 2
    note_coded(remarks, "a", ANNA, {"food"}, {"food"}, RULES)
    assert set(first_readings(remarks, ["a"])) == {"a"}


def test_a_model_is_not_praised_for_what_it_learned_from_this_very_reading(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"staff"}, {"food"}, RULES)
    later = note_coded(remarks, "a", BEN, {"staff", "food"}, {"food", "staff"}, "model 2")
    assert (later.suggested, later.suggested_by) == (["food"], RULES)


def test_what_was_suggested_since_and_cannot_have_been_learned_counts(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"staff"}, {"food"}, RULES)
    later = note_coded(remarks, "a", ANNA, {"staff", "garden"}, {"garden"}, "model 2")
    assert later.suggested == ["food", "garden"]


def test_whether_it_was_drawn_by_lot_comes_from_the_order_of_reading_alone(remarks: Session) -> None:
    remarks.add_all(
        [
            NextToRead(remark_id="a", round_id="r", place=1, by_lot=True, theme=""),
            NextToRead(remark_id="b", round_id="r", place=2, by_lot=False, theme="food"),
        ]
    )
    remarks.flush()
    assert note_coded(remarks, "a", ANNA, (), (), RULES).by_lot
    assert not note_coded(remarks, "b", ANNA, (), (), RULES).by_lot


def test_what_was_read_by_lot_stays_so_when_it_is_corrected_after_a_night(remarks: Session) -> None:
    remarks.add(NextToRead(remark_id="a", round_id="r", place=1, by_lot=True, theme=""))
    remarks.flush()
    note_coded(remarks, "a", ANNA, (), (), RULES)
    plan_reading(remarks, "r", chances("a", "b"), THEMES, 5)
    assert "a" not in planned(remarks)
    assert note_coded(remarks, "a", ANNA, {"food"}, (), RULES).by_lot


def test_nobody_reads_a_remark_that_is_not_there(remarks: Session) -> None:
    with pytest.raises(UnknownRemark):
        note_coded(remarks, "nowhere", ANNA, (), (), RULES)
    with pytest.raises(UnknownRemark):
        take_back(remarks, "nowhere", ANNA)


def test_a_second_reading_changes_nothing_about_the_first(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, {"food"}, RULES)
    note_coded(remarks, "a", BEN, {"staff"}, (), "", second=True)
    assert first_readings(remarks, ["a"])["a"].handle == "anna"
    assert second_readings(remarks, ["a"])["a"].handle == "ben"
    take_back(remarks, "a", BEN, second=True)
    assert second_readings(remarks, ["a"]) == {} and set(first_readings(remarks, ["a"])) == {"a"}


def test_the_order_holds_each_unread_remark_once_and_none_that_was_read(remarks: Session) -> None:
    note_coded(remarks, "b", ANNA, {"food"}, (), RULES)
    assert plan_reading(remarks, "r", chances("a", "b", "c"), THEMES, 500) == 2
    assert sorted(planned(remarks)) == ["a", "c"]
    assert sorted(place for place, _, _ in planned(remarks).values()) == [1, 2]
    assert all(by_lot == (theme == "") for _, by_lot, theme in planned(remarks).values())


def test_the_same_remarks_give_the_same_order(remarks: Session) -> None:
    many = chances(*"abcdefghij")
    plan_reading(remarks, "r", many, THEMES, 6)
    first = planned(remarks)
    remarks.query(NextToRead).delete()
    plan_reading(remarks, "r", dict(reversed(many.items())), THEMES, 6)
    assert planned(remarks) == first


def test_what_was_drawn_by_lot_stays_drawn_until_it_is_read(remarks: Session) -> None:
    many = chances(*"abcdefghij")
    plan_reading(remarks, "r", many, THEMES, 10)
    drawn = {one for one, (_, by_lot, _) in planned(remarks).items() if by_lot}
    assert drawn
    for _ in range(3):
        plan_reading(remarks, "r", chances(*"abcde"), THEMES, 5)
        assert drawn <= {one for one, (_, by_lot, _) in planned(remarks).items() if by_lot}


def test_the_lot_is_the_order_of_the_random_ids(remarks: Session) -> None:
    plan_reading(remarks, "r", chances(*"jihgfedcba"), THEMES, 10)
    places = {one: place for one, (place, by_lot, _) in planned(remarks).items() if by_lot}
    assert sorted(places, key=places.__getitem__) == sorted(places) and len(places) > 1


def test_another_rounds_order_is_left_alone(remarks: Session) -> None:
    plan_reading(remarks, "s", {"z": [0.1, 0.2]}, THEMES, 5)
    plan_reading(remarks, "r", chances("a"), THEMES, 5)
    plan_reading(remarks, "r", {}, THEMES, 5)
    assert planned(remarks)["z"] == (1, True, "") or planned(remarks)["z"] == (1, False, "food")


def test_a_merged_code_in_the_first_reading_was_known_by_its_heir(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"meals"}, (), RULES)
    remarks.add(MergedTheme(code="meals", into="food"))
    remarks.flush()
    assert note_coded(remarks, "a", ANNA, {"food", "staff"}, {"food"}, "model 2").suggested == []
