"""The desk: read, act, close; red takes two people, and nobody is found by what they wrote."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from sqlalchemy import select

from surveys.db.book import Book, Books
from surveys.keys.folder import KeyFolder
from surveys.safeguarding import desk
from surveys.safeguarding.care_box import CareWords, care_private, make_care_key
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.released_words import ReleasedWords
from surveys.safeguarding.triage import triage_words

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
RED_WORDS = "my dad hits me when he is drunk"


@pytest.fixture
def key(books: Books, tmp_path: Path) -> PrivateKey:
    folder = KeyFolder(tmp_path / "keys")
    with books.voices.write() as session:
        make_care_key(session, folder, NOW.date())
    return care_private(folder)


def raised(voices: Book, words: str = RED_WORDS, thread: str = "t" * 32, level: str = "") -> str:
    with voices.write() as session:
        told = CareWords(words, {"round": "Autumn", "question": "Home"})
        concern = raise_concern(session, triage_words(words, "children"), told, None, thread, NOW)
        concern.level = level or concern.level
        return concern.id


def read(
    voices: Book, key: PrivateKey, name: str, handle: str = "dora", now: datetime = NOW
) -> desk.OpenConcern:
    with voices.write() as session:
        return desk.read(session, key, name, handle, now)


def close(voices: Book, name: str, handle: str, reason: str = "passed to the front door") -> bool:
    with voices.write() as session:
        return desk.close(session, name, handle, reason, NOW)


def state(voices: Book, name: str) -> str:
    with voices.read() as session:
        return session.get_one(Concern, name).state


def test_reading_opens_the_words_with_their_reasons_and_stops_the_clock(
    books: Books, key: PrivateKey
) -> None:
    name = raised(books.voices)
    opened = read(books.voices, key, name)
    assert (opened.words, opened.about["question"]) == (RED_WORDS, "Home")
    _, _, _, start, end = opened.reasons[0]
    assert RED_WORDS[start:end]
    assert state(books.voices, name) == "read"


def test_the_words_lie_sealed_until_then(books: Books, key: PrivateKey) -> None:
    raised(books.voices)
    with books.voices.read() as session:
        assert b"drunk" not in session.scalars(select(Concern.sealed)).one()


def test_a_wrong_key_says_so_and_keeps_the_concern(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    opened = read(books.voices, PrivateKey.generate(), name)
    assert "could not be opened" in opened.words
    assert state(books.voices, name) == "read"


@pytest.mark.parametrize("deed", ["close", "act", "release"])
def test_nothing_is_done_with_what_nobody_has_read(books: Books, key: PrivateKey, deed: str) -> None:
    name = raised(books.voices)
    with books.voices.write() as session, pytest.raises(desk.NotYours):
        if deed == "close":
            desk.close(session, name, "dora", "because", NOW)
        elif deed == "act":
            desk.start_acting(session, name, "dora", "rang", NOW)
        else:
            desk.release(session, name, "words", "dora", "children", NOW)


def test_red_closes_only_with_two_people(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    read(books.voices, key, name)
    assert close(books.voices, name, "dora") is False
    with pytest.raises(desk.NotYours, match="second person"):
        close(books.voices, name, "dora")
    assert state(books.voices, name) == "read"
    assert close(books.voices, name, "dev") is True
    assert state(books.voices, name) == "closed"


def test_amber_closes_with_one_but_a_duplicate_takes_two(books: Books, key: PrivateKey) -> None:
    plain, double = raised(books.voices, level="amber"), raised(books.voices, level="amber")
    for name in (plain, double):
        read(books.voices, key, name)
    assert close(books.voices, plain, "dora") is True
    assert close(books.voices, double, "dora", "a Duplicate of another") is False


def test_another_reason_does_not_get_round_the_second_person(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices, level="amber")
    read(books.voices, key, name)
    close(books.voices, name, "dora", "duplicate")
    with pytest.raises(desk.NotYours):
        close(books.voices, name, "dora", "done")
    assert close(books.voices, name, "dev", "I agree") is True


def test_more_acting_withdraws_the_wish_to_close(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    read(books.voices, key, name)
    close(books.voices, name, "dora")
    with books.voices.write() as session:
        desk.start_acting(session, name, "dev", "rang the school", NOW)
    assert close(books.voices, name, "dev") is False


def test_closing_needs_a_reason(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    read(books.voices, key, name)
    with pytest.raises(desk.NotYours, match="why"):
        close(books.voices, name, "dora", "  ")


def test_what_nobody_has_read_stands_first_and_red_before_amber(books: Books, key: PrivateKey) -> None:
    seen, amber, red = raised(books.voices), raised(books.voices, level="amber"), raised(books.voices)
    read(books.voices, key, seen)
    with books.voices.read() as session:
        assert [one.id for one in desk.waiting(session)] == [red, amber, seen]


def test_G8_only_released_words_wait_for_a_mix_without_their_question(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    read(books.voices, key, name)
    with books.voices.write() as session:
        desk.release(session, name, " home is hard [name] ", "dora", "children", NOW)
        kept = session.scalars(select(ReleasedWords)).one()
    assert (kept.words, kept.kind) == ("home is hard [name]", "children")


def test_G5_a_reply_is_found_by_its_thread_and_by_no_other(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    with books.voices.write() as session:
        desk.reply(session, name, "thank_you", "dora", NOW)
        assert [one.template for one in desk.replies_for(session, "t" * 32)] == ["thank_you"]
        assert desk.replies_for(session, "x" * 32) == []


def test_the_history_is_kept_to_the_hour(books: Books, key: PrivateKey) -> None:
    name = raised(books.voices)
    read(books.voices, key, name, now=NOW + timedelta(minutes=47))
    with books.voices.read() as session:
        [step] = desk.steps_of(session, name)
    assert (step.handle, step.deed, step.reason, step.hour) == ("dora", "read", "in time", NOW)


def test_an_unknown_concern_is_told(books: Books, key: PrivateKey) -> None:
    with pytest.raises(LookupError):
        read(books.voices, key, "x" * 32)
