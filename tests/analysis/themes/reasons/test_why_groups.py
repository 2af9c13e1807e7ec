"""What is left out together, and that the spans show exactly it."""

from analysis.codebook import parse_cue, tokens_of
from analysis.themes.reasons.why_groups import (
    BY_WORDS,
    MOST_GROUPS,
    cue_groups,
    places_of,
    together,
    weightiest,
)
from analysis.themes.rules.cues import Matcher

TEXT = "Wait, wait! The long wait in line and a long, long wait"
TOKENS = tokens_of(TEXT)
HITS = Matcher({"waiting": [parse_cue("long ... wait"), parse_cue("line")]}).find(TOKENS)["waiting"]


def test_a_cue_is_one_group_with_all_its_places_each_covered_whole() -> None:
    line, long = sorted(cue_groups(TOKENS, HITS), key=lambda group: len(group.places))
    assert [TEXT[span.start : span.end] for span in line.spans] == ["line"]
    assert [TEXT[span.start : span.end] for span in long.spans] == ["long wait", "long, long wait"]
    assert [span.cue for span in long.spans] == ["long ... wait"] * 2
    assert {TOKENS[place].word for place in long.places} == {"long", "wait"}


def test_words_that_speak_most_come_first_and_none_that_speaks_against() -> None:
    shares = {"wait": 0.5, "long": -0.2, "the": 0.9, "elsewhere": 2.0, "in": 0.0}
    found = weightiest(TOKENS, shares, frozenset())
    assert [TEXT[group.spans[0].start : group.spans[0].end] for group in found] == ["The", "Wait"]
    assert {span.cue for group in found for span in group.spans} == {BY_WORDS}
    assert len(found[1].spans) == 4


def test_places_taken_by_cues_are_not_left_out_twice() -> None:
    taken = places_of(cue_groups(TOKENS, HITS))
    (wait,) = weightiest(TOKENS, {"wait": 1.0, "long": 1.0}, taken)
    assert sorted(wait.places) == [0, 1]


def test_words_equally_heavy_come_by_the_alphabet_and_are_bounded() -> None:
    many = tokens_of(" ".join(f"word{number:02}" for number in reversed(range(50))))
    found = weightiest(many, {token.word: 1.0 for token in many}, frozenset())
    assert [many[min(group.places)].word for group in found] == [f"word{at:02}" for at in range(MOST_GROUPS)]


def test_groups_together_keep_all_places_and_spans() -> None:
    groups = cue_groups(TOKENS, HITS)
    whole = together(groups)
    assert whole.places == places_of(groups)
    assert len(whole.spans) == sum(len(group.spans) for group in groups)
