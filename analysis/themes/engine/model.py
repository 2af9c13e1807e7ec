"""One method from no codes to ten thousand: cue rules, and a linear model that earns its share by theme.

A theme is decided by (1 - w) · rule + w · chance, with w = positives / (positives + LEANING) until it has
ENOUGH codes: the shrinkage of a small sample to what was believed beforehand (Efron, Morris, "Stein's
estimation rule and its competitors", 1973). Where held-out scores say clearly that the rule alone decides
better, it stays.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.codebook import Codebook, tokens_of
from analysis.themes.engine.calibration import Curve, chances_of, common_threshold, fit_curves
from analysis.themes.engine.clauses import leads_of
from analysis.themes.engine.features import Features, rule_scores, rule_weights
from analysis.themes.engine.reading import Asked, Coded, Reader
from analysis.themes.engine.ridge import FOLDS, fit_ridge
from analysis.themes.engine.seen import Seen, clauses_of
from analysis.themes.engine.thresholds import best_threshold, drawn, reached_f1, standing
from analysis.themes.rules.trust import WEAKEST
from analysis.themes.spelling.spelling import Speller, domain_words

CODE_VERSION = "4"
LEANING = 10.0
ENOUGH = 20
RULE = WEAKEST
LIKELY = 0.15
# A theme is not said where another is so much likelier; chosen by cross-validation.
OUTDONE = 0.4
CLEARLY = 0.1
TRIED = tuple(each / 50 for each in range(8, 25))
FEWEST_CODES = 10
PORTION = 2000

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Learned:
    """What was learned of one theme: its codes so far, the model's share, its curve and its threshold."""

    theme: str
    positives: int = 0
    share: float = 0.0
    curve: Curve | None = None
    threshold: float = RULE


@dataclass(frozen=True)
class Told:
    """For remarks (rows) and themes (columns): how likely each is, and what is suggested."""

    chances: Array
    said: NDArray[np.bool_]


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

    def tell(self, asked: Sequence[Asked]) -> Told:
        """Return chances and suggestions for each remark; as many rows as remarks, a portion at a time."""
        parts = [
            self.tell_seen([self.reader.seen(each) for each in asked[start : start + PORTION]])
            for start in range(0, max(len(asked), 1), PORTION)
        ]
        return Told(
            np.concatenate([part.chances for part in parts]), np.concatenate([part.said for part in parts])
        )

    def tell_seen(self, seen: Sequence[Seen]) -> Told:
        """Return the same for remarks already read."""
        ruled = rule_scores(seen, self.themes)
        if self.features is None or self.weights is None:
            return Told(self.reader.weak.added(ruled, seen), standing(ruled) > 0)
        rules = rule_weights(seen, self.themes)
        owners, clauses = clauses_of(seen)
        every = np.asarray(self.features.matrix([*seen, *clauses]) @ self.weights, np.float32)
        scores = every[: len(seen)]
        leads = leads_of(scores, every[len(seen) :], owners)
        curves = [each.curve for each in self.learned if each.curve]
        chances = chances_of(curves, rules, scores, leads)
        shares = np.array([each.share for each in self.learned], np.float32)
        thresholds = np.array([each.threshold for each in self.learned], np.float32)
        said = deciding(standing(ruled), chances, shares) >= thresholds
        _likeliest_where_none(said, chances)
        return Told(chances, said)

    def names(self, said: NDArray[np.bool_]) -> list[frozenset[str]]:
        """Return the codes of the themes said, a set for each row."""
        themes = np.asarray(self.themes, object)
        return [frozenset(themes[row].tolist()) for row in said]


def deciding(rules: Array, chances: Array, shares: Array) -> Array:
    """Return the scores that decide: the rule's, and the learned chance by its share; 0 where outdone."""
    mixed = (1 - shares) * rules + shares * chances
    return np.where(mixed >= OUTDONE * mixed.max(axis=1, initial=0.0, keepdims=True), mixed, np.float32(0))


def _likeliest_where_none(said: NDArray[np.bool_], chances: Array) -> None:
    """Say the likeliest theme where none reached its threshold: most remarks have one."""
    rows = np.flatnonzero(~said.any(axis=1))
    if len(rows) and said.shape[1]:
        columns = chances[rows].argmax(axis=1)
        said[rows, columns] = chances[rows, columns] >= LIKELY


def train(codebook: Codebook, coded: Sequence[Coded], audience: str = "") -> Model:
    """Return the model for a codebook and what people coded so far, which may be nothing at all."""
    themes = [theme.code for theme in codebook.themes]
    cues = {word.word for theme in codebook.themes for cue in theme.parsed_cues() for word in cue.words}
    words = [[token.word for token in tokens_of(each.asked.text)] for each in coded]
    reader = Reader(codebook, Speller(domain_words(words, cues), texts=words), audience)
    version = version_of(codebook, coded)
    if len(coded) < FEWEST_CODES:
        return Model(reader, [Learned(theme) for theme in themes], version)
    seen = [reader.seen(each.asked) for each in coded]
    features = Features(seen, themes)
    true = np.array([[theme in each.themes for theme in themes] for each in coded], np.float32)
    owners, clauses = clauses_of(seen)
    every = features.matrix([*seen, *clauses])
    fit = fit_ridge(every[: len(seen)], true - true.mean(axis=0), folds_of(coded), every[len(seen) :], owners)
    leads = leads_of(fit.rows, fit.clauses, owners)
    weights = rule_weights(seen, themes)
    curves = fit_curves(weights, fit.rows, leads, true)
    chances = chances_of(curves, weights, fit.rows, leads)
    learned = _learn(themes, curves, chances, standing(rule_scores(seen, themes)), true)
    return Model(reader, learned, version, features, fit.weights)


def _learn(
    themes: Sequence[str], curves: Sequence[Curve], chances: Array, ruled: Array, true: Array
) -> list[Learned]:
    shares = np.array([_share(int(met)) for met in true.sum(axis=0)], np.float32)
    scores = deciding(ruled, chances, shares)
    common = common_threshold(deciding(ruled, chances, np.ones_like(shares)), true, TRIED)
    return [
        _learn_theme(
            Learned(theme, int(true[:, at].sum()), float(shares[at]), curves[at]),
            scores[:, at],
            ruled[:, at],
            true[:, at],
            common,
        )
        for at, theme in enumerate(themes)
    ]


def _share(positives: int) -> float:
    return positives / (positives + LEANING) if positives < ENOUGH else 1.0


def _learn_theme(learned: Learned, scores: Array, rules: Array, true: Array, common: float) -> Learned:
    common = RULE if learned.positives < ENOUGH else common
    threshold = drawn(best_threshold(scores, true), learned.positives, common)
    if reached_f1(scores >= threshold, true) + CLEARLY < reached_f1(rules >= RULE, true):
        return replace(learned, share=0.0, threshold=RULE)
    return replace(learned, threshold=threshold)


def folds_of(coded: Sequence[Coded]) -> list[int]:
    """Return a fold for each remark, by a hash of its words: the same words never stand in two folds."""
    texts = (" ".join(each.asked.text.casefold().split()) for each in coded)
    return [hashlib.sha256(text.encode("utf-8", "replace")).digest()[0] % FOLDS for text in texts]


def version_of(codebook: Codebook, coded: Sequence[Coded]) -> str:
    """Return sixteen hex characters over the codebook, the codings in their order, and this method."""
    data = [[each.asked.text, each.asked.question, sorted(each.themes)] for each in coded]
    text = json.dumps([CODE_VERSION, codebook.version, data], ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
