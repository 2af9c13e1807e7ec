"""Evidence: what a round leaves behind in rows, keys and files, taken down before and after its mix."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, inspect, text

from surveys.safeguarding.care_box import care_private, open_with_care
from surveys.voices.envelope import open_for_mixer
from surveys.voices.round_keys import private_key
from tests.support.crowd import Crowd

Rows = list[dict[str, Any]]


@dataclass
class Evidence:
    """What is left of a round: rows before and after the mix, keys, files, and what only the test knows."""

    crowd: Crowd
    folder: Path
    before: dict[str, Rows] = field(default_factory=dict)
    after: dict[str, Rows] = field(default_factory=dict)
    people: dict[str, Rows] = field(default_factory=dict)
    bodies: str = ""  # every envelope, opened with the round's key while there was one
    concerns: list[str] = field(default_factory=list)  # words of concerns, opened with the care key
    items_by_press: dict[bool, set[int]] = field(default_factory=lambda: {True: set(), False: set()})
    files: dict[str, bytes] = field(default_factory=dict)


def look_before_the_mix(evidence: Evidence) -> None:
    """Take down what the voices book holds while the round is open."""
    crowd = evidence.crowd
    evidence.before = dump(crowd.books.voices.engine)
    key, round_id = private_key(crowd.sample.keys, crowd.sample.round_id), crowd.sample.round_id
    for row in evidence.before["sitting"]:
        with suppress(Exception):  # one that doesn't open is no envelope
            evidence.bodies += repr(open_for_mixer(key, bytes(row["sealed"]), round_id, row["id"]))
    care = care_private(crowd.sample.keys)
    for row in evidence.before["concern"]:
        with suppress(Exception):
            evidence.concerns.append(open_with_care(care, bytes(row["sealed"])).words)


def look_after_the_mix(evidence: Evidence) -> None:
    """Take down what both books and the files hold when all is mixed and forgotten."""
    books = evidence.crowd.books
    evidence.after, evidence.people = dump(books.voices.engine), dump(books.people.engine)
    evidence.files = {str(file): file.read_bytes() for file in evidence.folder.rglob("*") if file.is_file()}


def dump(engine: Engine) -> dict[str, Rows]:
    """Every row of every table."""
    with engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings()]
            for table in inspect(engine).get_table_names()
        }
