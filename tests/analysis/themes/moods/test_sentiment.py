"""TextBlob's hint works on a bare machine, owns up to what it doesn't know, and stays in its one module."""

import subprocess
import sys
from pathlib import Path

import nltk
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.themes.moods.sentiment import sentiment


@pytest.fixture(autouse=True)
def no_corpora(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])


def test_it_needs_no_corpora() -> None:
    with pytest.raises(LookupError):
        nltk.data.find("tokenizers/punkt")
    assert sentiment("She is wonderful").polarity > 0.5
    assert sentiment("It was horrible").polarity < -0.5


def test_where_it_knows_no_word_it_says_so() -> None:
    unknown = sentiment("Tuesday")
    assert (unknown.polarity, unknown.knows_words, unknown.uncertain) == (0.0, False, True)


def test_a_polarity_near_nothing_is_uncertain_too() -> None:
    different = sentiment("It is different")
    assert different.knows_words and different.uncertain


def test_it_is_wrong_about_safety_and_so_never_used_for_it() -> None:
    assert sentiment("I do not feel safe").polarity > 0
    assert not sentiment("I want to die").knows_words


@pytest.mark.parametrize("text", ["", "😀", "😡" * 500, "مجھے", "ok", "\x00", "a" * 50_000, "very " * 10_000])
def test_odd_texts_never_fail(text: str) -> None:
    assert -1 <= sentiment(text).polarity <= 1


@given(st.text(max_size=200))
def test_any_text_has_figures_within_their_bounds(text: str) -> None:
    felt = sentiment(text)
    assert -1 <= felt.polarity <= 1
    assert 0 <= felt.subjectivity <= 1


def test_the_themes_room_does_not_load_textblob() -> None:
    code = "import sys, analysis.themes, analysis.themes.coding.store; sys.exit('textblob' in sys.modules)"
    root = Path(analysis.__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_one_module_alone_imports_textblob() -> None:
    folder = Path(analysis.__file__).parent.parent
    files = [
        path for room in ("analysis", "app", "bots", "surveys") for path in (folder / room).rglob("*.py")
    ]
    importing = [
        path.name
        for path in files
        if "import textblob" in (text := path.read_text("utf-8")) or "from textblob" in text
    ]
    assert importing == ["sentiment.py"]
