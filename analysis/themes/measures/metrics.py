"""Plain measures of how well suggested themes meet people's, after their usual definitions.

Precision, recall and F1, macro, micro and by sample: Manning, Raghavan, Schutze, "Introduction to Information
Retrieval" (2008), chapters 8 and 13; by sample also Tsoumakas, Katakis, Vlahavas, "Mining Multi-label Data"
(2010). Label ranking average precision: the same chapter, and Schapire, Singer, "BoosTexter" (2000).
"""

from collections.abc import Mapping, Sequence, Set

Labels = Set[str]


def f1(hits: int, said: int, true: int) -> float:
    """Return the harmonic mean of precision and recall, 2·hits / (said + true); 0 where both are empty."""
    return 2 * hits / (said + true) if said + true else 0.0


def macro_f1(said: Sequence[Labels], true: Sequence[Labels], labels: Sequence[str]) -> float:
    """Return the mean of F1 over all labels, each counting the same, over all rows."""
    if not labels:
        return 0.0
    return sum(label_f1(said, true, label) for label in labels) / len(labels)


def label_f1(said: Sequence[Labels], true: Sequence[Labels], label: str) -> float:
    """Return F1 of one label over all rows."""
    hits = sum(label in mine and label in theirs for mine, theirs in zip(said, true, strict=True))
    return f1(hits, sum(label in mine for mine in said), sum(label in theirs for theirs in true))


def micro_f1(said: Sequence[Labels], true: Sequence[Labels]) -> float:
    """Return F1 of all pairs of row and label put together."""
    hits = sum(len(mine & theirs) for mine, theirs in zip(said, true, strict=True))
    return f1(hits, sum(map(len, said)), sum(map(len, true)))


def samples_f1(said: Sequence[Labels], true: Sequence[Labels]) -> float:
    """Return the mean over rows of each row's F1; saying nothing where nothing is true counts as right."""
    scores = [
        f1(len(mine & theirs), len(mine), len(theirs)) if mine or theirs else 1.0
        for mine, theirs in zip(said, true, strict=True)
    ]
    return _mean(scores)


def exact_match(said: Sequence[Labels], true: Sequence[Labels]) -> float:
    """Return the share of rows whose labels are right to the last one."""
    return _mean([float(mine == theirs) for mine, theirs in zip(said, true, strict=True)])


def lrap(scores: Sequence[Mapping[str, float]], true: Sequence[Labels], labels: Sequence[str]) -> float:
    """Return label ranking average precision over the rows with at least one true label.

    For each true label: of the labels ranked at least as high, the share that is true; averaged over the
    row's true labels, then over rows. A label without a score has 0, and ties count against.
    """
    rows = [_row_lrap(row, theirs, labels) for row, theirs in zip(scores, true, strict=True) if theirs]
    return _mean(rows)


def _row_lrap(row: Mapping[str, float], true: Labels, labels: Sequence[str]) -> float:
    ranked = {label: row.get(label, 0.0) for label in labels}
    shares = []
    for label in true:
        above = [other for other, score in ranked.items() if score >= ranked[label]]
        shares.append(sum(other in true for other in above) / len(above))
    return _mean(shares)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
