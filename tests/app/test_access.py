"""Who may open which page: nobody until the view says so; refusals at the safeguarding desk are noted."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Blueprint, Flask, abort
from flask.testing import FlaskClient
from sqlalchemy import select

from app.access import Staff, audience, guard, may_open
from app.config import read_settings
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.people.audit_entry import AuditEntry


@dataclass
class Somebody:
    """A signed-in person of a test."""

    handle: str = "sam"
    name: str = "Sam Example"
    roles: frozenset[str] = frozenset({"board_reader"})


@dataclass
class Place:
    """A small application with a page for each kind of reader."""

    app: Flask
    house: House
    reader: Staff | None = None
    form_is_ours: bool = True
    checked: list[str] = field(default_factory=list)

    def check_form(self) -> None:
        if not self.form_is_ours:
            abort(403)

    def status(self, path: str, method: str = "GET") -> int:
        return self.app.test_client().open(path, method=method).status_code


def say() -> str:
    return "here"


@pytest.fixture
def place(sqlite_books: Books, tmp_path: Path) -> Place:
    app = Flask("place")
    app.test_client_class = FlaskClient  # these are no whole pages
    house = House(read_settings({"HEARD_DATA": str(tmp_path)}), sqlite_books, KeyFolder(tmp_path / "keys"))
    made = Place(app, house)
    desk = Blueprint("safeguarding_desk", "place")
    desk.add_url_rule("/desk/<number>", "item", audience("duty_lead")(lambda number: "item"))
    app.register_blueprint(desk)
    rules = {
        "/open": ("anyone",),
        "/any-staff": ("staff",),
        "/board": ("board_reader",),
        "/admin": ("administrator",),
    }
    for path, roles in rules.items():
        app.add_url_rule(path, path, audience(*roles)(lambda: "here"), methods=["GET", "POST"])
    app.add_url_rule("/forgotten", "forgotten", say)
    app.add_url_rule("/sign-in", "accounts.sign_in", audience("anyone")(lambda: "sign in"))
    guard(app, house, lambda: made.reader, made.check_form)
    return made


def test_a_view_that_names_no_audience_opens_for_nobody(place: Place) -> None:
    assert place.status("/forgotten") == 500


def test_a_word_that_is_no_role_is_refused_when_the_view_is_written() -> None:
    for words in ((), ("everybody",), ("anyone", "boss")):
        with pytest.raises(ValueError, match="anyone, staff or a role"):
            audience(*words)


def test_strangers_are_led_to_sign_in_and_can_press_nothing(place: Place) -> None:
    assert place.status("/open") == 200
    assert place.status("/board") == 303
    assert place.status("/board", "POST") == 403


def test_W13_a_role_opens_its_own_pages_only(place: Place) -> None:
    place.reader = Somebody()
    assert [place.status(path) for path in ("/open", "/any-staff", "/board", "/admin")] == [
        200,
        200,
        200,
        403,
    ]
    assert may_open(place.app, "/board", place.reader.roles) and not may_open(
        place.app, "/admin", place.reader.roles
    )


def test_W11_a_press_of_staff_needs_a_form_of_their_session(place: Place) -> None:
    place.reader, place.form_is_ours = Somebody(), False
    assert place.status("/board", "POST") == 403


def test_G7_a_refusal_at_the_safeguarding_desk_is_written_down(place: Place) -> None:
    place.reader = Somebody()
    assert place.status("/desk/42") == 403
    with place.house.books.people.read() as session:
        entry = session.scalars(select(AuditEntry)).one()
    assert (entry.handle, entry.deed, entry.subject) == ("sam", "was refused", "safeguarding_desk.item")


def test_G7_planted_a_refusal_elsewhere_leaves_no_entry(place: Place) -> None:
    place.reader = Somebody()
    place.status("/admin")
    with place.house.books.people.read() as session:
        assert session.scalars(select(AuditEntry)).all() == []
