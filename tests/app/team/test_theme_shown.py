"""A theme is shown with the words that led to it, never with reasons that don't fit the words any more."""

from analysis.codebook import Stance, read_codebook
from analysis.themes.coding.store import Current
from app.team.theme_shown import ThemeShown, theme_shown

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\ndefinition = "What people eat."\n', "c.toml")
WORDS = "The food is good food"
MAKERS = {"rules 1": "by rule"}


def current(*reasons: tuple[int, int, str], state: str = "suggested", origin: str = "rules") -> Current:
    return Current("a", "food", state, Stance.PRAISE, origin, "anna", 0.5, reasons, "rules 1")


def show(one: Current, words: str = WORDS) -> ThemeShown:
    return theme_shown(one, CODEBOOK, words, MAKERS)


def test_the_words_of_the_remark_are_told_and_each_once() -> None:
    shown = show(current((4, 8, "foo*"), (17, 21, "foo*"), (12, 16, "good")))
    assert shown.found == ("food", "good")
    assert (shown.name, shown.definition, shown.suggested_by) == ("Food", "What people eat.", "by rule")
    assert (shown.stance, shown.stance_name, shown.confirmed, shown.read_again) == (
        "praise",
        "Praise",
        False,
        False,
    )


def test_a_reason_outside_the_words_is_none_and_the_theme_is_being_read_again() -> None:
    shown = show(current((4, 8, "food"), (17, 40, "food")))
    assert shown.read_again and shown.spans == () and shown.suggested_by == ""


def test_words_not_read_again_yet_have_no_reasons() -> None:
    assert show(current((4, 8, "food")), words="").read_again


def test_what_a_person_confirmed_stands_with_or_without_reasons() -> None:
    shown = show(current(state="added", origin="person"))
    assert shown.confirmed and not shown.read_again and shown.decided_by == "anna"
