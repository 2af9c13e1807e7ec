"""P8: a crawler that asks every one- and two-way filter learns nobody's answer from what the guard lets out.

The attacker knows who is in which team and band, that everybody answered, and how the guard rounds. For each
group of people that no filter tells apart, an exact search asks whether a world exists in which the group's
count isn't nobody, and one in which it isn't everybody; where either is missing, that group's answers are
known.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from analysis.disclosure import EVERYBODY, Cell, Counted, Released, ReleasedTable, release_table
from analysis.disclosure.rounding import round_part

TEAMS, BANDS, K = ("a", "b", "c", "d"), ("new", "old"), 5
Group = tuple[str, str]
Range = tuple[int, int]


@dataclass(frozen=True)
class World:
    """How many people stand in each team and band, and how many of them said yes."""

    sizes: Mapping[Group, int]
    yes: Mapping[Group, int]

    def members(self, cell: Cell) -> list[Group]:
        asked = set(cell[1].split(" + ")) - {""}
        return [group for group in self.sizes if asked <= set(group)]

    def counted(self, cell: Cell) -> Counted:
        groups = self.members(cell)
        base, yes = sum(self.sizes[g] for g in groups), sum(self.yes[g] for g in groups)
        return Counted(base, {"yes": yes, "no": base - yes})


ONE_WAY: tuple[Cell, ...] = (EVERYBODY, *(("team", t) for t in TEAMS), *(("band", b) for b in BANDS))

TWO_WAY: tuple[Cell, ...] = tuple(("team + band", f"{t} + {b}") for t in TEAMS for b in BANDS)
WITHIN = {cell: [("team", cell[1].split(" + ")[0]), ("band", cell[1].split(" + ")[1])] for cell in TWO_WAY}


def make_world(seed: int, share: float) -> World:
    chance = random.Random(seed)
    people = [(chance.choice(TEAMS), chance.choice(BANDS), chance.random() < share) for _ in range(60)]
    groups = [(team, band) for team in TEAMS for band in BANDS]
    sizes = {group: sum(person[:2] == group for person in people) for group in groups}
    return World(
        sizes, {group: sum(person[:2] == group and person[2] for person in people) for group in groups}
    )


def crawl_guarded(world: World, cells: Sequence[Cell]) -> dict[Cell, Range]:
    """What each filter's page says, turned back into the counts that it may stand for."""
    counted = {cell: world.counted(cell) for cell in cells}
    table = release_table(counted, K, values=("yes", "no"), within=WITHIN)
    return {cell: _may_stand_for(table, cell, counted[cell].base) for cell in cells}


def _may_stand_for(table: ReleasedTable, cell: Cell, base: int) -> Range:
    """The counts of yes that fit what is shown of yes and of no."""
    counts = table.cells[cell].counts
    fits = [
        n for n in range(base + 1) if _fits(counts["yes"], n, base) and _fits(counts["no"], base - n, base)
    ]
    return fits[0], fits[-1]


def _fits(shown: Released, count: int, base: int) -> bool:
    return shown.hidden or round_part(count, base) == shown.value


def crawl_naive(world: World) -> dict[Cell, Range]:
    """The usual rule: true counts wherever at least k people stand behind them."""
    counted = {cell: world.counted(cell) for cell in ONE_WAY}
    return {c: (t.counts["yes"], t.counts["yes"]) if t.base >= K else (0, t.base) for c, t in counted.items()}


def people_known(world: World, seen: Mapping[Cell, Range]) -> int:
    groups = [group for group in world.sizes if world.sizes[group]]
    return sum(world.sizes[group] for group in groups if _is_known(world, seen, group, groups))


def _is_known(world: World, seen: Mapping[Cell, Range], group: Group, groups: Sequence[Group]) -> bool:
    some = _world_exists(world, seen, groups, {group: range(1, world.sizes[group] + 1)}, {})
    not_all = _world_exists(world, seen, groups, {group: range(world.sizes[group])}, {})
    return not (some and not_all)


def _world_exists(
    world: World,
    seen: Mapping[Cell, Range],
    groups: Sequence[Group],
    asked: Mapping[Group, range],
    chosen: dict[Group, int],
) -> bool:
    if any(not _still_possible(world, cell, limits, chosen) for cell, limits in seen.items()):
        return False
    if len(chosen) == len(groups):
        return True
    group = groups[len(chosen)]
    for count in asked.get(group, range(world.sizes[group] + 1)):
        if _world_exists(world, seen, groups, asked, chosen | {group: count}):
            return True
    return False


def _still_possible(world: World, cell: Cell, limits: Range, chosen: Mapping[Group, int]) -> bool:
    members = world.members(cell)
    least = sum(chosen.get(group, 0) for group in members)
    most = sum(chosen.get(group, world.sizes[group]) for group in members)
    return least <= limits[1] and most >= limits[0]


WORLDS = [make_world(seed, share) for share in (0.05, 0.5, 0.95) for seed in range(5)]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("cells", [ONE_WAY, ONE_WAY + TWO_WAY], ids=["one-way", "two-way"])
def test_P8_no_answer_is_known_from_every_filter_together(world: World, cells: tuple[Cell, ...]) -> None:
    assert people_known(world, crawl_guarded(world, cells)) == 0


def test_P8_the_usual_rule_gives_people_away() -> None:
    assert sum(people_known(world, crawl_naive(world)) for world in WORLDS) > 60


def test_P19_a_leaver_between_two_filters_leaves_no_small_remainder() -> None:
    """A target alone in a cell, and everybody else in the other: neither may be shown."""
    cells = {EVERYBODY: Counted(30, {"yes": 11}), ("team", "rest"): Counted(29, {"yes": 10}),
             ("team", "target"): Counted(1, {"yes": 1})}  # fmt: skip
    table = release_table(cells, K)
    assert table.cells[("team", "rest")].hidden and table.cells[("team", "target")].hidden


def test_P19_one_answer_changes_nothing_that_shows_in_a_group_of_k() -> None:
    """k-1 invented sittings whose answers the attacker knows stand beside the target's."""
    shown = {
        tuple(map(str, release_table({EVERYBODY: Counted(K, {"yes": yes, "no": K - yes})}, K)
                  .everybody.counts.values()))
        for yes in (0, 1)
    }  # fmt: skip
    assert len(shown) == 1
