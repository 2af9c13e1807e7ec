"""Cues are found as whole words, endings, phrases and denials, never across sentences, in linear time."""

import time

import pytest

from analysis.codebook import parse_cue, tokens_of
from analysis.themes.rules.cues import Matcher


def found(cues: list[str], text: str) -> list[str]:
    tokens = tokens_of(text)
    hits = Matcher({"theme": [parse_cue(cue) for cue in cues]}).find(tokens).get("theme", [])
    return [text[tokens[hit.first].start : tokens[hit.last].end] for hit in hits]


@pytest.mark.parametrize(
    ("cue", "text", "words"),
    [
        ("safe", "I feel SAFE here", ["SAFE"]),
        ("safe", "unsafe", []),
        ("listen*", "she listened", ["listened"]),
        ("had to wait", "I had  to\twait", ["had  to\twait"]),
        ("had to wait", "I had to. Wait!", []),
        ("pick up time*", "pick-up times", ["pick-up times"]),
        ("change ... worker*", "they change my social worker", ["change my social worker"]),
        ("change ... worker*", "change of a very nice worker", []),
        ("not listen*", "they don\u2019t really listen", ["don\u2019t really listen"]),
        ("not listen*", "nobody listens", ["nobody listens"]),
        ("not listen*", "they listen", []),
        ("😡", "late again 😡😡", ["😡", "😡"]),
        ("محفوظ", "میں محفوظ ہوں", ["محفوظ"]),
    ],
)
def test_a_cue_finds_what_it_says(cue: str, text: str, words: list[str]) -> None:
    assert found([cue], text) == words


def test_the_nearest_end_counts() -> None:
    assert found(["my ... worker"], "my worker and worker") == ["my worker"]


def test_a_hit_inside_a_longer_one_is_not_counted_again() -> None:
    assert found(["listen*", "not listen*"], "nobody listens but I listen") == ["nobody listens", "listen"]


def test_blocked_words_do_not_count_and_others_do() -> None:
    assert found(["leave", "-annual leave"], "annual leave, then leave") == ["leave"]


def test_a_longer_hit_is_not_blocked_by_a_part_of_it() -> None:
    assert found(["annual leave form", "-annual leave"], "annual leave form") == ["annual leave form"]


def test_time_grows_with_the_text_and_not_faster() -> None:
    matcher = Matcher(
        {"t": [parse_cue(cue) for cue in ["not ... not ... help", "aa*", "a ... a ... a ... a", "-a b"]]}
    )
    for text in ("a " * 25_000, "not " * 12_500, "a" * 50_000, "aa'" * 16_000):
        start = time.process_time()
        matcher.find(tokens_of(text))
        assert time.process_time() - start < 20  # catches quadratic work; how fast it is, `make bench` shows
