"""Every route names its audience, and the matrix of routes and roles is exactly what those names say."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Blueprint, Flask
from werkzeug.routing import Rule

from app import factory
from app.access import ANYONE, ROLES, STAFF, audience, audience_of
from app.config import read_settings
from app.wiring import House, build_house
from tests.support.books import BookUrls

# Whom each room may let in at most. A new room without a line fails; so does a door wider than its room.
ROOMS = {
    None: {ANYONE},  # stylesheets and pictures
    "health": {ANYONE},
    "young_people": {ANYONE},
    "wall": {ANYONE},
    "slack": {ANYONE, "slack"},
    "accounts": {ANYONE, STAFF},
    "team": {"team_member"},
    "desk": {"duty_lead", "deputy", "manager"},
    "board": {"board_reader", "team_member", "manager"},
    "admin": {"administrator"},
}
# No person's doors: whoever comes proves it by other means behind the door, such as Slack's signature.
PROVED_BEHIND = {"slack", "machine"}
# Whoever reads words anywhere may say that a child could be at risk.
EVERY_READER = {"team_member", "duty_lead", "deputy", "manager", "board_reader"}
RAISE_CONCERN = "raise_concern"


@dataclass(frozen=True)
class Person:
    """Somebody signed in with these roles; the real shape of what the guard asks for."""

    roles: Collection[str]
    handle: str = "sam.example"
    name: str = "Sam Example"


class Visitor:
    """Who is asking at the moment: nobody, or a person."""

    def __init__(self) -> None:
        self.person: Person | None = None

    def __call__(self) -> Person | None:
        return self.person


@pytest.fixture
def house(sqlite_urls: BookUrls, tmp_path: Path) -> Iterator[House]:
    named = {"HEARD_PEOPLE_URL": sqlite_urls.people, "HEARD_VOICES_URL": sqlite_urls.voices}
    built = build_house(read_settings({**named, "HEARD_DATA": str(tmp_path)}))
    yield built
    built.books.dispose()


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture
def app(house: House, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The real application, except that the visitor is whom the test says."""
    monkeypatch.setattr(factory, "signed_in", visitor)
    monkeypatch.setattr(factory, "check_form", lambda: None)
    return factory.build_app(house)


def unnamed(app: Flask) -> list[str]:
    """Return the routes whose view never said whom it is for."""
    return [rule.rule for rule in app.url_map.iter_rules() if not audience_of(app, rule.endpoint)]


def too_wide(app: Flask) -> list[str]:
    """Return the routes that let in more people than their room may."""
    found = []
    for rule in app.url_map.iter_rules():
        room = rule.endpoint.rpartition(".")[0].partition(".")[0] or None
        allowed = ROOMS.get(room, set()) | (EVERY_READER if RAISE_CONCERN in rule.endpoint else set())
        if not (audience_of(app, rule.endpoint) or frozenset()) <= allowed:
            found.append(f"{rule.rule} ({room}) is open to {sorted(audience_of(app, rule.endpoint) or [])}")
    return found


def wrong_doors(app: Flask, visitor: Visitor) -> list[str]:
    """Ask every route as nobody and in every role; return each door that opened or stayed shut wrongly."""
    _hollow_out(app)
    found = []
    with app.test_client() as client:
        for rule in app.url_map.iter_rules():
            wanted = audience_of(app, rule.endpoint) or frozenset()
            for role in (None, *ROLES):
                visitor.person = Person([role]) if role else None
                answered = client.open(_path(app, rule), method=_method(rule)).status_code
                may = bool(wanted & {ANYONE, *PROVED_BEHIND}) or bool(role and wanted & {role, STAFF})
                if (answered == 204) is not may:
                    found.append(f"{rule.rule} as {role}: {answered}")
    return found


def _hollow_out(app: Flask) -> None:
    """Leave the doors and take out what is behind them, so that only the guard answers."""
    for endpoint in app.view_functions:

        def empty_room(**_values: object) -> tuple[str, int]:
            return "", 204

        empty_room.audience = audience_of(app, endpoint)  # type: ignore[attr-defined]
        app.view_functions[endpoint] = empty_room


def _method(rule: Rule) -> str:
    methods = rule.methods or {"GET"}
    return "GET" if "GET" in methods else sorted(methods)[0]


def _path(app: Flask, rule: Rule) -> str:
    values = {name: _sample(rule, name) for name in rule.arguments}
    with app.test_request_context():
        return str(app.url_map.bind("localhost").build(rule.endpoint, values, method=_method(rule)))


def _sample(rule: Rule, name: str) -> object:
    converter = type(rule._converters[name]).__name__
    return 1 if converter in ("IntegerConverter", "FloatConverter") else "x"


def test_every_route_names_its_audience(app: Flask) -> None:
    assert unnamed(app) == []


def test_no_route_is_wider_than_its_room(app: Flask) -> None:
    assert too_wide(app) == []


def test_W13_every_route_opens_to_its_audience_and_to_nobody_else(app: Flask, visitor: Visitor) -> None:
    assert wrong_doors(app, visitor) == []


def test_a_planted_route_without_an_audience_is_found(app: Flask) -> None:
    app.add_url_rule("/planted", "planted", lambda: "")
    assert "/planted" in unnamed(app)


def test_a_planted_door_wider_than_its_room_is_found(app: Flask) -> None:
    app.add_url_rule("/planted", "admin.planted", audience("administrator", "board_reader")(lambda: ""))
    assert any(fault.startswith("/planted") for fault in too_wide(app))


def test_a_planted_new_room_is_found(app: Flask) -> None:
    room = Blueprint("cellar", __name__)
    room.add_url_rule("/planted", "planted", audience(ANYONE)(lambda: ""))
    app.register_blueprint(room)
    assert any(fault.startswith("/planted") for fault in too_wide(app))


def test_W13_a_planted_hole_in_the_guard_is_found(app: Flask, visitor: Visitor) -> None:
    app.add_url_rule("/planted", "planted", audience("administrator")(lambda: ""))
    app.before_request_funcs[None] = []
    assert "/planted as None: 204" in wrong_doors(app, visitor)
