"""What the staff pages say beside their templates: names of rooms, and notices after something was done."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_NOTICES: dict[str, dict[str, str]] = tomllib.loads((_HERE / "notices.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Room:
    """One room of the staff pages: its name, its first page, and what one does there."""

    name: str
    endpoint: str
    prefix: str
    about: str


@dataclass(frozen=True)
class Notice:
    """One sentence on top of a page; `wrong` when something is to be put right."""

    text: str
    wrong: bool


ROOMS = tuple(Room(**room) for room in tomllib.loads((_HERE / "rooms.toml").read_text("utf-8"))["room"])


def notice_for(key: str) -> Notice | None:
    """The notice of a key from the address; None for a key that we don't know."""
    if key in _NOTICES["done"]:
        return Notice(_NOTICES["done"][key], wrong=False)
    if key in _NOTICES["wrong"]:
        return Notice(_NOTICES["wrong"][key], wrong=True)
    return None
