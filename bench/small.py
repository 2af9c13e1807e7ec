"""Small figures: the raw loop of one row a commit, sealing a sitting, and triage of a text."""

import time
from collections.abc import Callable
from pathlib import Path

from bench.places import open_house, plain_connection
from surveys.questionnaires.starters import catalogue
from surveys.questions import Answer
from surveys.safeguarding.triage import triage_words
from surveys.voices.body import Body, body_size
from surveys.voices.code_keys import stretch
from surveys.voices.envelope import Draft, new_secret, seal, sealed_size, sitting_id
from surveys.words.codes import new_code

ROUND = "a" * 32
SAID = "i like my room and the garden but i would like to see my brother more often "


def a_second(deed: Callable[[], object], seconds: float) -> float:
    """How often a deed is done in a second."""
    until, times, began = time.perf_counter() + seconds, 0, time.perf_counter()
    while time.perf_counter() < until:
        deed()
        times += 1
    return times / (time.perf_counter() - began)


def raw_loop(folder: Path, seconds: float) -> float:
    """One row a commit, one thread, nothing around it."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = plain_connection(folder)
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, said TEXT)")
    return a_second(lambda: connection.execute("INSERT INTO answer (said) VALUES ('4')"), seconds)


def small_figures(folder: Path, seconds: float) -> list[tuple[str, float]]:
    """What a press does besides writing, each in times a second."""
    house = open_house(folder)
    questionnaire = catalogue()["how_is_it_going"]
    secret, size = new_secret(), sealed_size(body_size(questionnaire))
    body = Body(ROUND, sitting_id(secret), "11-17", "en", {})
    body.keep("going_well", Answer(words=SAID * 20))
    public = bytes.fromhex("09" + "00" * 31)
    draft = Draft(body, new_code(), "river-lamp-otter", "b" * 32)
    figures = [
        (f"a sitting sealed ({size:,} bytes)", lambda: seal(draft, secret, public, size)),
        (f"a text of {len(SAID)} characters triaged", lambda: triage_words(SAID, "children")),
        ("a text of 2,000 characters triaged", lambda: triage_words((SAID * 30)[:2000], "children")),
        ("a words-code stretched (argon2id)", lambda: stretch(house.keys, "river lamp otter cloud tin")),
    ]
    found = [(name, a_second(deed, seconds)) for name, deed in figures]
    house.books.dispose()
    return found
