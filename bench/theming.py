"""The theming beside the recipe that the field uses, on real coded comments, in one run: figures and ratios.

The recipe is that of pxtextmining: TF-IDF, one support vector machine a theme (C = 15, balanced classes,
chances), a theme said where the machine says it or its chance is above 0.5, and where none is said, the
likeliest one. Run it alone by `python -m bench.theming`.
"""

import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multioutput import MultiOutputClassifier
from sklearn.svm import SVC

from analysis.codebook import Codebook, load_codebook
from analysis.themes.evaluate import Row, read_rows
from analysis.themes.learning import chosen_rows, evaluate_learning
from analysis.themes.metrics import lrap, macro_f1, micro_f1, samples_f1

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "theming"
FIGURES = ("macro_f1", "micro_f1", "samples_f1", "lrap", "train_seconds", "predict_seconds_per_1000")

Figures = dict[str, float]


def ours(book: Codebook, known: Sequence[Row], test: Sequence[Row], misspell: float = 0.0) -> Figures:
    """Heard's method on the same rows."""
    found = evaluate_learning(book, known, test, misspell).as_dict()
    return {name: float(str(found[name])) for name in FIGURES}


def recipe(book: Codebook, known: Sequence[Row], test: Sequence[Row]) -> Figures:
    """The field's recipe on the same rows; a theme that nobody coded is never said."""
    true = np.array([[theme.code in row.themes for theme in book.themes] for row in known])
    labels = [theme.code for theme, met in zip(book.themes, true.any(axis=0), strict=True) if met]
    begun = time.process_time()
    words = TfidfVectorizer(max_df=0.9, min_df=5, stop_words=None)
    machine = MultiOutputClassifier(SVC(C=15, class_weight="balanced", probability=True, random_state=0))
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
    figures = (
        macro_f1(sets, asked, every),
        micro_f1(sets, asked),
        samples_f1(sets, asked),
        lrap(scores, asked, every),
    )
    return dict(zip(FIGURES, (*figures, trained - begun, 1000 * (told - trained) / len(test)), strict=True))


def theming_figures(folder: Path = FOLDER, rows: int | None = None) -> dict[str, Figures] | None:
    """Return all figures, ours and the recipe's; None where the coded comments aren't there."""
    if not (folder / "train.csv").is_file():
        return None
    book = load_codebook(folder / "codebook.toml")
    known, test = read_rows(folder / "train.csv", book)[:rows], read_rows(folder / "dev.csv", book)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        found = {"the field's recipe, all codes": recipe(book, known, test)}
    found["Heard, all codes"] = ours(book, known, test)
    found["Heard, all codes, 30 % misspelt"] = ours(book, known, test, 0.3)
    for codes in (0, 200, 1000):
        found[f"Heard, {codes} codes"] = ours(book, chosen_rows(book, known, codes, "turns", 0), test)
    return found


def print_theming(folder: Path = FOLDER, rows: int | None = None) -> None:
    """Print the figures and ours divided by the recipe's; say so where there are no comments to read."""
    found = theming_figures(folder, rows)
    if found is None:
        print(f"Theming: not measured, for no coded comments lie in {folder.parent.name}/{folder.name}.")
        return
    print(f"{'Theming':34}" + "".join(f"{name[:14]:>16}" for name in FIGURES))
    for name, figures in found.items():
        print(f"{name:34}" + "".join(f"{figures[each]:16.3f}" for each in FIGURES))
    field, heard = found["the field's recipe, all codes"], found["Heard, all codes"]
    ratios = [heard[each] / field[each] if field[each] else float("nan") for each in FIGURES]
    print(f"{'ours divided by the recipe':34}" + "".join(f"{ratio:16.3f}" for ratio in ratios))


if __name__ == "__main__":
    print_theming(*map(Path, sys.argv[1:2]))
