"""Sittings in the book: one row of one size, found by secret or code, and no secret ever in its bytes."""

import secrets
from pathlib import Path

import pytest
from sqlalchemy import select, update

from surveys.db.book import Books
from surveys.intake import take_answer
from surveys.press import Press
from surveys.questions import RawAnswer
from surveys.voices.code_keys import stretch
from surveys.voices.code_reader import CodeReader
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.round import Round, State
from surveys.voices.round_keys import destroy_round_keys, make_round_keys
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import (
    PressedElsewhere,
    delete_sitting,
    find_by_code,
    find_draft,
    prepare_start,
    store_again,
)
from surveys.words.codes import new_code
from tests.support.rounds import CLOSES, SampleRound, path_answers, sample_round

CARD = "kite-lemon-stone"


@pytest.fixture
def sample(books: Books, tmp_path: Path) -> SampleRound:
    return sample_round(books.voices, tmp_path)


def begin(sample: SampleRound, code: str = "") -> tuple[SittingSecret, str]:
    """A sitting with one answer and a real words-code."""
    secret, code = new_secret(), code or new_code()
    question_id, raw = path_answers(sample.questionnaire, sample.band, "the garden is nice")[0]
    press = Press(
        round_id=sample.round_id,
        audience=sample.audience,
        secret=secret,
        question_id=question_id,
        raw=raw,
        seen=0,
        start=prepare_start(sample.keys, sample.round_id, code, CARD),
        band=sample.band,
    )
    with sample.voices.write() as voices:
        assert take_answer(voices, press, sample.now).stored
    return secret, code


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("*.sqlite*"))


def test_a_code_leads_to_its_sitting_over_several_open_rounds(
    books: Books, tmp_path: Path, sample: SampleRound
) -> None:
    more = [sample_round(books.voices, tmp_path, invited=True) for _ in range(2)]
    begun = [begin(one) for one in (sample, *more)]
    for (secret, code), round_id in zip(
        begun, (sample.round_id, *(one.round_id for one in more)), strict=True
    ):
        with books.voices.read() as voices:
            found = find_by_code(voices, sample.keys, stretch(sample.keys, code))
        assert found is not None and found[0].id == round_id and found[1] == secret
        assert found[2].code == code and found[2].door == CARD


def test_a_wrong_code_leads_to_nothing(books: Books, sample: SampleRound) -> None:
    begin(sample)
    with books.voices.read() as voices:
        assert find_by_code(voices, sample.keys, stretch(sample.keys, new_code())) is None


def test_an_unknown_secret_opens_nothing(books: Books, sample: SampleRound) -> None:
    begin(sample)
    with books.voices.read() as voices:
        assert find_draft(voices, new_secret()) is None
        assert find_draft(voices, SittingSecret("")) is None
        assert find_draft(voices, SittingSecret("🦦" * 50)) is None


def test_a_deleted_sitting_is_gone_by_secret_and_by_code(books: Books, sample: SampleRound) -> None:
    (secret, code), (other, _) = begin(sample), begin(sample)
    with books.voices.write() as voices:
        assert delete_sitting(voices, secret)
    with books.voices.write() as voices:
        assert not delete_sitting(voices, secret)
        assert find_draft(voices, secret) is None and find_draft(voices, other) is not None
        assert find_by_code(voices, sample.keys, stretch(sample.keys, code)) is None


def test_two_presses_in_one_instant_are_told_apart(books: Books, sample: SampleRound) -> None:
    secret, _ = begin(sample)
    with books.voices.write() as voices:
        row, draft = find_draft(voices, secret) or pytest.fail("the sitting is gone")
        round_ = voices.get_one(Round, sample.round_id)
        voices.execute(update(Sitting).values(stamp="f" * 32).execution_options(synchronize_session=False))
        with pytest.raises(PressedElsewhere):
            store_again(voices, round_, row, draft, secret)


def test_a_first_answer_sent_twice_makes_one_sitting(books: Books, sample: SampleRound) -> None:
    secret, _ = begin(sample)
    question_id, raw = path_answers(sample.questionnaire, sample.band)[0]
    sample.press(secret, question_id, raw)
    with books.voices.read() as voices:
        assert len(voices.scalars(select(Sitting)).all()) == 1


def test_P2_neither_secret_nor_code_nor_words_are_in_any_byte_of_the_book(
    books: Books, sample: SampleRound, tmp_path: Path
) -> None:
    secret, code = begin(sample)
    sample.press(secret, path_answers(sample.questionnaire, sample.band)[1][0], RawAnswer(passing="skip"))
    with books.voices.read() as voices:
        held = b"".join(
            bytes(row.sealed) + bytes(row.code_box) + f"{row.id}{row.stamp}{row.code_id}".encode()
            for row in voices.scalars(select(Sitting))
        )
    held += all_bytes(tmp_path)
    for word in (secret, code, code.split("-")[0] + "-", CARD, "garden is nice"):
        assert word.encode() not in held


def test_after_the_mix_a_code_leads_to_its_round_and_to_no_sitting(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path, "staff_pulse", "staff", invited=True)
    codes = [begin_with_tag(sample) for _ in range(6)]
    assert sample.close_and_mix().state == State.MIXED
    destroy_round_keys(sample.keys, sample.round_id)
    with books.voices.read() as voices:
        readers = {one.reader_id: one.round_id for one in voices.scalars(select(CodeReader))}
        assert voices.scalars(select(Sitting)).all() == []
        for code in codes:
            stretched = stretch(sample.keys, code)
            assert readers[stretched.reader_id] == sample.round_id
            assert find_by_code(voices, sample.keys, stretched) is None


def begin_with_tag(sample: SampleRound) -> str:
    code, secret = new_code(), new_secret()
    question_id, raw = path_answers(sample.questionnaire, sample.band)[0]
    start = prepare_start(sample.keys, sample.round_id, code, "i-token")
    press = Press(
        round_id=sample.round_id,
        audience="staff",
        secret=secret,
        question_id=question_id,
        raw=raw,
        seen=0,
        start=start,
        band=sample.band,
        tag=secrets.token_hex(16),
        start_number=1,
    )
    with sample.voices.write() as voices:
        assert take_answer(voices, press, sample.now).stored
    return code


def test_round_keys_are_made_once_and_P7_are_one_key_for_everybody(sample: SampleRound) -> None:
    public = make_round_keys(sample.keys, sample.round_id)
    with sample.voices.read() as voices:
        assert voices.get_one(Round, sample.round_id).public_key == public
    assert sample.now < CLOSES
