"""What a pulse asks on its dates: its own set, or the sets in turn."""

from datetime import date, time, timedelta

from app.jobs.rounds import questions_of
from surveys.people.schedule import Schedule

STARTS = date(2026, 3, 2)


def pulse(question_set: str = "") -> Schedule:
    return Schedule(
        audience_id="a",
        questionnaire="staff_pulse",
        question_set=question_set,
        title="Pulse",
        every_weeks=2,
        starts_on=STARTS,
        opens_at=time(9),
        open_days=5,
        channel="slack",
    )


def asked_on(schedule: Schedule, turn: int) -> tuple[str, ...]:
    day = STARTS + timedelta(weeks=2 * turn, days=turn % 2)  # a free day moves a slot by one
    return tuple(one.id for one in questions_of(schedule, day).questions)


def test_a_pulse_turns_through_its_sets_and_begins_again() -> None:
    turns = [asked_on(pulse(), turn) for turn in range(4)]
    assert len({*turns[:3]}) == 3 and turns[3] == turns[0]
    assert {len(one) for one in turns} == {5}


def test_a_chosen_set_is_asked_every_time() -> None:
    assert {asked_on(pulse("b"), turn) for turn in range(3)} == {asked_on(pulse("b"), 0)}
