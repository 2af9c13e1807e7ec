"""What a words-code opens: a sitting while its round is open, public answers after, and no other code's."""

from pathlib import Path

import pytest

from surveys.keys.folder import KeyFolder, KeyMissing
from surveys.voices.code_keys import in_open_round, make_codes_pepper, stretch
from surveys.voices.envelope import new_secret
from surveys.voices.round_keys import destroy_round_keys, make_round_keys
from surveys.words.codes import new_code

ROUND, OTHER = "a" * 32, "b" * 32


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyFolder:
    folder = KeyFolder(tmp_path_factory.mktemp("keys"))
    make_codes_pepper(folder)
    for round_id in (ROUND, OTHER):
        make_round_keys(folder, round_id)
    return folder


def test_the_same_code_gives_the_same_keys_and_another_gives_others(keys: KeyFolder) -> None:
    code, other = new_code(), new_code()
    assert stretch(keys, code) == stretch(keys, code) != stretch(keys, other)
    stretched = stretch(keys, code)
    in_rounds = [stretched.in_round(keys, one) for one in (ROUND, OTHER)]
    ids = {stretched.reader_id, stretched.thread, *(one.code_id for one in in_rounds)}
    assert len(ids) == 4 and len({one.box_key for one in in_rounds}) == 2


def test_another_council_with_the_same_code_has_other_keys(keys: KeyFolder, tmp_path: Path) -> None:
    elsewhere = KeyFolder(tmp_path)
    make_codes_pepper(elsewhere)
    code = new_code()
    assert stretch(elsewhere, code).reader_id != stretch(keys, code).reader_id


def test_the_box_opens_with_its_own_code_only(keys: KeyFolder) -> None:
    secret = new_secret()
    own, other = (stretch(keys, new_code()).in_round(keys, ROUND) for _ in range(2))
    box = own.box(secret)
    assert own.unbox(box) == secret and other.unbox(box) is None
    assert own.unbox(b"") is None and own.unbox(box[:-1]) is None
    assert secret.encode() not in box


def test_P3_after_the_mix_a_code_opens_no_sitting(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    make_codes_pepper(folder)
    make_round_keys(folder, ROUND)
    code = stretch(folder, new_code())
    assert in_open_round(code, folder, ROUND) is not None
    destroy_round_keys(folder, ROUND)
    assert in_open_round(code, folder, ROUND) is None


def test_the_councils_pepper_is_made_once(keys: KeyFolder) -> None:
    before = keys.read("care/codes-pepper")
    make_codes_pepper(keys)
    assert keys.read("care/codes-pepper") == before and len(before) == 32


def test_without_the_pepper_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match="care/codes-pepper"):
        stretch(KeyFolder(tmp_path), new_code())
