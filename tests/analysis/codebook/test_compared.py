"""Two codebooks are compared as the rules suggest."""

from analysis.codebook import read_codebook, shipped_codebook
from analysis.codebook.compared import SURE_ENOUGH, Compared
from analysis.codebook.edits import add_theme, retire_theme
from analysis.themes.engine.model import RULE, train
from analysis.themes.engine.reading import Asked
from tests.analysis.codebook.conftest import TODAY


def test_a_rule_is_sure_enough_where_it_is_for_the_model() -> None:
    assert SURE_ENOUGH == RULE


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
