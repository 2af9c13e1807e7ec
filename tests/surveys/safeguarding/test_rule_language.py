"""The language in which signals are written."""

import pytest

from surveys.safeguarding.looking import Ear
from surveys.safeguarding.rule_language import RuleError, parse_rule

GROUPS = {"who": ("he", "my dad"), "loop": ("{loop}",)}


def heard(rule: str, words: str) -> bool:
    ear = Ear([(0, parse_rule(rule, GROUPS))], {}, {}, frozenset())
    return bool(list(ear.hear(words, 3)))


@pytest.mark.parametrize(
    ("rule", "words", "expected"),
    [
        ("hits me", "he hits me", True),
        ("hits me", "me hits", False),
        ("hurt* me", "hurting me", True),
        ("(hits|has a go at) me", "has a go at me", True),
        ("{who} hits", "my dad hits", True),
        ("he [really] hits", "he really hits", True),
        ("he [really] hits", "he hits", True),
        ("he ... hits", "he a b c d hits", True),
        ("he ... hits", "he a b c d e hits", False),
        ("he hits unless football", "he hits at football", False),
        ("he hits unless football", "he hits and later on we went to town for football", True),
        ("he hits unless football", "football he hits a b c d e f g he hits", True),
    ],
)
def test_a_rule_hears_what_it_says(rule: str, words: str, expected: bool) -> None:
    assert heard(rule, words) is expected


@pytest.mark.parametrize("rule", ["(a|b", "a)", "{nobody}", "", "...", "{loop}", "(a|)", "a & b"])
def test_a_rule_that_cannot_be_read_says_so(rule: str) -> None:
    with pytest.raises(RuleError):
        parse_rule(rule, GROUPS)
