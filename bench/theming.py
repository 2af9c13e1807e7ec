"""The theming beside the recipe that the field uses, on real coded comments, in one run: figures and ratios.

Then how it learns: from no codes to all, chosen by lot and in turns, over several seeds, with their spread.
Run it alone by `python -m bench.theming [FOLDER]`.
"""

import sys
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from statistics import mean, pstdev

from analysis.codebook import Codebook, load_codebook
from analysis.themes.coding.choosing import How
from analysis.themes.discovery.reading import read_themed
from analysis.themes.discovery.scores import evaluate_discovery
from analysis.themes.measures.evaluate import Row, read_rows
from analysis.themes.measures.learning import chosen_rows, evaluate_learning
from analysis.themes.moods.mood_scores import evaluate_moods, read_moods
from bench.recipe import Figures, recipe

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "theming"
FIGURES = ("macro_f1", "micro_f1", "samples_f1", "lrap", "train_seconds", "predict_seconds_per_1000")
DEVIATIONS = ("macro_deviation", "micro_deviation")
CODES = (50, 100, 200, 500, 1000, 2000)
SEEDS = 3
GROUPS = 34
# What the analysis adds to an installation, with everything that it brings along.
NUMBERS = ("numpy", "scipy", "scikit-learn", "joblib", "threadpoolctl", "narwhals")
HINTS = ("textblob", "nltk", "regex", "tqdm")


def ours(book: Codebook, known: Sequence[Row], test: Sequence[Row], misspell: float = 0.0) -> Figures:
    """Heard's method on the same rows."""
    found = evaluate_learning(book, known, test, misspell).as_dict()
    return {name: float(str(found[name])) for name in (*FIGURES, *DEVIATIONS)}


def print_theming(folder: Path = FOLDER, rows: int | None = None) -> None:
    """Print the figures and ours divided by the recipe's; say so where there are no comments to read."""
    if not (folder / "train.csv").is_file():
        print(f"Theming: not measured, for no coded comments lie in {folder.parent.name}/{folder.name}.")
        return
    book = load_codebook(folder / "codebook.toml")
    known, test = read_rows(folder / "train.csv", book)[:rows], read_rows(folder / "dev.csv", book)
    print(f"Theming, {len(known)} codes, {len(test)} comments that nobody learned from:")
    none = print_beside(book, known, test)
    print_curve(book, known, test, none)
    print_others(folder)
    numbers, hints = megabytes(NUMBERS), megabytes(HINTS)
    print(f"\nInstalled: scikit-learn with all it brings {numbers:.0f} MB, TextBlob {hints:.0f} MB; no model")


def print_beside(book: Codebook, known: Sequence[Row], test: Sequence[Row]) -> Figures:
    """Print the recipe, ours and their ratios; return our figures without any codes."""
    field, heard = recipe(book, known, test), ours(book, known, test)
    none, misspelt = ours(book, [], test), ours(book, known, test, 0.3)
    print(f"  {'':28}" + "".join(f"{name[:14]:>16}" for name in FIGURES))
    lines = {
        "the field's recipe": field,
        "Heard": heard,
        "Heard, 30 % misspelt": misspelt,
        "Heard, no codes": none,
    }
    for name, figures in lines.items():
        print(f"  {name:28}" + "".join(f"{figures[each]:16.3f}" for each in FIGURES))
    ratios = [heard[each] / field[each] if field[each] else float("nan") for each in FIGURES]
    print(f"  {'ours divided by the recipe':28}" + "".join(f"{ratio:16.3f}" for ratio in ratios))
    print(
        f"  bootstrap deviation: macro {heard['macro_deviation']:.3f}, micro {heard['micro_deviation']:.3f}"
    )
    return none


def print_curve(book: Codebook, known: Sequence[Row], test: Sequence[Row], none: Figures) -> None:
    """Print macro- and micro-F1 for each number of codes, and whether any is worse than none at all."""
    print(
        f"\nHow it learns ({SEEDS} seeds: mean ± spread of macro-F1, micro-F1; worse: below no codes by more"
    )
    print("than the bootstrap deviation):")
    for many in (codes for codes in CODES if codes < len(known)):
        line = f"  {many:5} codes"
        for how in _ways():
            runs = [ours(book, chosen_rows(book, known, many, how, seed), test) for seed in range(SEEDS)]
            line += f"   {how}: " + ", ".join(_spread(runs, each) for each in ("macro_f1", "micro_f1"))
            line += " worse" if any(_worse(run, none) for run in runs) else ""
        print(line)


def print_others(folder: Path) -> None:
    """Print sentiment and discovery on the same comments."""
    moods = evaluate_moods(read_moods(folder / "train.csv"), read_moods(folder / "dev.csv"))
    print(f"\nSentiment: F1 of 5 classes {moods.macro_f1_5:.3f}, of 3 {moods.macro_f1_3:.3f}; "
          f"training {moods.train_seconds:.1f} s, reading {moods.read_seconds:.2f} s")  # fmt: skip
    both = [pair for part in ("train", "dev") for pair in read_themed(folder / f"{part}.csv")]
    found = evaluate_discovery(both, [], GROUPS, SEEDS)
    print(
        f"Discovery, {found.rows} comments, {found.k} groups, {SEEDS} seeds: AMI {found.ami_single:.3f}, "
        f"purity {found.purity_single:.3f}, seed to seed ARI {found.ari_seed_to_seed:.3f}; "
        f"{found.seconds:.0f} s a run"
    )


def megabytes(names: Sequence[str]) -> float:
    """The size of what these libraries put on the disk; those that aren't installed weigh nothing."""
    weight = 0
    for name in names:
        files = distribution(name).files or []
        weight += sum(path.stat().st_size for each in files if (path := Path(str(each.locate()))).is_file())
    return weight / 1_000_000


def _ways() -> tuple[How, ...]:
    return ("random", "turns")


def _spread(runs: Sequence[Figures], name: str) -> str:
    values = [run[name] for run in runs]
    return f"{mean(values):.3f} ± {pstdev(values):.3f}"


def _worse(run: Figures, none: Figures) -> bool:
    return any(
        run[f"{each}_f1"] < none[f"{each}_f1"] - none[f"{each}_deviation"] for each in ("macro", "micro")
    )


if __name__ == "__main__":
    print_theming(*map(Path, sys.argv[1:2]))
