"""The outbox's worker against a pretend Slack that fails in every known way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.jobs import messages
from app.jobs.messages import LOOK_AGAIN
from app.jobs.rounds import run_schedules
from bots.post.sender import MaybeSent, NotSent
from surveys.db.book import Books
from surveys.people.contact import Contact
from surveys.people.outbox import LEASE, claim
from surveys.people.slots import claim_slots
from surveys.people.workspace import why_paused
from surveys.voices.round import Round, State
from tests.support.staff_pulse import Staff, build_staff, in_slack

ROBIN = "U0SAMPLE01"


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Iterator[Staff]:
    with in_slack(books, tmp_path, people=3) as built:
        run_schedules(built.house)
        yield built


@pytest.fixture
def by_letter(books: Books, tmp_path: Path) -> Staff:
    built = build_staff(books, tmp_path, people=2)
    built.schedule(channel="email")
    run_schedules(built.house)
    return built


def faults(staff: Staff, **switched: object) -> None:
    staff.workspace().workspace.faults.switch(switched)


def counts(staff: Staff) -> list[int]:
    return [len(staff.messages_to(f"U0SAMPLE0{number}")) for number in (1, 2, 3)]


def paused(staff: Staff) -> str:
    with staff.house.books.people.read() as people:
        return why_paused(people)


def test_everybody_gets_one_message(staff: Staff) -> None:
    staff.post.run()
    staff.post.run()
    assert counts(staff) == [1, 1, 1]
    assert staff.states() == ["sent"] * 3


def test_S10_a_rate_limit_stops_the_asking_until_it_is_over(staff: Staff) -> None:
    faults(staff, rate_limit=1, retry_after=30)
    staff.post.run()
    staff.post.run()
    assert counts(staff) == [0, 0, 0]
    assert [one.attempts for one in staff.deliveries()].count(1) == 1
    staff.clock.move(seconds=31)
    staff.post.run()
    assert counts(staff) == [1, 1, 1]


@pytest.mark.parametrize("fault", [{"fail": 2}, {"fail": 2, "fail_status": 503}])
def test_S10_a_broken_slack_delays_and_doubles_nothing(staff: Staff, fault: dict[str, int]) -> None:
    faults(staff, method="chat.postMessage", **fault)
    for _ in range(3):
        staff.post.run()
        staff.clock.move(minutes=2)
    assert counts(staff) == [1, 1, 1]


def test_S10_a_reply_lost_after_slack_took_the_message_is_looked_for_first(staff: Staff) -> None:
    faults(staff, lose_reply=2, method="chat.postMessage")
    staff.post.run()
    assert staff.states().count("uncertain") == 2
    staff.clock.move(minutes=2)
    staff.post.run()
    assert counts(staff) == [1, 1, 1]
    assert staff.states() == ["sent"] * 3


def test_a_message_that_left_before_its_worker_died_is_found(staff: Staff) -> None:
    with staff.house.books.people.write() as people:
        one = claim(people, "dead", staff.clock())
    assert one is not None
    with staff.house.books.voices.read() as voices:
        round_ = voices.get_one(Round, one.round_id)
    staff.another_worker("dead")._by_slack(one, round_)
    with staff.house.books.people.write() as people:  # as if it had died before it wrote that down
        delivery = people.get_one(type(staff.deliveries()[0]), one.delivery_id)
        delivery.state, delivery.lease_until, delivery.token = "claimed", staff.clock(), one.token
    staff.clock.move(seconds=LEASE.total_seconds())
    staff.post.run()
    assert counts(staff) == [1, 1, 1]


def test_S12_whom_slack_cannot_reach_is_skipped_with_the_reason(books: Books, tmp_path: Path) -> None:
    with in_slack(books, tmp_path, people=2) as staff:
        with books.people.write() as people:
            people.query(Contact).filter_by(slack_user=ROBIN).one().slack_user = "U0NOBODY"
        staff.tick()
        assert sorted((one.state, one.reason) for one in staff.deliveries()) == [
            ("sent", ""),
            ("skipped", "user_not_found"),
        ]


def test_S13_a_revoked_token_pauses_and_the_worker_finds_out_when_it_is_good_again(staff: Staff) -> None:
    faults(staff, revoked=True)
    staff.post.run()
    assert paused(staff)
    faults(staff, revoked=False)
    staff.post.run()
    assert paused(staff), "it does not ask at every tick"
    staff.clock.move(seconds=LOOK_AGAIN.total_seconds())
    staff.post.run()
    assert not paused(staff)
    assert counts(staff) == [1, 1, 1]


def test_S13_letters_go_on_while_slack_is_lost(books: Books, tmp_path: Path) -> None:
    with in_slack(books, tmp_path, people=2) as staff:
        with books.people.write() as people:
            people.query(Contact).filter_by(slack_user=ROBIN).one().slack_user = None
        staff.workspace().workspace.faults.switch({"revoked": True})
        staff.tick()
        staff.tick()
        assert len(staff.letters.letters) == 1


def test_a_message_claimed_before_its_round_opened_waits_and_is_not_lost(staff: Staff) -> None:
    with staff.house.books.voices.write() as voices:
        voices.query(Round).one().state = State.PLANNED
    staff.post.run()
    assert staff.states() == ["waiting"] * 3
    with staff.house.books.voices.write() as voices:
        voices.query(Round).one().state = State.OPEN
    staff.clock.move(seconds=6)
    staff.post.run()
    assert counts(staff) == [1, 1, 1]


def test_T8_a_pause_in_the_midst_of_sending_stops_the_next_message(staff: Staff) -> None:
    staff.schedule(paused=True)
    staff.post.run()
    assert counts(staff) == [0, 0, 0]
    staff.schedule(paused=False)
    staff.post.run()
    assert counts(staff) == [1, 1, 1]


def test_one_message_that_breaks_holds_up_no_other(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, broken = messages.slack_invitation, [True]

    def breaks_once(*told: object) -> object:
        if broken and broken.pop():
            raise KeyError("canary")
        return whole(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(messages, "slack_invitation", breaks_once)
    staff.post.run()
    assert staff.states() == ["sent", "sent", "uncertain"]


def test_SIGTERM_ends_between_two_messages(staff: Staff) -> None:
    staff.post._stopped.set()
    assert staff.post.run() == 0


def test_a_letter_asks_by_a_private_link(by_letter: Staff) -> None:
    by_letter.post.run()
    to, subject, text, _ = by_letter.letters.letters[0]
    assert to.endswith("@council.example")
    assert "/go/i-" in text
    assert "Monday 23 November" in text


@pytest.mark.parametrize(
    ("problem", "states"),
    [
        (NotSent("refused_550", permanent=True), ["skipped"] * 2),
        (NotSent("not_connected", permanent=False), ["waiting"] * 2),
        (MaybeSent("connection_lost"), ["uncertain"] * 2),
        (RuntimeError("canary"), ["uncertain"] * 2),
    ],
)
def test_a_letters_failure_is_named_and_never_lost(
    by_letter: Staff, problem: Exception, states: list[str]
) -> None:
    by_letter.letters.failing = problem
    by_letter.post.run()
    assert by_letter.states() == states


def test_two_workers_share_the_messages(staff: Staff) -> None:
    with staff.house.books.people.write() as people:
        claim_slots(people, staff.clock())
    for worker in (staff.post, staff.another_worker("worker-2")):
        worker.run()
    assert counts(staff) == [1, 1, 1]
