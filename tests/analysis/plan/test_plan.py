"""The three public plans say what their documents say, and no more."""

import datetime as dt

import pytest

from analysis.plan import Counted, Plan, UnknownStrand, read_plan, shipped_plan


def codes(plan: Plan, on: dt.date | None = None) -> list[str]:
    return [strand.code for strand in plan.strands_in_order(on)]


def counts(plan: Plan) -> dict[str, tuple[int, int | None]]:
    return {count.kind: (count.loaded, count.declared) for count in plan.loaded_and_declared()}


def test_the_2022_plan_has_twelve_numbers_in_thirteen_rows() -> None:
    assert codes(shipped_plan(2022)) == ["1", "2", "3a", "3b", "4", "5", "6", "7", "8", "9", "10", "11", "12"]


def test_the_2022_plan_has_two_halves_of_six_and_seven_rows() -> None:
    halves = shipped_plan(2022).halves_in_order()
    assert [(half.key if half else "", len(rows)) for half, rows in halves] == [("A", 6), ("B", 7)]


def test_strand_3b_stands_only_from_january_2023() -> None:
    plan = shipped_plan(2022)
    assert "3b" not in codes(plan, dt.date(2022, 12, 31))
    assert "3b" in codes(plan, dt.date(2023, 1, 1))


def test_titles_are_as_the_document_gives_them() -> None:
    plan = shipped_plan(2022)
    assert plan.strand("11").title == (
        "Buildings, IT, finance, admin. HR support and equipment that support quality practice"
    )
    assert shipped_plan(2019).strand("1").title == "The lived experience and the voice of children"


def test_the_2019_plan_says_how_many_actions_it_has_and_that_none_is_loaded() -> None:
    assert counts(shipped_plan(2019)) == {
        "strand": (6, 6),
        "action": (0, 49),
        "recommendation": (0, 10),
        "wider_area": (0, 28),
        "task_group": (0, 6),
    }


def test_the_2020_plan_has_three_kinds_of_work_four_programmes_and_seven_focus_areas() -> None:
    plan = shipped_plan(2020)
    assert [kind.title for kind in plan.work] == ["project-led", "service-led", "partner-led"]
    assert [programme.title for programme in plan.programmes] == [
        "Prevention and Early Help",
        "Social Work Practice",
        "Leadership and Management",
        "Children in Care / Leaving Care",
    ]
    assert counts(plan) == {"strand": (7, 7), "programme": (4, 4), "work": (3, 3), "project": (0, 11)}


def test_what_is_loaded_but_not_declared_is_counted_too() -> None:
    assert Counted("success", 11, None) in shipped_plan(2022).loaded_and_declared()


def test_what_is_missing_is_told() -> None:
    assert Counted("action", 40, 49).missing == 9
    assert Counted("success", 11, None).missing == 0


def test_an_unknown_strand_is_an_error_of_its_own() -> None:
    with pytest.raises(UnknownStrand, match="99"):
        shipped_plan(2022).strand("99")


def test_strands_without_a_half_come_last() -> None:
    plan = read_plan(
        'key="p"\ntitle="P"\nsource="S"\n[[half]]\nkey="A"\ntitle="Half"\n'
        '[[strand]]\ncode="1"\ntitle="One"\n[[strand]]\ncode="2"\ntitle="Two"\nhalf="A"\n',
        "plan.toml",
    )
    assert [
        (half.key if half else None, [s.code for s in rows]) for half, rows in plan.halves_in_order()
    ] == [
        ("A", ["2"]),
        (None, ["1"]),
    ]
