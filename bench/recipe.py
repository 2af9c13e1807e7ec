"""The recipe that the field uses for theming, in plain scikit-learn, to be measured beside ours.

It is that of pxtextmining: TF-IDF, one support vector machine a theme (C = 15, balanced classes, chances), a
theme said where the machine says it or its chance is above 0.5, and where none is said, the likeliest one.
"""

import time
import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multioutput import MultiOutputClassifier
from sklearn.svm import SVC

from analysis.codebook import Codebook
from analysis.themes.measures.evaluate import Row
from analysis.themes.measures.metrics import lrap, macro_f1, micro_f1, samples_f1

Figures = dict[str, float]


def recipe(book: Codebook, known: Sequence[Row], test: Sequence[Row]) -> Figures:
    """Return the recipe's figures on the same rows; a theme that nobody coded is never said."""
    true = np.array([[theme.code in row.themes for theme in book.themes] for row in known])
    labels = [theme.code for theme, met in zip(book.themes, true.any(axis=0), strict=True) if met]
    begun = time.process_time()
    words = TfidfVectorizer(max_df=0.9, min_df=5, stop_words=None)
    machine = MultiOutputClassifier(SVC(C=15, class_weight="balanced", probability=True, random_state=0))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        machine.fit(words.fit_transform([row.text for row in known]), true[:, true.any(axis=0)])
    trained = time.process_time()
    asked_words = words.transform([row.text for row in test])
    chances = np.stack([each[:, 1] for each in machine.predict_proba(asked_words)], axis=1)
    said = np.asarray(machine.predict(asked_words), bool) | (chances > 0.5)
    none = np.flatnonzero(~said.any(axis=1))
    said[none, chances[none].argmax(axis=1)] = True
    told = time.process_time()
    names = np.array(labels)
    sets = [frozenset(names[row].tolist()) for row in said]
    scores = [dict(zip(labels, map(float, row), strict=True)) for row in chances]
    asked, every = [row.themes for row in test], [theme.code for theme in book.themes]
    return {
        "macro_f1": macro_f1(sets, asked, every),
        "micro_f1": micro_f1(sets, asked),
        "samples_f1": samples_f1(sets, asked),
        "lrap": lrap(scores, asked, every),
        "train_seconds": trained - begun,
        "predict_seconds_per_1000": 1000 * (told - trained) / len(test),
    }
