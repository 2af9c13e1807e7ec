"""Languages are told apart well enough: these shares are stated in the docs and held here."""

import pytest

from analysis.themes.languages.language_scores import SETS, evaluate_languages, languages_as_text


@pytest.mark.parametrize("which", SETS)
def test_english_stays_english_and_other_languages_are_noticed_and_named(which: str) -> None:
    figures = evaluate_languages(which)
    assert figures.english_kept >= 0.98
    assert figures.others_noticed >= 0.98
    assert figures.named >= 0.97


def test_every_language_that_children_of_the_council_speak_is_in_both_sets() -> None:
    wanted = {"ur", "ur-Latn", "pl", "ro", "sk", "ar", "pa", "pa-Arab", "uk", "so", "ti", "ps", "ckb", "fa"}
    wanted |= {"vi", "sq", "en", "zxx"}
    for which in SETS:
        assert wanted <= evaluate_languages(which).by_language.keys()


def test_what_is_wrong_is_told_by_the_answer_itself() -> None:
    figures = evaluate_languages("kept_aside")
    assert "  wrong: ro: da (en)" in languages_as_text({"kept_aside": figures})
    assert len(figures.wrong) <= 4
