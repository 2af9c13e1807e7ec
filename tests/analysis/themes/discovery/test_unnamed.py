"""Which groups are offered: only of enough people, never again once decided, under the id they had."""

import pytest

from analysis.themes.discovery.unnamed import (
    Known,
    Offer,
    Voice,
    cues_from,
    is_offered,
    people_in,
    placed,
    reasons,
)


def voices(people: int, remarks: int, k: int) -> list[Voice]:
    return [Voice(str(place), str(place % people), "words", k) for place in range(remarks)]


def offer(*members: int) -> Offer:
    return Offer(("bus",), tuple(str(one) for one in members))


def known(group_id: str, state: str, *members: int) -> Known:
    return Known(group_id, state, frozenset(str(one) for one in members))


@pytest.mark.parametrize(
    ("people", "remarks", "k", "offered"),
    [(10, 10, 10, True), (9, 30, 10, False), (5, 5, 5, True), (4, 9, 5, False), (3, 4, 3, False)],
)
def test_a_group_is_offered_only_where_k_different_people_speak_in_it(
    people: int, remarks: int, k: int, offered: bool
) -> None:
    assert is_offered(voices(people, remarks, k)) is offered


def test_the_strictest_round_of_a_group_decides() -> None:
    assert not is_offered([*voices(6, 6, 5), Voice("x", "x", "words", 10)])


def test_a_group_that_goes_on_keeps_its_id_and_a_new_one_has_none() -> None:
    found = placed([offer(1, 2, 3, 4, 9), offer(20, 21, 22)], [known("a", "open", 1, 2, 3, 4, 5)])
    assert [group_id for group_id, _ in found] == ["a", None]


def test_an_id_goes_to_the_group_that_has_most_of_it_and_only_to_one() -> None:
    old = [known("a", "open", 1, 2, 3, 4)]
    assert [group_id for group_id, _ in placed([offer(1, 2, 3), offer(1, 2, 3, 4)], old)] == [None, "a"]


@pytest.mark.parametrize("state", ["named", "merged", "dropped"])
def test_what_a_person_decided_is_not_offered_again(state: str) -> None:
    decided = [known("a", state, *range(10))]
    assert placed([offer(*range(10)), offer(1, 2, 3), offer(1, 2, 30)], decided) == []


def test_a_dropped_group_comes_back_only_when_mostly_others_say_it() -> None:
    decided = [known("a", "dropped", *range(10))]
    assert placed([offer(*range(5), *range(20, 26))], decided) == [(None, offer(*range(5), *range(20, 26)))]


def test_reasons_point_to_the_key_phrases_in_the_words() -> None:
    words = "The bus fare! I hate the Bus Fares, the bus fare. Bus? Fare"
    found = reasons(words, ["bus fare", "fares"])
    assert [(words[int(start) : int(end)], cue) for start, end, cue in found] == [
        ("bus fare", "bus fare"),
        ("Fares", "fares"),
        ("bus fare", "bus fare"),
    ]


def test_words_without_any_key_phrase_have_no_reason() -> None:
    assert reasons("The coach is dear", ["bus fare", "bus"]) == []
    assert reasons("", ["bus"]) == []


def test_key_phrases_become_cues_that_a_codebook_takes() -> None:
    assert cues_from(["bus fare", "bus fare", "wi-fi", "not", ""]) == ("bus fare", "wi-fi")


def test_one_child_in_two_rounds_is_not_counted_as_two() -> None:
    june = [Voice(f"j{at}", f"j{at}", "words", 5, "june") for at in range(4)]
    september = [Voice(f"s{at}", f"s{at}", "words", 5, "september") for at in range(4)]
    assert not is_offered([*june, *september])
    assert people_in({one.remark_id: one for one in [*june, *september]}, ["j0", "j1", "s0"]) == 2
