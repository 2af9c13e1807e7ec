"""Measures the whole method on coded comments: learned from the training rows, told on the test rows."""

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

from analysis.codebook import Codebook
from analysis.themes.coding.choosing import How, next_to_read
from analysis.themes.engine.model import Model, train
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.measures.evaluate import Row
from analysis.themes.measures.metrics import exact_match, label_f1, lrap, macro_f1, micro_f1, samples_f1
from analysis.themes.measures.spread import deviations
from analysis.themes.spelling.misspelling import misspelt

GROWTH = 0.25
FIRST = 10


@dataclass(frozen=True)
class Learning:
    """What was measured. Rows without a theme are in all figures but LRAP. Seconds are CPU seconds.

    The deviations say how much macro- and micro-F1 would vary over other comments of the same kind.
    """

    rows: int
    themes: int
    codes: int
    macro_f1: float
    micro_f1: float
    samples_f1: float
    lrap: float
    exact_match: float
    macro_deviation: float
    micro_deviation: float
    train_seconds: float
    predict_seconds: float
    predict_seconds_per_1000: float
    peak_memory_mb: float
    model: str
    by_theme: dict[str, float]

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain data, for JSON."""
        return asdict(self)


def evaluate_learning(
    codebook: Codebook,
    coded: Sequence[Row],
    test: Sequence[Row],
    misspell: float = 0.0,
    seed: int = 0,
    clock: Callable[[], float] = time.process_time,
) -> Learning:
    """Return how the model trained on `coded`, which may be empty, does on `test`."""
    asked = [_asked(row) for row in test]
    if misspell:
        asked = [
            replace(each, text=misspelt(each.text, misspell, f"{seed}-{place}"))
            for place, each in enumerate(asked)
        ]
    begun = clock()
    model = train(codebook, [Coded(_asked(row), row.themes) for row in coded])
    trained = clock()
    answer = model.tell(asked)
    said = model.names(answer.said)
    told = clock()
    labels = list(model.themes)
    scores = [dict(zip(labels, map(float, row), strict=True)) for row in answer.chances]
    true = [row.themes for row in test]
    macro_deviation, micro_deviation = deviations(said, true, labels, seed)
    return Learning(
        rows=len(test),
        themes=len(labels),
        codes=len(coded),
        macro_f1=macro_f1(said, true, labels),
        micro_f1=micro_f1(said, true),
        samples_f1=samples_f1(said, true),
        lrap=lrap(scores, true, labels),
        exact_match=exact_match(said, true),
        macro_deviation=macro_deviation,
        micro_deviation=micro_deviation,
        train_seconds=trained - begun,
        predict_seconds=told - trained,
        predict_seconds_per_1000=1000 * (told - trained) / max(len(test), 1),
        peak_memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        model=model.version,
        by_theme={label: label_f1(said, true, label) for label in labels},
    )


def chosen_rows(codebook: Codebook, rows: Sequence[Row], codes: int, how: How, seed: int) -> list[Row]:
    """Return the rows that people would have coded first, chosen as the team's page chooses.

    The model is trained again each time the codes have grown by a quarter, as it is every night.
    """
    codes = min(codes, len(rows))
    if how == "random":
        drawn = next_to_read([()] * len(rows), (), {}, codes, "random", seed)
        return [rows[each.place] for each in drawn]
    chosen: list[Row] = []
    left = list(rows)
    while len(chosen) < codes:
        model = train(codebook, [Coded(_asked(row), row.themes) for row in chosen])
        many = min(max(FIRST, int(len(chosen) * GROWTH)), codes - len(chosen))
        picked = _pick(model, left, chosen, many, how, seed + len(chosen))
        chosen += [left[place] for place in picked]
        gone = set(picked)
        left = [row for place, row in enumerate(left) if place not in gone]
    return chosen


def _pick(
    model: Model, left: Sequence[Row], chosen: Sequence[Row], many: int, how: How, seed: int
) -> list[int]:
    chances = model.tell([_asked(row) for row in left]).chances
    codes = {theme: sum(theme in row.themes for row in chosen) for theme in model.themes}
    return [each.place for each in next_to_read(chances.tolist(), model.themes, codes, many, how, seed)]


def _asked(row: Row) -> Asked:
    return Asked(row.text, row.question)
