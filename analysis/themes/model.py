"""One method from no codes to ten thousand: cue rules, and a linear model that earns its share by theme.

Every theme's score is (1 - w) · rule + w · model, with w = positives / (positives + LEANING): the shrinkage
of a small sample to what was believed beforehand (Efron, Morris, "Stein's estimation rule and its
competitors", 1973). Where held-out scores say that the mixture decides worse than the rule, the rule stays.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.codebook import Codebook, tokens_of
from analysis.themes.calibration import Curve, best_threshold, drawn, fit_curve
from analysis.themes.features import Features, Seen
from analysis.themes.reading import Asked, Coded, Reader
from analysis.themes.ridge import FOLDS, fit_ridge
from analysis.themes.spelling import Speller, domain_words

CODE_VERSION = "1"
LEANING = 6.0
COMMON = 0.3
LIKELY = 0.15
FEWEST_CODES = 10
PORTION = 2000

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Learned:
    """What was learned of one theme: its codes so far, the model's share, its curve and its threshold."""

    theme: str
    positives: int
    share: float
    curve: Curve
    threshold: float


class Model:
    """A codebook and what people's codings taught; the same of both gives the same model, to the byte."""

    def __init__(
        self,
        reader: Reader,
        learned: Sequence[Learned],
        version: str,
        features: Features | None = None,
        weights: Array | None = None,
    ) -> None:
        self.reader = reader
        self.learned = tuple(learned)
        self.version = version
        self.features = features
        self.weights = weights
        self.themes = tuple(each.theme for each in learned)
        self.thresholds = np.array([each.threshold for each in learned], np.float32)

    @property
    def learned_enough(self) -> bool:
        """True once people's codings have a share in the chances."""
        return self.weights is not None

    def chances(self, asked: Sequence[Asked]) -> Array:
        """Return how sure we are of each theme (columns) for each remark (rows), from 0 to 1."""
        parts = [
            self.chances_seen([self.reader.seen(each) for each in asked[start : start + PORTION]])
            for start in range(0, len(asked), PORTION)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.themes)), np.float32)

    def chances_seen(self, seen: Sequence[Seen]) -> Array:
        """Return the same for remarks already read."""
        rules = rule_scores(seen, self.themes)
        if self.features is None or self.weights is None:
            return rules
        scores = np.asarray(self.features.matrix(seen) @ self.weights, np.float32)
        return mixed(rules, scores, self.learned)

    def themes_of(self, chances: Array) -> list[frozenset[str]]:
        """Return the themes suggested for each row of chances: those at their threshold or above."""
        said = chances >= self.thresholds
        if self.learned_enough:
            _likeliest_where_none(said, chances)
        return [frozenset(np.asarray(self.themes)[row].tolist()) for row in said]


def _likeliest_where_none(said: NDArray[np.bool_], chances: Array) -> None:
    """Say the likeliest theme where none reached its threshold: most remarks have one."""
    rows = np.flatnonzero(~said.any(axis=1))
    if len(rows) and said.shape[1]:
        columns = chances[rows].argmax(axis=1)
        said[rows, columns] = chances[rows, columns] >= LIKELY


def rule_scores(seen: Sequence[Seen], themes: Sequence[str]) -> Array:
    """Return the rules' scores, one row a remark."""
    rows = [[each.rules.get(theme, 0.0) for theme in themes] for each in seen]
    return np.asarray(rows, np.float32).reshape(len(seen), len(themes))


def mixed(rules: Array, scores: Array, learned: Sequence[Learned]) -> Array:
    """Return rule and model mixed theme by theme."""
    found = np.empty_like(rules)
    for place, each in enumerate(learned):
        model = each.curve.chance(scores[:, place])
        found[:, place] = (1 - each.share) * rules[:, place] + each.share * model
    return found


def train(codebook: Codebook, coded: Sequence[Coded], audience: str = "") -> Model:
    """Return the model for a codebook and what people coded so far, which may be nothing at all."""
    themes = [theme.code for theme in codebook.themes]
    cues = {word.word for theme in codebook.themes for cue in theme.parsed_cues() for word in cue.words}
    words = ((token.word for token in tokens_of(each.asked.text)) for each in coded)
    reader = Reader(codebook, Speller(domain_words(words, cues)), audience)
    version = version_of(codebook, coded)
    if len(coded) < FEWEST_CODES:
        return Model(reader, [Learned(theme, 0, 0.0, Curve(0, 0), COMMON) for theme in themes], version)
    seen = [reader.seen(each.asked) for each in coded]
    features = Features(seen, themes)
    true = np.array([[theme in each.themes for theme in themes] for each in coded], np.float32)
    fit = fit_ridge(features.matrix(seen), true - true.mean(axis=0), folds_of(coded))
    rules = rule_scores(seen, themes)
    learned = [
        _learn(theme, rules[:, place], fit.held_out[:, place], true[:, place])
        for place, theme in enumerate(themes)
    ]
    return Model(reader, learned, version, features, fit.weights)


def folds_of(coded: Sequence[Coded]) -> list[int]:
    """Return a fold for each remark, by a hash of its words: the same words never stand in two folds."""
    texts = (" ".join(each.asked.text.casefold().split()) for each in coded)
    return [hashlib.sha256(text.encode("utf-8", "replace")).digest()[0] % FOLDS for text in texts]


def version_of(codebook: Codebook, coded: Sequence[Coded]) -> str:
    """Return sixteen hex characters over the codebook, the codings in their order, and this method."""
    data = [[each.asked.text, each.asked.question, sorted(each.themes)] for each in coded]
    text = json.dumps([CODE_VERSION, codebook.version, data], ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _learn(theme: str, rules: Array, scores: Array, true: Array) -> Learned:
    positives = int(true.sum())
    curve = fit_curve(scores, true)
    share = positives / (positives + LEANING)
    chances = (1 - share) * rules + share * curve.chance(scores)
    threshold, reached = best_threshold(chances, true)
    by_rule = _f1(rules >= COMMON, true)
    if reached < by_rule or not positives:
        return Learned(theme, positives, 0.0, curve, COMMON)
    return Learned(theme, positives, share, curve, drawn(threshold, positives, COMMON))


def _f1(said: NDArray[np.bool_], true: Array) -> float:
    both = float(said.sum() + true.sum())
    return 2 * float((said * true).sum()) / both if both else 0.0
