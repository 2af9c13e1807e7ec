"""P18: with the care key and a copy after every answer one learns what was written, and no other answer."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import surveys.intake as intake
import surveys.press as press_module
from surveys.questions import RawAnswer
from surveys.safeguarding.care_box import CareWords, care_private, open_with_care
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_item import ReadingItem
from surveys.voices.envelope import sitting_id
from surveys.voices.redaction import redact
from tests.attacks.conftest import NewBooks
from tests.support.crowd import Crowd, children_on_a_link
from tests.support.evidence import dump
from tests.support.figures import Figures
from tests.support.matching import remarks_of, whose
from tests.support.observer import Observer
from tests.support.person import WORRYING, Person
from tests.support.size import Size

SAID_BEFORE = {"round", "setting", "band", "question", "reasons", "contact"}
CHOICE = "safe_where_you_live"


def watched_round(make: NewBooks, folder: Path, people: int) -> tuple[Crowd, Observer, dict[str, CareWords]]:
    """A round in which some worry us, copied after every answer and opened with the care key, then mixed."""
    crowd = children_on_a_link(make(), folder, people, 3)
    for person in crowd.people[::6]:
        worry(person)
    observer = Observer(crowd.books)
    crowd.answer(observer.after_press)
    private, opened = care_private(crowd.sample.keys), dict[str, CareWords]()
    with crowd.books.voices.read() as session:
        for table in (ReadingItem, Concern):
            for row in session.scalars(select(table)):
                opened[row.id] = open_with_care(private, row.sealed)
    crowd.close_mix_and_forget()
    return crowd, observer, opened


def worry(person: Person) -> None:
    """What they say first to a question for words, and where they live, worries us."""
    for place, (name, raw) in enumerate(person.to_press):
        if raw.words and name in person.words:
            person.to_press[place] = (name, RawAnswer(words=f"{WORRYING} {person.words[name]}"))
            break
    person.to_press = [(n, RawAnswer(values=("no",)) if n == CHOICE else raw) for n, raw in person.to_press]


def told_beyond(crowd: Crowd, observer: Observer, opened: dict[str, CareWords]) -> set[str]:
    """What a holder of the care key learns of a person beyond what we say before the first question."""
    beyond: set[str] = set()
    written: dict[int, set[str]] = {}
    for person in crowd.people:
        mine = [opened[row] for row in observer.item_ids[person.number] + observer.concerns[person.number]]
        written[person.number] = {redact(told.words).text for told in mine}
        beyond |= beyond_in(crowd, person, mine)
    for remark in remarks_of(crowd):
        if remark.words not in written[whose(crowd, remark).number]:
            beyond.add("words that nobody was to read")
    if threads_elsewhere(crowd):
        beyond.add("a thread that leads elsewhere")
    return beyond


def beyond_in(crowd: Crowd, person: Person, mine: list[CareWords]) -> set[str]:
    """What stands in one person's sealed texts and concerns that should not."""
    options = crowd.sample.questionnaire.question(CHOICE).options(person.band)
    label = next(option.label for option in options if option.value == "no")
    own = {raw.words for _, raw in person.pressed if raw.words} | {label, ""}
    beyond = {"other answers" for told in mine if told.words not in own or set(told.about) - SAID_BEFORE}
    names = [person.secret, sitting_id(person.secret), person.start.code, person.start.reader_id]
    text = json.dumps([told.about for told in mine])
    return beyond | {"a name of the sitting" for name in names if name in text}


def threads_elsewhere(crowd: Crowd) -> bool:
    """True when a concern's thread stands anywhere but in concerns."""
    tables = {**dump(crowd.books.voices.engine), **dump(crowd.books.people.engine)}
    threads = {row["thread"] for row in tables.pop("concern")}
    tables.pop("concern_reply", None)
    known = {person.start.reader_id for person in crowd.people} | {sitting_id(p.secret) for p in crowd.people}
    rows = [row for table in tables.values() for row in table]
    elsewhere = {value for row in rows for value in row.values() if isinstance(value, str)}
    return bool(threads & (elsewhere | known))


def test_P18_the_care_key_opens_what_was_written_and_no_other_answer(
    new_books: NewBooks, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    crowd, observer, opened = watched_round(new_books, tmp_path, size(48, 200))
    assert told_beyond(crowd, observer, opened) == set()
    concerns = sum(len(one) for one in observer.concerns.values())
    assert concerns > 8
    figures(f"P18 {engine_name}: {len(opened)} texts opened, {concerns} of them concerns, 0 other answers")


def answers_go_along(about: Any) -> Any:
    def more(press: Any, room: Any) -> dict[str, Any]:
        answers = {name: one.values for name, one in room.draft.body.answers.items()} if room.draft else {}
        return {**about(press, room), "answers": answers}

    return more


def sitting_goes_along(about: Any) -> Any:
    return lambda press, room: {**about(press, room), "question": sitting_id(press.secret)}


@pytest.mark.parametrize(
    ("plant", "named"),
    [(answers_go_along, "other answers"), (sitting_goes_along, "a name of the sitting")],
)
@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_P18_planted_answers_and_names_that_go_along_are_found(
    engine_name: str,
    plant: Any,
    named: str,
    new_books: NewBooks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake, "about", plant(intake.about))  # type: ignore[attr-defined]
    assert named in told_beyond(*watched_round(new_books, tmp_path, 36))


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_P18_a_planted_thread_that_names_the_reader_is_found(
    engine_name: str, new_books: NewBooks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_one = intake.raise_concern  # type: ignore[attr-defined]

    def by_reader(session: Any, triage: Any, told: Any, round_id: Any, thread: str, now: Any) -> Any:
        from_sitting = session.info.setdefault("threads", {})
        return raise_one(session, triage, told, round_id, from_sitting.get(thread, thread), now)

    def known_draft(session: Any, secret: Any) -> Any:
        found = find(session, secret)
        if found:
            session.info.setdefault("threads", {})[found[1].thread] = found[1].body.reader_id
        return found

    find = press_module.find_draft  # type: ignore[attr-defined]
    monkeypatch.setattr(press_module, "find_draft", known_draft)
    monkeypatch.setattr(intake, "raise_concern", by_reader)
    assert "a thread that leads elsewhere" in told_beyond(*watched_round(new_books, tmp_path, 36))
