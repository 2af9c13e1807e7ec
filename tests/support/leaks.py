"""Detectors: each looks at what a round left behind and names the leak that it finds, if there is one.

The honest house must give an empty set; each planted leak must be named (P20).
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from tests.support.evidence import Evidence, Rows
from tests.support.linkage import has_hidden_order
from tests.support.matching import families

OF_A_PERSON = (
    "sitting", "remark", "tally", "code_reader", "reading_item", "concern", "quarantined", "released_words",
)  # fmt: skip
TO_THE_HOUR = ("received_hour", "due_at", "alert_after")
NAMES_A_PERSON = (
    "id", "contact_id", "invitation_id", "token_hash", "token", "slack_user", "email", "name",
)  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


def leaks_found(evidence: Evidence) -> set[str]:
    """The names of the leaks that there are."""
    return {name for name, detect in DETECTORS.items() if detect(evidence)}


def _values(tables: dict[str, Rows], names: Iterable[str] | None = None) -> Iterator[tuple[str, str, Any]]:
    for table in names or tables:
        for row in tables.get(table, []):
            for column, value in row.items():
                yield table, column, value


def _hidden_row_number(evidence: Evidence) -> bool:
    engine = evidence.crowd.books.voices.engine
    return any(has_hidden_order(engine, table) for table in OF_A_PERSON)


def _time_finer_than_a_day(evidence: Evidence) -> bool:
    for tables in (evidence.before, evidence.after):
        for _, column, value in _values(tables, OF_A_PERSON):
            told = value.isoformat() if isinstance(value, datetime) else str(value)[:40]
            if MOMENT.match(told) and (column not in TO_THE_HOUR or ":00:00" not in told):
                return True
    return False


def _more_than_one_size(evidence: Evidence) -> bool:
    tables = ("sitting", "reading_item")
    return any(len({len(row["sealed"]) for row in evidence.before[one]}) > 1 for one in tables)


def _count_of_presses(evidence: Evidence) -> bool:
    return any(isinstance(value, int) for _, _, value in _values(evidence.before, ("sitting",)))


def _concern_copied_into_the_envelope(evidence: Evidence) -> bool:
    return any(words and words in evidence.bodies for words in evidence.concerns)


def _answers_beside_the_seal(evidence: Evidence) -> bool:
    said = {marker.encode() for person in evidence.crowd.people for marker in person.words.values()}
    tables = ("sitting", "reading_item", "concern")
    stored = b"\0".join(_bytes(value) for _, _, value in _values(evidence.before, tables))
    return any(marker in stored for marker in said)


def _secret_in_the_book(evidence: Evidence) -> bool:
    known = {word.encode() for p in evidence.crowd.people for word in (p.secret, p.start.code)}
    stored = b"\0".join(_bytes(value) for _, _, value in _values(evidence.before))
    return any(one in stored for one in known)


def _sitting_known_after_the_mix(evidence: Evidence) -> bool:
    crowd = evidence.crowd
    gone = {person.secret for person in crowd.people} | {p.tag for p in crowd.people if p.tag}
    gone |= {str(row[name]) for row in evidence.before["sitting"] for name in ("id", "stamp", "code_id")}
    return _holds(evidence.after, gone)


def _invitation_in_voices(evidence: Evidence) -> bool:
    known = {
        value
        for _, column, value in _values(evidence.people, ("contact", "invitation", "delivery"))
        if column in NAMES_A_PERSON and value
    }
    in_bodies = any(one in evidence.bodies for one in known)
    return in_bodies or _holds(evidence.before, known) or _holds(evidence.after, known)


def _holds(tables: dict[str, Rows], secrets: set[str]) -> bool:
    return any(isinstance(value, str) and value in secrets for _, _, value in _values(tables))


def _payload_in_a_file(evidence: Evidence) -> bool:
    said = [marker.encode() for person in evidence.crowd.people for marker in person.words.values()]
    outside = [file for name, file in evidence.files.items() if ".sqlite" not in name]
    return any(marker in file for file in outside for marker in said)


def _group_of_too_few(evidence: Evidence) -> bool:
    k = next(row["k"] for row in evidence.after["round"] if row["id"] == evidence.crowd.sample.round_id)
    known = [{"band": person.band, **person.cells} for person in evidence.crowd.people]
    cells = {(row["dimension"], row["cell"]) for name in ("tally", "remark") for row in evidence.after[name]}
    for dimension, cell in cells:
        parts = dimension.split(" + ") if dimension else []
        if 0 < sum(" + ".join(p.get(part, "") for part in parts) == cell for p in known) < k:
            return True
    return _left_over(evidence, known, k)


def _left_over(evidence: Evidence, known: list[dict[str, str]], k: int) -> bool:
    """Fewer than k people stand in no cell of a dimension, so that they are had by subtraction."""
    by_dimension: dict[str, set[str]] = {}
    for row in evidence.after["tally"]:
        by_dimension.setdefault(row["dimension"], set()).add(row["cell"])
    for dimension, cells in by_dimension.items():
        parts = dimension.split(" + ") if dimension else []
        left = sum(" + ".join(person.get(part, "") for part in parts) not in cells for person in known)
        if 0 < left < k:
            return True
    return False


def _label_of_too_few(evidence: Evidence) -> bool:
    k = 5
    labels = [row["group_label"] for row in evidence.people["invitation"] if row["group_label"]]
    return any(labels.count(label) < 2 * k for label in set(labels))


def _order_kept_at_the_mix(evidence: Evidence) -> bool:
    """Rows lie in the order in which people answered or were sealed (a rank correlation of 5 sigma)."""
    found, _ = families(evidence.crowd)
    numbers = {person.number: person.pressed_at for person in evidence.crowd.people}
    lies = {"groups": [row["group_id"] for row in evidence.after["remark"]]}
    lies["readers"] = [row["reader_id"] for row in evidence.after["code_reader"]]
    by_row = {row["id"]: row["code_id"] for row in evidence.before["sitting"]}
    for family in found:
        rows = list(dict.fromkeys(row for row in lies.get(family.name, []) if row in family.truth))
        codes = {p.number: p.start.in_round.code_id for p in evidence.crowd.people}
        places = {code: place for place, code in enumerate(by_row.values())}
        people = [family.truth[row] for row in rows]
        for order in (
            [numbers[person][0] for person in people],
            [numbers[person][-1] for person in people],
            [places.get(codes[person], 0) for person in people],
        ):
            if len(order) > 5 and abs(rank_correlation(order)) > 5 / math.sqrt(len(order) - 1):
                return True
    return False


def rank_correlation(order: list[int]) -> float:
    """Spearman's, of a list against its own positions."""
    ranks = {value: rank for rank, value in enumerate(sorted(order))}
    n = len(order)
    apart = sum((place - ranks[value]) ** 2 for place, value in enumerate(order))
    return 1 - 6 * apart / (n * (n * n - 1))


def _key_kept(evidence: Evidence) -> bool:
    round_id = evidence.crowd.sample.round_id
    return any(evidence.crowd.sample.keys.has(f"{part}/{round_id}") for part in ("rounds", "peppers"))


def _reading_item_tells_who_wrote(evidence: Evidence) -> bool:
    wrote, passed = evidence.items_by_press[True], evidence.items_by_press[False]
    return bool(wrote and passed and wrote != passed)


def _sitting_left(evidence: Evidence) -> bool:
    return bool(evidence.after["sitting"])


def _old_pages_left(evidence: Evidence) -> bool:
    seals = [bytes(row["sealed"])[-64:] for row in evidence.before["sitting"]]
    return any(seal in file for file in evidence.files.values() for seal in seals)


def _one_key_in_both_books(evidence: Evidence) -> bool:
    def words(tables: dict[str, Rows]) -> set[str]:
        return {v for _, _, v in _values(tables) if isinstance(v, str) and re.fullmatch(r"[0-9a-f]{32,}", v)}

    return bool(words(evidence.people) & words(evidence.after) - {evidence.crowd.sample.round_id})


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


DETECTORS: dict[str, Callable[[Evidence], bool]] = {
    "hidden row number": _hidden_row_number,
    "time finer than a day": _time_finer_than_a_day,
    "more than one size": _more_than_one_size,
    "count of presses": _count_of_presses,
    "concern copied into the envelope": _concern_copied_into_the_envelope,
    "answers beside the seal": _answers_beside_the_seal,
    "secret in the book": _secret_in_the_book,
    "sitting known after the mix": _sitting_known_after_the_mix,
    "invitation in voices": _invitation_in_voices,
    "payload in a file": _payload_in_a_file,
    "group of too few": _group_of_too_few,
    "label of too few": _label_of_too_few,
    "order kept at the mix": _order_kept_at_the_mix,
    "key kept": _key_kept,
    "reading item tells who wrote": _reading_item_tells_who_wrote,
    "sitting left": _sitting_left,
    "old pages left": _old_pages_left,
    "one key in both books": _one_key_in_both_books,
}
