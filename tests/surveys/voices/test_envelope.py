"""A sealed sitting: two heads open it, nobody else, and no length or byte tells what is in it."""

import pytest
from nacl.public import PrivateKey

from surveys.keys.padding import TooLong
from surveys.questions.answer import Answer
from surveys.voices.body import Body
from surveys.voices.envelope import (
    MIXER_HEAD,
    PERSON_HEAD,
    Draft,
    SittingSecret,
    WillNotOpen,
    new_secret,
    open_for_mixer,
    open_for_person,
    seal,
    sealed_size,
    sitting_id,
)

ROUND = "a" * 32
SIZE = sealed_size(4_000)
KEY = PrivateKey.generate()


def draft(secret: SittingSecret, words: str = "the garden", round_id: str = ROUND) -> Draft:
    body = Body(round_id, sitting_id(secret), "8-10", "en", {})
    body.keep("q1", Answer(words=words))
    return Draft(body, "river lamp otter cloud tin", "river-lamp-otter", "t" * 32)


def sealed(secret: SittingSecret, words: str = "the garden") -> bytes:
    return seal(draft(secret, words), secret, bytes(KEY.public_key), SIZE)


def test_the_person_and_the_mixer_open_the_same_body() -> None:
    secret = new_secret()
    row = sealed(secret)
    assert open_for_person(secret, row) == draft(secret)
    assert open_for_mixer(KEY, row, ROUND, sitting_id(secret)) == draft(secret).body


def test_P4_every_sitting_has_the_one_size_and_looks_new_each_time() -> None:
    secret = new_secret()
    rows = [sealed(secret, words) for words in ("", "x", "🦦" * 900, "x")]
    assert {len(row) for row in rows} == {SIZE} and len(set(rows)) == 4


def test_a_body_that_does_not_fit_is_refused_before_anything_is_sealed() -> None:
    with pytest.raises(TooLong):
        sealed(new_secret(), "x" * 5_000)


def test_another_secret_or_key_opens_nothing() -> None:
    secret = new_secret()
    row = sealed(secret)
    with pytest.raises(WillNotOpen):
        open_for_person(new_secret(), row)
    with pytest.raises(WillNotOpen):
        open_for_mixer(PrivateKey.generate(), row, ROUND, sitting_id(secret))


def test_an_envelope_moved_to_another_row_or_round_will_not_open() -> None:
    secret = new_secret()
    row = sealed(secret)
    for round_id, row_id in ((ROUND, "c" * 32), ("c" * 32, sitting_id(secret))):
        with pytest.raises(WillNotOpen):
            open_for_mixer(KEY, row, round_id, row_id)


def test_a_body_of_another_round_under_a_right_head_will_not_open() -> None:
    secret, other = new_secret(), new_secret()
    body = draft(secret)
    body.body.sitting_id = sitting_id(other)
    row = seal(body, secret, bytes(KEY.public_key), SIZE)
    with pytest.raises(WillNotOpen):
        open_for_mixer(KEY, row, ROUND, sitting_id(secret))


@pytest.mark.parametrize("place", [0, PERSON_HEAD - 1, PERSON_HEAD, PERSON_HEAD + MIXER_HEAD, SIZE - 1])
def test_one_changed_byte_is_never_read_as_somebodys_answer(place: int) -> None:
    secret = new_secret()
    row = bytearray(sealed(secret))
    row[place] ^= 1
    opened = 0
    for attempt in (
        lambda: open_for_person(secret, bytes(row)),
        lambda: open_for_mixer(KEY, bytes(row), ROUND, sitting_id(secret)),
    ):
        try:
            attempt()
            opened += 1
        except WillNotOpen:
            pass
    assert opened <= 1  # a changed head leaves the other way in; a changed body leaves none
    if place >= PERSON_HEAD + MIXER_HEAD:
        assert opened == 0


@pytest.mark.parametrize("row", [b"", b"x", b"x" * SIZE])
def test_anything_else_will_not_open(row: bytes) -> None:
    with pytest.raises(WillNotOpen):
        open_for_person(new_secret(), row)
    with pytest.raises(WillNotOpen):
        open_for_mixer(KEY, row, ROUND, "b" * 32)


def test_secrets_are_random_and_a_sitting_id_leads_back_to_none() -> None:
    made = {new_secret() for _ in range(500)}
    assert len(made) == 500 and all(len(one) == 22 for one in made)
    assert all(one not in sitting_id(one) for one in made)
