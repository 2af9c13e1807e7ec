"""Groups are named by what they say and others don't, in words that can be read, and no two alike."""

from analysis.themes.discovery.phrases import key_phrases

FILLER = [f"thing{number} thing{number}" for number in range(40)]


def test_a_phrase_names_one_group_only() -> None:
    groups = [["late bus"] * 12, ["late bus", "bus driver"] * 6, FILLER]
    named = [phrase for phrases in key_phrases(groups) for phrase in phrases]
    assert len(named) == len(set(named)) > 1


def test_a_word_gives_way_to_the_phrase_that_says_more() -> None:
    assert key_phrases([["a long waiting time"] * 8, FILLER])[0] == ("long waiting time",)
    assert key_phrases([["lack of staff"] * 8, FILLER])[0] == ("lack of staff",)


def test_what_is_denied_is_named_with_its_denial() -> None:
    assert key_phrases([["I have no complaints"] * 8, FILLER])[0] == ("no complaints",)


def test_forms_of_one_word_are_named_once() -> None:
    assert len(key_phrases([["listen", "listened", "listening"] * 4, FILLER])[0]) == 1


def test_a_passing_word_names_nobody_on_its_own() -> None:
    assert key_phrases([["it was like that"] * 8, FILLER])[0] == ()


def test_what_one_remark_says_names_nobody() -> None:
    groups = [["food"] * 9 + ["my lovely purple bicycle"], FILLER]
    assert key_phrases(groups)[0] == ("food",)
