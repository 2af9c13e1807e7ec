"""Two codebooks are compared as the rules suggest."""

from analysis.codebook import read_codebook, shipped_codebook
from analysis.codebook.compared import Compared
from analysis.codebook.edits import add_theme, retire_theme
from analysis.themes.engine.model import train
from analysis.themes.engine.reading import Asked
from tests.analysis.codebook.conftest import TODAY


def test_what_is_gained_and_lost_is_what_the_rules_suggest_otherwise() -> None:
    old = retire_theme(shipped_codebook(), "health", TODAY)
    fields = {"name": "Meetings", "definition": "General views.", "cues": ["boring", "meeting*", "doctor*"]}
    new = add_theme(retire_theme(old, "friends", TODAY), fields, TODAY)
    said = [example for theme in shipped_codebook().themes for example in theme.examples]
    before, after = (train(book.living, (), "children") for book in (old, new))
    asked = [Asked(words) for words in said]
    compared = Compared(old, new)
    for words, had, has in zip(
        said, before.names(before.tell(asked).said), after.names(after.tell(asked).said), strict=True
    ):
        found = list(compared.differences("children", words))
        assert {one.theme for one in found if one.gains} == has - had, words
        assert {one.theme for one in found if not one.gains} == had - has, words


def test_a_general_theme_stands_back_where_another_is_added() -> None:
    general = '[[theme]]\nname = "Overall"\ndefinition = "A general comment."\ncues = ["good"]\n'
    exact = '[[theme]]\nname = "Food"\ncues = ["food"]\n'
    old = read_codebook(general + exact, "c.toml")
    new = add_theme(old, {"name": "Pets", "cues": ["dog"]}, TODAY)
    found = list(Compared(old, new).differences("children", "good food for the dog"))
    assert [(one.theme, one.gains) for one in found] == [("pets", True), ("overall", False)]


def test_a_doubtful_theme_stands_back_as_it_does_for_the_model() -> None:
    old = shipped_codebook()
    fields = {
        "name": "Garden",
        "definition": "The garden and the allotment.",
        "cues": ["garden and allotment"],
    }
    new = add_theme(old, fields, TODAY)
    said = [f"{example} The garden and allotment." for theme in old.themes for example in theme.examples]
    asked = [Asked(words) for words in said]
    before, after = (train(book.living, (), "children") for book in (old, new))
    compared, lost = Compared(old, new), 0
    for words, had, has in zip(
        said, before.names(before.tell(asked).said), after.names(after.tell(asked).said), strict=True
    ):
        found = {(one.theme, one.gains) for one in compared.differences("children", words)}
        assert found == {(theme, True) for theme in has - had} | {(theme, False) for theme in had - has}
        lost += len(had - has)
    assert lost  # a surer theme beside makes some doubtful ones stand back
