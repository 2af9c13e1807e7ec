"""Slack's one route, as Slack meets it: in time under load, signed, and silent where there is no Slack."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from waitress.wasyncore import close_all

from app.factory import build_app
from app.jobs.rounds import run_schedules
from app.wiring import House
from app.wsgi import make_server
from bots.pretend_slack.delivery import FORM, post_http, signed_headers
from surveys.db.book import Book, Books
from surveys.people.seen_event import SeenEvent
from surveys.voices.sitting import Sitting
from tests.support.size import Size
from tests.support.staff_pulse import SECRET, Staff, build_staff, in_slack

PRESSES = 50
LATE = 3.0
USERS = [f"U0SAMPLE{number:02}" for number in range(1, PRESSES + 1)]


@contextmanager
def served(house: House) -> Iterator[str]:
    """The shipped web server with its shipped settings, on a free port."""
    server = make_server(house, 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/slack/events"
    server.trigger.pull_trigger(lambda: close_all(server._map, ignore_all=True))
    thread.join(5)
    server.task_dispatcher.shutdown(timeout=1)


@contextmanager
def slow_commits(book: Book, seconds: float) -> Iterator[None]:
    """Every commit of a writer takes this much longer, as on a busy disk."""

    def wait(connection: Any) -> None:
        if not book.is_sqlite or connection.get_execution_options().get("writes", False):
            time.sleep(seconds)

    event.listen(book.engine, "commit", wait)
    yield
    event.remove(book.engine, "commit", wait)


def stall(book: Book, table: str, seconds: float) -> None:
    """Another process holds the book's writers for a while."""
    connection = book.engine.connect().execution_options(writes=True)
    connection.begin()
    if not book.is_sqlite:
        connection.execute(text(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"))
    threading.Timer(seconds, connection.close).start()


def worst(users: list[str], deed: Callable[[str], dict[str, Any]]) -> float:
    """The longest wait when all of them do it at once; each one must go well."""

    def one(user: str) -> float:
        started = time.monotonic()
        assert deed(user) == {"ok": True}
        return time.monotonic() - started

    with ThreadPoolExecutor(len(users)) as pool:
        return max(pool.map(one, users))


def asked_now(staff: Staff) -> None:
    """Everybody has the message of a round that opened this morning."""
    staff.clock.moment = datetime.now(UTC)
    staff.schedule(starts_on=(staff.clock() - timedelta(days=3)).date(), every_weeks=1)
    staff.clock.moment = datetime.now(UTC) + timedelta(hours=1)
    run_schedules(staff.house)
    while "waiting" in staff.states():
        staff.post.run()
        staff.clock.move(seconds=5)
    staff.clock.moment = datetime.now(UTC)


def test_S2_fifty_at_once_are_answered_in_three_seconds_while_the_books_are_slow(
    books: Books, tmp_path: Path, size: Size
) -> None:
    users, slow = USERS[: size(12, PRESSES)], size(2, 10) / 10
    with in_slack(books, tmp_path, len(users)) as staff:
        asked_now(staff)
        delivery = staff.workspace().delivery
        with served(staff.house) as url:
            delivery.app_url, delivery.post = url, post_http
            with slow_commits(books.people, slow), slow_commits(books.voices, slow):
                presses = worst(
                    users, lambda user: staff.visitor(user).press(last(staff, user), "pulse", "pulse_open")
                )
            time.sleep(2)  # nobody reads and fills a form faster
            stall(books.people, "invitation", slow)
            stall(books.voices, "sitting", slow)
            forms = worst(
                users,
                lambda user: staff.visitor(user).submit(staff.form(user)["id"], {"q:safe_workload": "v:2"}),
            )
        assert presses < LATE
        assert forms < LATE
        with books.voices.read() as voices:
            assert voices.query(Sitting).count() == len(users)


def last(staff: Staff, user: str) -> str:
    return str(staff.messages_to(user)[-1]["ts"])


def test_a_press_leaves_nothing_in_the_people_book(books: Books, tmp_path: Path) -> None:
    with in_slack(books, tmp_path, 1) as staff:
        staff.tick()
        staff.open_form(USERS[0])
        with books.people.read() as people:
            assert people.query(SeenEvent).count() == 0


def test_S5_a_press_replayed_opens_one_form(books: Books, tmp_path: Path) -> None:
    with in_slack(books, tmp_path, 1) as staff:
        staff.tick()
        staff.workspace().workspace.faults.switch({"duplicate": 1})
        staff.open_form(USERS[0])
        assert len(staff.workspace().workspace.stacks[USERS[0]]) == 1
        assert staff.workspace().workspace.whispers == {}


def test_S9_a_form_that_slack_refuses_is_offered_again(books: Books, tmp_path: Path) -> None:
    with in_slack(books, tmp_path, 1) as staff:
        staff.tick()
        staff.workspace().workspace.faults.switch({"fail": 1, "method": "views.open"})
        staff.visitor(USERS[0]).press(last(staff, USERS[0]), "pulse", "pulse_open")
        [again] = staff.workspace().workspace.whispers["D0SAMPLE01"]
        assert "press once more" in again["text"]
        staff.visitor(USERS[0]).press(again["ts"], "pulse", "pulse_open")
        assert staff.form(USERS[0])["title"]["text"] == "Your check-in"


@pytest.mark.parametrize("seconds", [-301, 301])
def test_S3_a_stale_or_future_signature_is_refused(books: Books, tmp_path: Path, seconds: int) -> None:
    with in_slack(books, tmp_path, 1) as staff:
        body = b"payload=%7B%7D"
        headers = signed_headers(SECRET, body, FORM, time.time() + seconds)
        reply = build_app(staff.house).test_client().post("/slack/events", data=body, headers=headers)
        assert reply.status_code == 401


def test_S13_an_uninstalled_app_pauses_its_messages(books: Books, tmp_path: Path) -> None:
    with in_slack(books, tmp_path, 1) as staff:
        staff.workspace().workspace.faults.switch({"revoked": True})
        staff.workspace().delivery.event("Ev1", {"type": "app_uninstalled"})
        staff.workspace().delivery.run_due()
        staff.tick()
        assert staff.states() == ["waiting"]
        assert staff.deliveries()[0].attempts == 0


def test_without_slack_there_is_no_such_page(sqlite_books: Books, tmp_path: Path) -> None:
    staff = build_staff(sqlite_books, tmp_path)
    assert build_app(staff.house).test_client().post("/slack/events", data=b"{}").status_code == 404
