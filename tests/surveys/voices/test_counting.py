"""Cells that may be counted: big enough, and nobody can be counted by taking one from another."""

import pytest

from surveys.questionnaires.starters import catalogue
from surveys.questions import Pass
from surveys.questions.answer import Answer
from surveys.voices.body import Body
from surveys.voices.counting import (
    EVERYBODY,
    big_cells,
    cells_of,
    enough,
    one_body_a_person,
    tally,
    values_of,
    words_of,
)


def people(number: int, band: str, setting: str = "") -> list[Body]:
    cells = {"setting": setting} if setting else {}
    return [Body("r", "s", band, "en", dict(cells)) for _ in range(number)]


def test_a_cell_of_at_least_k_people_stands() -> None:
    crowd = people(12, "8-10") + people(10, "11-17")
    assert big_cells(crowd, [["band"]], 10) == {EVERYBODY, ("band", "8-10"), ("band", "11-17")}


@pytest.mark.parametrize("setting", ["lane", ""])
def test_P19_a_few_people_beside_a_big_cell_cannot_be_had_by_subtraction(setting: str) -> None:
    crowd = people(30, "8-10", "hill") + people(20, "8-10", "river") + people(3, "8-10", setting)
    assert big_cells(crowd, [["setting"]], 10) == {EVERYBODY, ("setting", "hill")}


def test_P19_two_halves_of_which_one_is_small_are_one_whole() -> None:
    assert big_cells(people(30, "8-10") + people(4, "11-17"), [["band"]], 10) == {EVERYBODY}


def test_P19_nobody_is_left_over_within_a_cell_of_a_wider_dimension() -> None:
    crowd = people(20, "8-10", "hill") + people(15, "8-10", "river") + people(2, "8-10", "lane")
    crowd += people(20, "11-17", "hill") + people(15, "11-17", "river") + people(20, "11-17", "lane")
    kept = big_cells(crowd, [["band"], ["band", "setting"]], 10)
    assert ("band", "8-10") in kept and ("band + setting", "8-10 + hill") in kept
    assert ("band + setting", "8-10 + river") not in kept
    assert ("band + setting", "11-17 + river") in kept


def test_several_small_cells_that_are_enough_people_together_take_nothing_from_the_big_one() -> None:
    crowd = people(20, "8-10", "hill") + people(6, "8-10", "river") + people(6, "8-10", "lane")
    assert big_cells(crowd, [["setting"]], 10) == {EVERYBODY, ("setting", "hill")}


def test_of_several_sittings_of_one_invitation_the_latest_finished_one_stands() -> None:
    begun = [
        Body("r", str(n), "staff", "en", {}, tag="t", start_number=n, finished=n == 2) for n in (1, 2, 3)
    ]
    alone = [Body("r", name, "staff", "en", {}) for name in ("x", "y")]
    assert [one.sitting_id for one in one_body_a_person([*begun, *alone])] == ["x", "y", "2"]


def test_when_none_is_finished_the_latest_begun_stands() -> None:
    begun = [Body("r", str(n), "staff", "en", {}, tag="t", start_number=n) for n in (3, 1, 2)]
    assert [one.sitting_id for one in one_body_a_person(begun)] == ["3"]


@pytest.mark.parametrize(("invited", "needed"), [(True, 5), (False, 15)])
def test_P15_an_open_link_needs_three_times_as_many(invited: bool, needed: int) -> None:
    assert enough(needed, invited, 5) and not enough(needed - 1, invited, 5)


def test_a_person_without_a_part_of_a_cell_stands_in_everybody_alone() -> None:
    assert cells_of(people(1, "8-10")[0], [["setting"], ["band", "setting"]]) == [EVERYBODY]


def test_a_pass_is_counted_and_is_no_answer() -> None:
    questionnaire = catalogue()["staff_pulse"]
    question = next(one for one in questionnaire.questions if one.values())
    given = (Answer(values=(question.values()[0],)), Answer(passed=Pass.SKIPPED))
    bodies = [Body("r", str(number), "staff", "en", {}) for number in range(2)]
    for body, answer in zip(bodies, given, strict=True):
        body.keep(question.id, answer)
    counted = {(one.value, one.count, one.base) for one in tally(questionnaire, bodies, [], {EVERYBODY})}
    assert counted == {(question.values()[0], 1, 1), ("pass:skipped", 1, 1)}


def test_words_that_went_to_a_concern_count_as_said_and_are_nobodys_remark() -> None:
    questionnaire = catalogue()["staff_pulse"]
    question = next(one for one in questionnaire.questions if one.kind == "words")
    body = Body("r", "s", "staff", "en", {})
    body.keep(question.id, Answer(), moved="c" * 32)
    assert values_of(questionnaire, body) == {question.id: ("said",)}
    assert words_of(questionnaire, body) == {}
