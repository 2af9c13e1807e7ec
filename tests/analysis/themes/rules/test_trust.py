"""How far a cue is trusted follows from the codebook alone."""

import pytest

from analysis.codebook import Codebook, parse_cue, read_codebook
from analysis.themes.rules.trust import LEAST, MOST, WEAKEST, rule_score, sureness, trust_of_cues


def book(*themes: tuple[str, str, list[str]]) -> Codebook:
    lines = [
        f'[[theme]]\nname = "{name}"\ndefinition = "{definition}"\ncues = {cues}'
        for name, definition, cues in themes
    ]
    return read_codebook("\n".join(lines), "c.toml")


def trust(codebook: Codebook, code: str, written: str) -> float:
    return trust_of_cues(codebook)[code, parse_cue(written).words]


def test_a_phrase_says_more_than_a_word_and_a_long_word_more_than_a_short_one() -> None:
    one, long, phrase = (
        trust(book(("T", "", [cue])), "t", cue) for cue in ("staff", "solutions", "had to wait")
    )
    assert one < long < phrase


def test_the_first_cue_written_is_trusted_most() -> None:
    cues = ["first", "after", "third"]
    trusts = [trust(book(("T", "", cues)), "t", cue) for cue in cues]
    assert trusts == sorted(trusts, reverse=True)
    assert len(set(trusts)) == 3


def test_a_cue_that_another_theme_uses_too_says_less() -> None:
    alone = book(("T", "", ["waiting"]), ("Other", "", ["food"]))
    shared = book(("T", "", ["waiting"]), ("Other", "", ["wait*", "waiting"]))
    assert trust(shared, "t", "waiting") < trust(alone, "t", "waiting")


def test_the_own_definition_speaks_for_a_cue_and_anothers_against_it() -> None:
    plain = trust(book(("T", "", ["wait*"]), ("Other", "", ["food"])), "t", "wait*")
    own = trust(book(("T", "How long people waited.", ["wait*"]), ("Other", "", ["food"])), "t", "wait*")
    others = trust(book(("T", "", ["wait*"]), ("Other", "Waiting for food.", ["food"])), "t", "wait*")
    assert others < plain < own


def test_trust_stays_within_bounds_and_a_cue_written_twice_counts_where_it_first_stands() -> None:
    themes = [
        (f"T{number}", "All say no.", ["say", "not ... say", "x y z " * 3, "say"]) for number in range(40)
    ]
    found = trust_of_cues(book(*themes))
    assert all(LEAST <= each <= MOST for each in found.values())
    assert trust(book(("T", "", ["one", "two", "one"])), "t", "one") == trust(
        book(("T", "", ["one"])), "t", "one"
    )


def test_several_cues_are_surer_than_one_and_no_rule_scores_below_the_weakest() -> None:
    assert sureness([0.4]) < sureness([0.4, 0.2]) < 1
    assert sureness([]) == 0
    assert rule_score(0.0) == WEAKEST
    assert rule_score(1.0) == pytest.approx(1.0)
