"""A learned matcher: does a pair of a remark and a person look like one, from all orders and attributes?"""

from collections.abc import Sequence
from random import Random

from tests.support.crowd import Crowd
from tests.support.linkage import area_under_curve, guess, learn
from tests.support.matching import families, people_orders, row_orders

MOST_ORDERS = 12  # of rows, and as many of people: a feature for each pair of them


def learned_area(crowd: Crowd, random: Random) -> tuple[float, float]:
    """Learn on half of the people, and try on the other half: the area under the curve, and its 99 % half.

    False pairs are drawn among people of whom the same may be known.
    """
    found, group_of = families(crowd)
    groups = next(family for family in found if family.name == "groups")
    rows = _places([order for name, order in row_orders(crowd, group_of).items() if name.startswith("sets")])
    people = _places(list(people_orders(crowd).values()))
    pairs = []
    for row, person in groups.truth.items():
        alike = [one for one in groups.truth if groups.known[one] == groups.known[row] and one != row]
        other = groups.truth[random.choice(alike)] if alike else person
        pairs += [(row, person, 1), (row, other, 0)]
    half = len(pairs) // 4 * 2
    weights = learn([(_features(rows, people, *pair[:2]), pair[2]) for pair in pairs[:half]], random)
    scored = [(guess(weights, _features(rows, people, *pair[:2])), pair[2]) for pair in pairs[half:]]
    return area_under_curve([s for s, true in scored if true], [s for s, true in scored if not true])


def _places(orders: Sequence[Sequence[str | int]]) -> list[dict[str | int, float]]:
    """For each order the place of every row or person in it, between 0 and 1."""
    return [
        {one: place / max(len(order) - 1, 1) for place, one in enumerate(order)}
        for order in orders[:MOST_ORDERS]
    ]


def _features(
    rows: list[dict[str | int, float]], people: list[dict[str | int, float]], row: str, person: int
) -> list[float]:
    return [abs(one.get(row, 0.5) - other.get(person, 0.5)) for one in rows for other in people]
