"""The codebook that ships is whole, linked to the plan, and finds its own examples."""

import pytest

from analysis.codebook import Codebook, Stance, shipped_codebook
from analysis.codebook.codebook import unknown_strands
from analysis.plan import shipped_plan
from analysis.themes import compile_codebook


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return shipped_codebook()


def test_it_has_between_25_and_40_themes(codebook: Codebook) -> None:
    assert 25 <= len(codebook.themes) <= 40


def test_every_theme_has_what_a_coder_needs(codebook: Codebook) -> None:
    bare = [
        theme.code
        for theme in codebook.themes
        if not (theme.definition and len(theme.cues) >= 5 and theme.examples and theme.strands)
    ]
    assert bare == []


def test_every_strand_is_one_of_the_plan_of_2022(codebook: Codebook) -> None:
    assert unknown_strands(codebook, shipped_plan(2022)) == []


def test_every_strand_of_the_plan_has_a_theme(codebook: Codebook) -> None:
    silent = [strand.code for strand in shipped_plan(2022).strands if not codebook.for_strand(strand.code)]
    assert silent == []


def test_what_is_staffs_is_not_looked_for_in_childrens_words(codebook: Codebook) -> None:
    said = "I go to football training"
    assert "training" not in {each.theme for each in compile_codebook(codebook, "children").suggest(said)}
    assert "training" in {each.theme for each in compile_codebook(codebook, "staff").suggest(said)}


def test_every_theme_has_words_of_its_own_for_each_stance(codebook: Codebook) -> None:
    stances = (Stance.PRAISE, Stance.PROBLEM, Stance.IDEA, Stance.MIXED)
    assert [t.code for t in codebook.themes if not all(t.stance.for_stance(s) for s in stances)] == []


def test_each_example_is_found_under_its_own_theme(codebook: Codebook) -> None:
    ready = compile_codebook(codebook)
    missed = [
        (theme.code, example)
        for theme in codebook.themes
        for example in theme.examples
        if theme.code not in {suggestion.theme for suggestion in ready.suggest(example)}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("I will take my annual leave in May", "things-to-do"),
        ("I'll be there, we'll see", "health"),
        ("please send me the plan", "disability-support"),
        ("no complaints, all good", "complaints-and-advocacy"),
    ],
)
def test_words_that_only_look_alike_are_passed_over(codebook: Codebook, words: str, theme: str) -> None:
    assert theme not in {suggestion.theme for suggestion in compile_codebook(codebook).suggest(words)}
