"""A council's staff and a pretend workspace: schedules, slots, messages and forms, on one clock."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select
from waitress.server import create_server
from waitress.wasyncore import close_all

from app.config import read_settings
from app.factory import build_app
from app.jobs.messages import Post
from app.jobs.reminders import remind
from app.jobs.rounds import run_schedules
from app.slack import OPT_OUT_KEY, Doors
from app.wiring import House
from bots.pretend_slack.server import PretendSettings, PretendSlack, make_pretend_slack
from bots.pretend_slack.visitor import Visitor
from bots.slack.client import SlackDelivery
from bots.slack.wiring import slack_handler
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.schedule import Schedule
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import make_codes_pepper
from surveys.voices.round import Round

MONDAY = date(2026, 11, 16)
OPENS = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # London has winter time
TOKEN, SECRET = "xoxb-pretend", "a signing secret"
AUDIENCE, SCHEDULE = "a" * 32, "5" * 32


@dataclass
class Letters:
    """A sender that keeps what it was given, and can be told to fail."""

    letters: list[tuple[str, str, str, str]] = field(default_factory=list)
    failing: Exception | None = None

    def send(self, to: str, subject: str, text: str, key: str) -> None:
        """Keep a letter, or fail."""
        if self.failing is not None:
            raise self.failing
        self.letters.append((to, subject, text, key))


@dataclass
class Clock:
    """A clock that stands until a test moves it."""

    moment: datetime = OPENS

    def __call__(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        """The same as Slack counts it."""
        return self.moment.timestamp()

    def move(self, **by: float) -> None:
        """Let time pass: move(days=3)."""
        self.moment += timedelta(**by)


@dataclass
class Staff:
    """Staff, their pulse and their Slack, as one test meets them."""

    house: House
    clock: Clock
    letters: Letters
    pretend: PretendSlack | None = None
    slack: SlackDelivery | None = None
    post: Post = field(init=False)

    def __post_init__(self) -> None:
        self.post = self.another_worker("worker-1")

    def another_worker(self, name: str) -> Post:
        """A worker of the outbox."""
        return Post(self.house, name, self.slack, self.letters)

    def tick(self) -> None:
        """What the worker does for staff: schedules, reminders, messages."""
        run_schedules(self.house)
        remind(self.house)
        self.post.run()

    def deliveries(self, kind: str = "invitation") -> list[Delivery]:
        """Every message of a kind, as it stands."""
        with self.house.books.people.read() as people:
            return list(people.scalars(select(Delivery).where(Delivery.kind == kind)))

    def states(self, kind: str = "invitation") -> list[str]:
        """The states of the messages of a kind, sorted."""
        return sorted(one.state for one in self.deliveries(kind))

    def invitation_of(self, slack_user: str) -> Invitation:
        """The newest-written invitation of a Slack user."""
        with self.house.books.people.read() as people:
            query = select(Invitation).join(Contact, Contact.id == Invitation.contact_id)
            return people.scalars(query.where(Contact.slack_user == slack_user)).one()

    def rounds(self) -> list[Round]:
        """Every round, oldest first."""
        with self.house.books.voices.read() as voices:
            return list(voices.scalars(select(Round).order_by(Round.opens_at)))

    def schedule(self, **changes: Any) -> None:
        """Change the schedule."""
        with self.house.books.people.write() as people:
            schedule = people.get_one(Schedule, SCHEDULE)
            for name, value in changes.items():
                setattr(schedule, name, value)

    def workspace(self) -> PretendSlack:
        """The pretend workspace, of a test that has one."""
        assert self.pretend is not None
        return self.pretend

    def visitor(self, slack_user: str) -> Visitor:
        """The hands of one of the staff."""
        return Visitor(self.workspace().workspace, self.workspace().delivery, slack_user)

    def messages_to(self, slack_user: str) -> list[dict[str, Any]]:
        """What stands in one person's conversation."""
        return list(self.workspace().workspace.messages.get("D" + slack_user[1:], []))

    def open_form(self, slack_user: str) -> dict[str, Any]:
        """Press “Answer now” on the newest message; the form that opens."""
        ts = self.messages_to(slack_user)[-1]["ts"]
        assert self.visitor(slack_user).press(ts, "pulse", "pulse_open") == {"ok": True}
        return self.form(slack_user)

    def form(self, slack_user: str) -> dict[str, Any]:
        """The form that this person has before their eyes."""
        return dict(self.workspace().workspace.stacks[slack_user][-1])


def build_staff(books: Books, folder: Path, people: int = 12, **settings: str) -> Staff:
    """A house with a fortnightly pulse from Monday at nine, in London, open for seven days."""
    clock = Clock()
    told = {"HEARD_DATA": str(folder), "HEARD_COUNCIL_HELP_LINES": "Front door: 01632 960001", **settings}
    house = House(read_settings(told), books, KeyFolder(folder / "keys"), clock)
    make_codes_pepper(house.keys)
    house.keys.make(OPT_OUT_KEY, b"o" * 32)
    with books.voices.write() as voices:
        make_care_key(voices, house.keys, MONDAY)
    with books.people.write() as session:
        session.add(Audience(id=AUDIENCE, name="Everybody", kind="staff"))
        session.flush()
        session.add(_pulse())
        for number in range(1, people + 1):
            session.add(
                Contact(
                    audience_id=AUDIENCE,
                    name=f"Invented {number}",
                    slack_user=f"U0SAMPLE{number:02}",
                    email=f"staff{number}@council.example",
                    group_label="big team" if number <= 10 else "small team",
                )
            )
    return Staff(house, clock, Letters())


def _pulse() -> Schedule:
    return Schedule(
        id=SCHEDULE,
        audience_id=AUDIENCE,
        questionnaire="staff_pulse",
        question_set="a",
        title="Staff pulse",
        every_weeks=2,
        starts_on=MONDAY,
        opens_at=time(9, 0),
        open_days=7,
        channel="slack",
    )


@contextmanager
def in_slack(books: Books, folder: Path, people: int = 12) -> Iterator[Staff]:
    """The same with a pretend workspace on loopback; its presses go through the real route of the app."""
    app: list[Flask] = []

    def post(url: str, body: bytes, headers: dict[str, str], seconds: float) -> tuple[int, bytes]:
        reply = app[0].test_client().post("/slack/events", data=body, headers=headers)
        return reply.status_code, reply.data

    clock: list[Clock] = []
    settings = PretendSettings(
        "tryout", "http://127.0.0.1/slack", TOKEN, SECRET, clock=lambda: clock[0].seconds(), post=post
    )
    pretend = make_pretend_slack(settings)
    with on_loopback(pretend) as port:
        api = f"http://127.0.0.1:{port}/api/"
        tokens = {
            "HEARD_SLACK_BOT_TOKEN": TOKEN,
            "HEARD_SLACK_SIGNING_SECRET": SECRET,
            "HEARD_SLACK_API": api,
        }
        staff = build_staff(books, folder, people, **tokens)
        clock.append(staff.clock)
        staff.pretend, staff.slack = pretend, SlackDelivery(TOKEN, api, timeout=2)
        staff.post = staff.another_worker("worker-1")
        app.append(build_app(staff.house))
        app[0].extensions["slack"] = slack_handler(
            SECRET, TOKEN, Doors(staff.house), api, staff.clock.seconds
        )
        yield staff


@contextmanager
def on_loopback(app: Any) -> Iterator[int]:
    """A WSGI app on a free loopback port."""
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.trigger.pull_trigger(lambda: close_all(server._map, ignore_all=True))
    thread.join(5)
    server.task_dispatcher.shutdown(timeout=1)


def everything_said(staff: Staff) -> str:
    """Every message of the workspace, whispers too, as one text."""
    workspace = staff.workspace().workspace
    return json.dumps([workspace.messages, workspace.whispers])
