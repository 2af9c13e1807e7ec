"""Who is in the pretend workspace: sixty invented staff in six groups, and four odd ones."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROSTER_FILE = Path(__file__).with_name("roster.toml")


@dataclass(frozen=True)
class Person:
    """One invented member. `kind` is staff, deactivated, guest, bot or stranger."""

    id: str
    name: str
    email: str
    group: str
    kind: str = "staff"
    visitor: bool = False


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(ROSTER_FILE.read_text(encoding="utf-8"))


@cache
def everybody() -> tuple[Person, ...]:
    """Everyone in the workspace, odd ones too."""
    return tuple(Person(**row) for row in _file()["person"])


def roster() -> tuple[Person, ...]:
    """The sixty staff, ten a group, the ten visitors first: name, e-mail, Slack id and group of each."""
    return tuple(person for person in everybody() if person.kind == "staff")


def workspace_name() -> str:
    """The pretend workspace's name."""
    return str(_file()["workspace"])


def team_id() -> str:
    """The pretend workspace's id."""
    return str(_file()["team_id"])


def bot_user() -> str:
    """The user id under which the app speaks."""
    return str(_file()["bot_user"])


def as_slack_user(person: Person) -> dict[str, Any]:
    """The user object that users.list and users.info give."""
    return {
        "id": person.id,
        "team_id": team_id() if person.kind != "stranger" else "T0ELSEWHERE",
        "name": person.email.split("@")[0],
        "real_name": person.name,
        "deleted": person.kind == "deactivated",
        "is_bot": person.kind == "bot",
        "is_app_user": False,
        "is_restricted": person.kind == "guest",
        "is_ultra_restricted": False,
        "is_stranger": person.kind == "stranger",
        "profile": {"real_name": person.name, "display_name": person.name},
    }
