"""The audit before opening names what could never be published, from the roster alone."""

from analysis.disclosure import EVERYBODY, audit_before_opening


def roster(**sizes: int) -> list[dict[str, str]]:
    return [{"team": name} for name, size in sizes.items() for _ in range(size)]


def test_a_cell_below_k_is_named_and_takes_its_neighbour_with_it() -> None:
    audit = audit_before_opening(roster(a=30, b=20, c=3), [("team", t) for t in "abc"], 5)
    assert audit.publishable == (EVERYBODY, ("team", "a"))
    assert [finding.cell for finding in audit.findings] == [("team", "c"), ("team", "b")]


def test_a_cell_that_lies_in_another_leaves_a_remainder() -> None:
    people = [{"team": "a", "place": "north"}] * 18 + [{"team": "b", "place": "north"}] * 2
    people += [{"team": "b", "place": "south"}] * 20
    declared = [("team", "a"), ("team", "b"), ("place", "north"), ("place", "south")]
    audit = audit_before_opening(people, declared, 5)
    assert ("team", "a") not in audit.publishable
    assert audit.findings[0].reason == "a taken from north leaves 2 people"


def test_a_good_round_says_how_many_stand_behind_every_figure() -> None:
    audit = audit_before_opening(roster(a=30, b=14), [("team", "a"), ("team", "b")], 10)
    assert (audit.findings, audit.smallest) == ((), 14)
    assert audit.sentence == "Everything that we publish speaks of at least 14 people."


def test_a_round_below_k_says_that_nothing_can_be_published() -> None:
    audit = audit_before_opening(roster(a=4), [("team", "a")], 5)
    assert audit.sentence.startswith("Nothing can be published")


def test_it_says_honestly_what_it_did() -> None:
    assert audit_before_opening(roster(a=30), [], 5).method.startswith("linear")
