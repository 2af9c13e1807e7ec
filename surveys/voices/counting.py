"""Counting opened sittings: who counts as one person, which cells are big enough, and the tallies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from surveys.questionnaires.path import asked
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import Pass
from surveys.voices.body import Body

OPEN_LINK_FACTOR = 3  # on an open link repeats can't be told, so three times as many sittings are needed
Cell = tuple[str, str]  # a dimension, and a value of it

EVERYBODY = ("", "")
JOIN = " + "


@dataclass(frozen=True)
class Count:
    """How many people of one cell gave one value, of how many who answered the question there."""

    question_id: str
    dimension: str
    cell: str
    value: str
    count: int
    base: int


def one_body_a_person(bodies: Iterable[Body]) -> list[Body]:
    """Of several sittings of one invitation the latest finished one stands, else the latest begun.

    Sittings without a tag (an open link) stand each for itself.
    """
    alone = []
    by_tag: dict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        if body.tag:
            by_tag[body.tag].append(body)
        else:
            alone.append(body)
    latest = [max(same, key=lambda body: (body.finished, body.start_number)) for same in by_tag.values()]
    return alone + latest


def enough(people: int, invited: bool, k: int) -> bool:
    """Whether so many people may be mixed."""
    return people >= (k if invited else OPEN_LINK_FACTOR * k)


def cells_of(body: Body, dimensions: Iterable[list[str]]) -> list[tuple[str, str]]:
    """The declared cells that this person stands in, everybody's first."""
    known = {**body.cells, "band": body.band}
    cells = [EVERYBODY]
    for dimension in dimensions:
        if all(known.get(part) for part in dimension):
            cells.append((JOIN.join(dimension), JOIN.join(known[part] for part in dimension)))
    return cells


def big_cells(bodies: list[Body], dimensions: list[list[str]], k: int) -> set[Cell]:
    """The declared cells of at least k people, of which none leaves 1 to k-1 people over.

    Whoever subtracts the cells that stand from the one around them would count those few people, and a
    remark without a cell would be one of theirs. So the smallest cell beside them isn't kept either.
    """
    standing = [cells_of(body, dimensions) for body in bodies]
    sizes = Counter(cell for cells in standing for cell in cells)
    big = {cell for cell, size in sizes.items() if size >= k or cell == EVERYBODY}
    while (beside := _beside_a_few(standing, dimensions, big, k)) is not None:
        big.discard(beside)
    return big


def _beside_a_few(
    standing: list[list[Cell]], dimensions: list[list[str]], big: set[Cell], k: int
) -> Cell | None:
    """The smallest cell beside 1 to k-1 people who stand in no cell; None when there are no such people."""
    for parts in dimensions:
        name = JOIN.join(parts)
        for parent in sorted(big, reverse=True):  # everybody last: the narrowest takes the least away
            if parent == EVERYBODY or set(parent[0].split(JOIN)) < set(parts):
                inside = [cells for cells in standing if parent in cells]
                counted = Counter(
                    cell for cells in inside for cell in cells if cell[0] == name and cell in big
                )
                if counted and 0 < len(inside) - counted.total() < k:
                    return min(counted, key=lambda cell: (counted[cell], cell))
    return None


def values_of(questionnaire: Questionnaire, body: Body) -> dict[str, tuple[str, ...]]:
    """What counts of one person: the answers on their path. Words that were moved count as said."""
    counted = {}
    for question in asked(questionnaire, body.answers, body.band):
        kept = body.kept.get(question.id)
        if kept is None:
            continue
        said = ("said",) if kept.moved and not kept.answer.passed else question.values_counted(kept.answer)
        counted[question.id] = said
    return counted


def tally(
    questionnaire: Questionnaire, bodies: list[Body], dimensions: list[list[str]], cells: set[tuple[str, str]]
) -> list[Count]:
    """The tallies over these cells. A pass is counted, but is no answer: it doesn't stand in the base."""
    counts: Counter[tuple[str, tuple[str, str], str]] = Counter()
    bases: Counter[tuple[str, tuple[str, str]]] = Counter()
    for body in bodies:
        within = [cell for cell in cells_of(body, dimensions) if cell in cells]
        for question_id, values in values_of(questionnaire, body).items():
            for cell in within:
                counts.update((question_id, cell, value) for value in values)
                bases[question_id, cell] += _answered(values)
    return [
        Count(question_id, *cell, value, count, bases[question_id, cell])
        for (question_id, cell, value), count in counts.items()
    ]


def _answered(values: tuple[str, ...]) -> int:
    passes = {f"pass:{one.value}" for one in Pass}
    return int(bool(values) and not passes.intersection(values))


def words_of(questionnaire: Questionnaire, body: Body) -> dict[str, str]:
    """The free words of one person, by question, on their path."""
    path = {question.id for question in asked(questionnaire, body.answers, body.band)}
    return {name: kept.answer.words for name, kept in body.kept.items() if kept.answer.words and name in path}


def people_who_wrote(questionnaire: Questionnaire, bodies: list[Body]) -> Mapping[str, int]:
    """How many people wrote words, by question."""
    return Counter(question_id for body in bodies for question_id in words_of(questionnaire, body))
