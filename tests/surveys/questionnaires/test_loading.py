"""Loading: a broken file is named, with the place of every fault and what to do, and quickly."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.questionnaires import (
    CATALOGUE_FOLDER,
    QuestionnaireError,
    load_questionnaire,
    loading,
    read_toml,
)

GOOD = (CATALOGUE_FOLDER / "how_is_it_going.toml").read_text(encoding="utf-8")


def test_a_good_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_questionnaire(path).key == "how_is_it_going"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match=r"none\.toml can't be used"):
        load_questionnaire(tmp_path / "none.toml")


def test_a_folder_is_no_questionnaire(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="can't be read"):
        load_questionnaire(tmp_path)


def test_a_fault_is_named_by_its_key_path(toml_fault: Any) -> None:
    said = toml_fault(GOOD.replace('text = "What is going well?"', "text = 5"))
    assert "trial.toml can't be used" in said
    assert "questions[6].wording.8-10.en.text: must be a text in quotes" in said


def test_W7_every_fault_is_listed_at_once(toml_fault: Any) -> None:
    broken = GOOD.replace('kind = "faces"', 'kind = "smileys"', 1).replace('audience = "children"', "")
    said = toml_fault(broken.replace("several = true", "several = 1\nshuffle = true"))
    assert "audience: is missing; add it" in said
    assert "questions[0]: has a kind that we don't know; give one of choices, faces" in said
    assert "questions[4].several: must be true or false" in said
    assert "questions[4].shuffle: is not a key that a questionnaire knows" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("key = 'a'\nkey = 'b'", "line 2"),
        ("key = ", "line 1"),
        ("[[questions]\n", "line 1"),
        (b"key = '\xff'", "line 1: is not UTF-8"),
        (b"\x00", "is not TOML"),
        ("", "questions: is missing"),
        ("questions = 5", "questions: must be a list"),
        ("questions = [1, 'x', []]", "questions[1]"),
        ("cover = 3", "cover: must be a table"),
        ("key = 2022-01-01", "key: must be a text"),
        ("key = 2022-99-01", "is not TOML"),
        ("key = nan", "key: must be a text"),
        ("languages = []", "languages"),
        ("bands = 'staff'", "bands: must be a list"),
    ],
)
def test_W7_what_is_wrong_is_said_with_its_place(toml_fault: Any, text: str | bytes, said: str) -> None:
    assert said in toml_fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "#" * (5 * 1024 * 1024),
        "".join(f"[a{number}.b]\n" for number in range(100_000)),
        "".join(f"[a{number}.b]\n" for number in range(20_000)),
        "[[questions]]\n" * 18_000,
        "[[questions]]\nkind='words'\n" * 9_000,
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 60_000,
        "a." * 120_000 + "a = 1",
        "x = {" + "a." * 120_000 + "a = 1}",
        "[" + "a." * 120_000 + "a]",
        "".join("a." * 199 + f"a{number} = 1\n" for number in range(600)),
        "key = " + "9" * 200_000,
        "key = '" + "a" * 200_000 + "'",
        "title = '" + "." * 200_000 + "'",
    ],
    ids=range(14),
)
def test_W7_a_monstrous_file_is_refused_fast(toml_fault: Any, text: str) -> None:
    begun = time.process_time()
    said = toml_fault(text)
    assert time.process_time() - begun < 30  # catches quadratic work; how fast it is, `make bench` shows
    assert len(said) < 20_000


def test_W7_without_its_cap_a_huge_file_would_be_parsed(
    monkeypatch: pytest.MonkeyPatch, toml_fault: Any
) -> None:
    monkeypatch.setattr(loading, "MOST_BYTES", 10**9)
    assert "over 256 KB" not in toml_fault("#" * 300_000)


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, len(GOOD)), length=st.integers(0, 40), instead=st.text(max_size=10))
def test_any_damage_to_a_file_loads_or_is_refused_plainly(start: int, length: int, instead: str) -> None:
    damaged = GOOD[:start] + instead + GOOD[start + length :]
    try:
        read_toml(damaged.encode("utf-8", "surrogatepass"), "damaged.toml")
    except QuestionnaireError as refused:
        assert str(refused).startswith("damaged.toml can't be used:\n")
