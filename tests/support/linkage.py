"""An attacker who puts rows and people into every order there is, and matches them one to one.

What they get right is compared with chance: the same guesses against people shuffled at random, a thousand
times. Who shares a published attribute is shuffled among themselves: that much may be known.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, sqrt
from random import Random
from typing import Any

from sqlalchemy import Engine, Inspector, inspect, text

SHUFFLES = 1_000
ATTEMPTS = 3  # an honest house exceeds a 99 % bound once in a hundred runs, and three times in a million
Orders = dict[str, list[str]]


@dataclass
class Family:
    """One kind of row, with what only the test knows: whose each is, and what may be known of it."""

    name: str
    truth: dict[str, int]
    known: dict[str, Hashable]


@dataclass(frozen=True)
class Best:
    """The pair of orders that guessed best, beside the 99 % bound for the best of so many pairs."""

    hits: int = 0
    tries: int = 0
    chance: float = 0.0
    bound: int = 0
    orders: str = ""

    @property
    def over(self) -> int:
        """How far above the bound; negative or 0 within it."""
        return self.hits - self.bound

    @property
    def rank(self) -> tuple[int, float]:
        """How much it stands out: first what is above its bound, then what came nearest to it."""
        return max(self.over, 0), self.hits / max(self.bound, 1)


@dataclass(frozen=True)
class Score:
    """How many guesses were right, of how many, and what chance gives: over all orders, and for the best."""

    hits: int = 0
    tries: int = 0
    chance: float = 0.0
    bound: int = 0
    best: Best = Best()

    @property
    def within_chance(self) -> bool:
        """True when neither all guesses together nor the best pair of orders beats the 99 % bound."""
        return self.hits <= self.bound and self.best.over <= 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.hits + other.hits,
            self.tries + other.tries,
            self.chance + other.chance,
            self.bound + other.bound,
            max(self.best, other.best, key=lambda one: one.rank),
        )

    def __str__(self) -> str:
        best = self.best
        return (
            f"hits {self.hits} of {self.tries}, chance {self.chance:.0f}, bound {self.bound}; best order "
            f"hits {best.hits} of {best.tries}, chance {best.chance:.1f}, bound {best.bound}"
        )


class Attacker:
    """Guesses that two orders run alike, and counts how many guesses are right, family by family."""

    def __init__(self, family: Family, random: Random) -> None:
        self.family = family
        self.random = random
        self.guesses: dict[str, Counter[int]] = defaultdict(Counter)
        self.pairs: list[tuple[str, Sequence[str], Sequence[int]]] = []
        self._alike: dict[Hashable, list[str]] = defaultdict(list)
        for row in family.truth:
            self._alike[family.known[row]].append(row)
        self._class_of = {family.truth[row]: known for row, known in family.known.items()}

    def match(self, name: str, rows: Sequence[str], people: Sequence[int]) -> None:
        """Guess that the orders run alike, and that they run against each other."""
        for way in (people, people[::-1]):
            self.pairs.append((name, rows, way))
            for row, person in zip(rows, way, strict=False):
                self.guesses[row][person] += 1

    def score(self, pairs_in_all: int) -> Score:
        """Right guesses beside chance."""
        hits = sum(self.guesses[row][person] for row, person in self.family.truth.items())
        shuffled = sorted(self._by_chance() for _ in range(SHUFFLES))
        chance, bound = sum(shuffled) / SHUFFLES, shuffled[int(0.99 * SHUFFLES)]
        tries = sum(guessed.total() for guessed in self.guesses.values())
        best = max((self._one(*pair, pairs_in_all) for pair in self.pairs), key=lambda one: one.rank)
        return Score(hits, tries, chance, bound, best)

    def _by_chance(self) -> int:
        hits = 0
        for rows in self._alike.values():
            people = [self.family.truth[row] for row in rows]
            self.random.shuffle(people)
            hits += sum(self.guesses[row][person] for row, person in zip(rows, people, strict=True))
        return hits

    def _one(self, name: str, rows: Sequence[str], people: Sequence[int], pairs_in_all: int) -> Best:
        """One pair of orders: among people of whom the same is known, each is as likely as the next."""
        truth, known = self.family.truth, self.family.known
        hits, chance = 0, 0.0
        for row, person in zip(rows, people, strict=False):
            hits += truth[row] == person
            if self._class_of.get(person) == known[row]:
                chance += 1 / len(self._alike[known[row]])
        return Best(hits, len(rows), chance, poisson_bound(chance, 0.01 / pairs_in_all), name)


def poisson_bound(mean: float, tail: float) -> int:
    """The smallest number that a count of this mean exceeds with a chance of at most `tail`."""
    term = exp(-mean)
    left, count = 1 - term, 0
    while left > tail:
        count += 1
        term *= mean / count
        left -= term
    return count


def attack(families: Iterable[Family], rows: Orders, people: dict[str, list[int]], random: Random) -> Score:
    """Every order of rows against every order of people, family by family."""
    attackers = []
    for family in families:
        attacker, whose = Attacker(family, random), set(family.truth.values())
        attackers.append(attacker)
        ways = _distinct({name: [one for one in way if one in whose] for name, way in people.items()})
        units = _distinct({name: [row for row in way if row in family.truth] for name, way in rows.items()})
        for row_name, ordered in units.items():
            for name, way in ways.items():
                attacker.match(f"{row_name} ~ {name}", ordered, way)
    pairs = sum(len(attacker.pairs) for attacker in attackers)
    return sum((attacker.score(pairs) for attacker in attackers if attacker.pairs), Score())


def _distinct(orders: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Each order once: many columns give the same one."""
    kept: dict[tuple[Any, ...], str] = {}
    for name, order in orders.items():
        if order:
            kept.setdefault(tuple(order), name)
    return {name: order for order, name in kept.items()}


def orders_of(engine: Engine, table: str, key: str) -> Orders:
    """The keys of a table's rows in every order that its database knows."""
    found: Inspector = inspect(engine)
    names = [column["name"] for column in found.get_columns(table)]
    as_text = {name: f'CAST("{name}" AS TEXT)' for name in names}
    by = (
        {"as it lies": "1"} | as_text | {f"size of {name}": f"length({one})" for name, one in as_text.items()}
    )
    if engine.dialect.name == "postgresql":
        by |= {"ctid": "ctid", "xmin": "xmin::text::bigint, ctid"}
    elif has_hidden_order(engine, table):
        by["rowid"] = "rowid"
    orders = {}
    with engine.connect() as connection:
        for name, expression in by.items():
            ordered = "" if name == "as it lies" else f"ORDER BY {expression}"
            rows = connection.execute(text(f'SELECT "{key}" FROM "{table}" {ordered}'))
            orders[f"{table} by {name}"] = [str(row[0]) for row in rows]
    return orders


def has_hidden_order(engine: Engine, table: str) -> bool:
    """True when SQLite keeps a hidden row number for the table."""
    if engine.dialect.name != "sqlite":
        return False
    with engine.connect() as connection:
        made = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE name = :t"), {"t": table}
        ).scalar()
    return "WITHOUT ROWID" not in str(made).upper()


def in_three(measure: Callable[[int], Score]) -> tuple[Score, bool]:
    """Measure, and again where chance was exceeded: an honest house hardly ever exceeds it thrice."""
    for attempt in range(ATTEMPTS):
        score = measure(attempt)
        if score.within_chance:
            return score, True
    return score, False


def area_under_curve(true: Sequence[float], false: Sequence[float]) -> tuple[float, float]:
    """The chance that a true pair scores higher than a false one, and half the width of 99 % around 0.5."""
    ranked = sorted([(value, 1) for value in true] + [(value, 0) for value in false])
    ranks, before = 0.0, 0
    for _, same in groupby(ranked, key=lambda pair: pair[0]):
        labels = [label for _, label in same]
        ranks += sum(labels) * (2 * before + len(labels) + 1) / 2
        before += len(labels)
    wins = ranks - len(true) * (len(true) + 1) / 2
    half = 2.576 * sqrt((len(true) + len(false) + 1) / (12 * len(true) * len(false)))
    return wins / (len(true) * len(false)), half


def learn(pairs: Sequence[tuple[list[float], int]], random: Random, rounds: int = 20) -> list[float]:
    """A small logistic regression by gradient steps; the last weight is the constant."""
    weights = [0.0] * (len(pairs[0][0]) + 1)
    shuffled = list(pairs)
    for turn in range(rounds):
        random.shuffle(shuffled)
        step = 0.3 / (1 + turn)
        for features, label in shuffled:
            error = label - 1 / (1 + exp(-guess(weights, features)))
            for place, value in enumerate(features):
                weights[place] += step * error * value
            weights[-1] += step * error
    return weights


def guess(weights: Sequence[float], features: Sequence[float]) -> float:
    """How strongly a pair looks like one person, between -30 and 30."""
    total = weights[-1] + sum(weight * value for weight, value in zip(weights, features, strict=False))
    return max(-30.0, min(30.0, total))
