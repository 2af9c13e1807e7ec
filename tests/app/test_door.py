"""The edge of the one door: whole or not at all, and again when two presses met."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app import door
from app.door import MOST_TRIES, finish_sitting, take, take_all
from app.jobs.rounds import run_schedules
from surveys.db.book import Books
from surveys.press import Press
from surveys.questions import RawAnswer
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import PressedElsewhere, find_draft
from tests.support.rounds import quick_start
from tests.support.staff_pulse import Staff, build_staff


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Staff:
    built = build_staff(books, tmp_path)
    run_schedules(built.house)
    return built


def press(staff: Staff, secret: SittingSecret, question: str, raw: RawAnswer) -> Press:
    round_id = staff.rounds()[0].id
    return Press(round_id, "staff", secret, question, raw, seen=99, start=quick_start(), band="staff")


def form(staff: Staff, secret: SittingSecret, words: str = "fewer forms") -> list[Press]:
    return [
        press(staff, secret, "safe_workload", RawAnswer(values=("2",))),
        press(staff, secret, "one_thing_better", RawAnswer(words=words)),
    ]


def finished(staff: Staff, secret: SittingSecret) -> bool | None:
    with staff.house.books.voices.read() as voices:
        found = find_draft(voices, secret)
    return found[1].body.finished if found else None


def test_a_form_is_taken_and_finished_in_one_unit_of_work(staff: Staff) -> None:
    secret = new_secret()
    outcomes = take_all(staff.house, form(staff, secret), secret, finishes=True)
    assert [one.stored for one in outcomes] == [True, True]
    assert finished(staff, secret) is True


def test_a_form_with_a_problem_keeps_the_rest_and_stays_unfinished(staff: Staff) -> None:
    secret = new_secret()
    outcomes = take_all(staff.house, form(staff, secret, "x" * 2_001), secret, finishes=False)
    assert [one.refusal for one in outcomes] == ["", "too_long"]
    assert finished(staff, secret) is False


def test_a_form_that_breaks_in_the_midst_leaves_nothing(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, whole, calls = new_secret(), door.take_answer, []

    def breaks(*told: object) -> object:
        calls.append(told)
        if len(calls) == 2:
            raise RuntimeError("canary")
        return whole(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(door, "take_answer", breaks)
    with pytest.raises(RuntimeError):
        take_all(staff.house, form(staff, secret), secret, finishes=True)
    assert finished(staff, secret) is None


def test_S7_the_same_form_in_four_threads_is_one_sitting(staff: Staff) -> None:
    secret = new_secret()
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(take_all, staff.house, form(staff, secret), secret, True) for _ in range(4)]
        assert all(one.stored for job in jobs for one in job.result())
    with staff.house.books.voices.read() as voices:
        assert voices.query(Sitting).count() == 1


def test_a_press_that_meets_another_each_time_gives_up(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def meets(*told: object) -> None:
        tries.append(told)
        raise PressedElsewhere("again")

    monkeypatch.setattr(door, "take_answer", meets)
    secret = new_secret()
    with pytest.raises(PressedElsewhere):
        take(staff.house, form(staff, secret)[0])
    assert len(tries) == MOST_TRIES


def test_answered_is_marked_before_the_sitting_is_finished(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = new_secret()
    take(staff.house, form(staff, secret)[0])
    invitation = staff.invitation_of("U0SAMPLE01")

    def killed(*told: object) -> None:
        raise SystemError("killed")

    monkeypatch.setattr(door, "finish", killed)
    with pytest.raises(SystemError):
        finish_sitting(staff.house, secret, invitation.id)
    assert staff.invitation_of("U0SAMPLE01").answered
    assert finished(staff, secret) is False
