"""Suggestions say why, are the same each time, and no text makes them fail."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebook import parse_cue, read_codebook, shipped_codebook, tokens_of
from analysis.themes import compile_codebook, suggest
from analysis.themes.rules.cues import Matcher

CODEBOOK = read_codebook(
    """
[[theme]]
name = "Waiting"
cues = ["wait*", "had to wait", "questions"]
[[theme]]
name = "Staff"
cues = ["staff", "solutions", "kind*", "questions"]
[[theme]]
name = "Only people"
""",
    "c.toml",
)
SHIPPED = compile_codebook(shipped_codebook())


def test_the_surest_theme_comes_first() -> None:
    assert [each.theme for each in suggest(CODEBOOK, "Kind. I had to wait.")] == ["waiting", "staff"]


def test_a_suggestion_points_to_the_words_in_the_text_as_it_is() -> None:
    text = "Was  I\u2019d KINDLY\ntreated?"
    (suggestion,) = suggest(CODEBOOK, text)
    (span,) = suggestion.spans
    assert (text[span.start : span.end], span.cue) == ("KINDLY", "kind*")


def test_a_cue_that_two_themes_share_counts_less_for_each() -> None:
    shared, own = suggest(CODEBOOK, "questions")[0].score, suggest(CODEBOOK, "solutions")[0].score
    assert shared == pytest.approx(own / 2)


def test_a_phrase_says_more_than_a_word_and_a_long_word_more_than_a_short_one() -> None:
    staff, solutions, phrase = (
        suggest(CODEBOOK, text)[0].score for text in ("staff", "solutions", "had to wait")
    )
    assert staff < solutions < phrase


def test_the_same_cue_twice_is_no_surer_than_once() -> None:
    assert suggest(CODEBOOK, "staff staff")[0].score == suggest(CODEBOOK, "staff")[0].score


def test_a_theme_without_cues_is_never_suggested() -> None:
    assert "only-people" not in {each.theme for each in suggest(CODEBOOK, "only people, only staff")}


def test_twenty_runs_give_the_same_list() -> None:
    text = "My worker never listens, I had to wait, and contact with my sister got cancelled."
    first = SHIPPED.suggest(text)
    assert first
    assert all(compile_codebook(shipped_codebook()).suggest(text) == first for _ in range(20))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "😀",
        "😡😡😡",
        "ok",
        "None",
        "N/A",
        "مجھے اپنی بہن کی یاد آتی ہے",
        "\ud83d",
        "\x00",
        "'''''",
        "-" * 99,
    ],
)
def test_odd_texts_never_fail(text: str) -> None:
    assert isinstance(SHIPPED.suggest(text), list)


def test_a_remark_of_50_000_characters_takes_well_under_a_second() -> None:
    text = "I had to wait for my social worker and nobody told me why. " * 850
    start = time.process_time()
    suggestions = SHIPPED.suggest(text)
    assert time.process_time() - start < 10  # catches quadratic work; how fast it is, `make bench` shows
    assert all(len(each.spans) <= 20 for each in suggestions)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["my", "worker", "not", "listen.", "school", "kind", "wait"])).map(" ".join)
)
def test_no_suggestion_without_words_that_reproduce_it(text: str) -> None:
    for suggestion in SHIPPED.suggest(text):
        assert suggestion.spans
        assert 0 < suggestion.score < 1
        for span in suggestion.spans:
            again = Matcher({"t": [parse_cue(span.cue)]}).find(tokens_of(text[span.start : span.end]))
            assert again["t"]
