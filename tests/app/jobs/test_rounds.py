"""Slots become open rounds; rounds open, close and are mixed; children's rounds wait at the gate."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.jobs import rounds
from app.jobs.gate import in_the_way
from app.jobs.rounds import close_and_mix, destroy_old_keys, open_planned, run_schedules
from surveys.db.book import Books
from surveys.people.invitation import Invitation
from surveys.people.slot import Slot
from surveys.questionnaires.starters import catalogue
from surveys.rounds.gate import SIGN_OFFS
from surveys.safeguarding.duty import DutyRota, SignOff
from surveys.voices.planning import Door, RoundPlan, plan_round
from surveys.voices.round import Round, State
from tests.support.staff_pulse import MONDAY, Staff, build_staff


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Staff:
    return build_staff(books, tmp_path)


def slots(staff: Staff) -> list[str]:
    with staff.house.books.people.read() as people:
        return [one.state for one in people.query(Slot).order_by(Slot.local_date)]


def all_in_place(staff: Staff) -> None:
    with staff.house.books.voices.write() as voices:
        voices.add(
            DutyRota(id=1, duty_lead="dora", deputy="dev", manager="mo", contact_test_passed_on=MONDAY)
        )
        voices.add_all(SignOff(by=by, reference="minute 4", signed_on=MONDAY) for by in SIGN_OFFS)


def plan_children(staff: Staff) -> None:
    with staff.house.books.voices.write() as voices:
        plan_round(
            voices,
            RoundPlan(
                title="Autumn",
                questionnaire=catalogue()["how_is_it_going"],
                opens_at=staff.clock(),
                closes_at=staff.clock() + timedelta(days=7),
                invited=False,
                doors=(Door("river-lamp-otter", "8-10", "home"),),
            ),
        )


def test_a_due_slot_becomes_one_open_round_with_its_invitations(staff: Staff) -> None:
    run_schedules(staff.house)
    run_schedules(staff.house)
    [round_] = staff.rounds()
    assert (round_.state, round_.asked, round_.title) == ("open", 12, "Staff pulse, 16 November 2026")
    assert slots(staff) == ["invited"]
    assert len(staff.deliveries()) == 12


def test_before_its_minute_nothing_opens(staff: Staff) -> None:
    staff.clock.move(seconds=-1)
    run_schedules(staff.house)
    assert staff.rounds() == []


@pytest.mark.parametrize("step", ["plan_round", "invite_all", "_open", "note_roster_change"])
def test_T1_a_kill_at_any_step_is_taken_up_where_it_stopped(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    whole = getattr(rounds, step)

    def killed(*told: object, **more: object) -> None:
        whole(*told, **more)
        raise SystemError("killed")

    monkeypatch.setattr(rounds, step, killed)
    run_schedules(staff.house)
    assert slots(staff) == ["due"]
    monkeypatch.setattr(rounds, step, whole)
    run_schedules(staff.house)
    assert slots(staff) == ["invited"]
    assert [one.state for one in staff.rounds()] == ["open"]
    assert len(staff.deliveries()) == 12


def test_T6_a_clock_that_goes_back_between_two_steps_loses_no_round(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rounds.invite_all

    def clock_goes_back(*told: object) -> int:
        staff.clock.move(hours=-1)
        return whole(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(rounds, "invite_all", clock_goes_back)
    run_schedules(staff.house)
    assert (slots(staff), staff.rounds()[0].state) == (["due"], "planned")
    monkeypatch.setattr(rounds, "invite_all", whole)
    staff.clock.move(hours=1)
    run_schedules(staff.house)
    assert (slots(staff), staff.rounds()[0].state) == (["invited"], "open")


def test_T5_after_three_days_down_over_two_slots_the_newest_is_sent_once(staff: Staff) -> None:
    staff.schedule(every_weeks=1)
    staff.clock.move(days=9)
    run_schedules(staff.house)
    assert slots(staff) == ["missed", "invited"]
    assert len(staff.deliveries()) == 12


def test_one_broken_schedule_holds_up_no_other(staff: Staff) -> None:
    staff.schedule(questionnaire="gone")
    run_schedules(staff.house)
    assert slots(staff) == ["due"]
    staff.schedule(questionnaire="staff_pulse")
    run_schedules(staff.house)
    assert slots(staff) == ["invited"]


def test_a_small_teams_label_does_not_travel(staff: Staff) -> None:
    run_schedules(staff.house)
    with staff.house.books.people.read() as people:
        labels = [one.group_label for one in people.query(Invitation)]
    assert (labels.count("big team"), labels.count("small team"), labels.count("")) == (10, 0, 2)


def test_a_childrens_round_waits_at_the_gate_and_opens_when_nothing_is_missing(staff: Staff) -> None:
    plan_children(staff)
    assert open_planned(staff.house) == 0
    assert len(in_the_way(staff.house)) == 5
    all_in_place(staff)
    assert in_the_way(staff.house) == []
    assert open_planned(staff.house) == 1


def test_a_childrens_pulse_waits_at_the_same_gate(staff: Staff) -> None:
    staff.schedule(questionnaire="how_is_it_going", question_set="")
    run_schedules(staff.house)
    assert (slots(staff), staff.rounds(), staff.deliveries()) == (["due"], [], [])
    all_in_place(staff)
    run_schedules(staff.house)
    assert slots(staff) == ["invited"]


def test_a_round_that_waited_past_its_end_is_not_opened(staff: Staff) -> None:
    plan_children(staff)
    all_in_place(staff)
    staff.clock.move(days=8)
    assert open_planned(staff.house) == 0


def test_a_round_closes_at_its_time_and_one_that_will_not_mix_holds_up_no_other(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff.schedule(every_weeks=1)
    run_schedules(staff.house)
    staff.clock.move(days=7)
    run_schedules(staff.house)
    first, second = (one.id for one in staff.rounds())
    assert close_and_mix(staff.house) == 1, "the first closed, and was destroyed: nobody had answered"
    with staff.house.books.voices.write() as voices:
        voices.get_one(Round, first).state = State.CLOSED
    whole = rounds.mix

    def breaks(session: object, keys: object, round_id: str, today: object) -> object:
        if round_id == first:
            raise RuntimeError("canary")
        return whole(session, keys, round_id, today)  # type: ignore[arg-type]

    monkeypatch.setattr(rounds, "mix", breaks)
    staff.clock.move(days=7)
    assert close_and_mix(staff.house) == 1
    assert {one.id: one.state for one in staff.rounds()} == {first: "closed", second: "destroyed"}


def test_keys_of_a_destroyed_round_go_once(staff: Staff) -> None:
    run_schedules(staff.house)
    staff.clock.move(days=7)
    close_and_mix(staff.house)
    assert destroy_old_keys(staff.house) == 1
    assert not staff.house.keys.has(f"rounds/{staff.rounds()[0].id}")
    assert destroy_old_keys(staff.house) == 0
