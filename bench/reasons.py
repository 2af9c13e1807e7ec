"""What reasons cost beside telling alone, and how many suggestions have one: `python -m bench.reasons C T S`.

C is a codebook, T and S are CSVs of coded comments: learned from T, suggested and explained on S.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.codebook import Codebook, load_codebook
from analysis.themes.engine.model import train
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.measures.evaluate import Row, read_rows
from analysis.themes.reasons.why import explained_many

CODES = (0, 200, 1000, None)
TIMES = 3


def reasons(book: Codebook, known: Sequence[Row], asked: Sequence[Asked]) -> dict[str, float]:
    """Return milliseconds of CPU a remark, the quickest of a few, and what the reasons are like."""
    model = train(book, [Coded(Asked(row.text, row.question), row.themes) for row in known])
    telling = _quickest(lambda: model.tell(asked)) * 1000 / len(asked)
    explaining = _quickest(lambda: explained_many(model, asked)) * 1000 / len(asked)
    whys = [why for each in explained_many(model, asked) for why in each]
    return {
        "telling ms": telling,
        "explaining ms": explaining,
        "times telling": explaining / telling,
        "explained": len(whys) / max(int(model.tell(asked).said.sum()), 1),
        "spans a reason": sum(len(why.spans) for why in whys) / max(len(whys), 1),
    }


def _quickest(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def print_reasons(codebook: Path, train_csv: Path, test_csv: Path) -> None:
    """Print a line for each number of codes that people gave."""
    book = load_codebook(codebook)
    known = read_rows(train_csv, book)
    asked = [Asked(row.text, row.question) for row in read_rows(test_csv, book)]
    for codes in CODES:
        figures = reasons(book, known[:codes], asked)
        shown = ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items())
        print(f"{len(known[:codes])} codes: {shown}")


if __name__ == "__main__":
    print_reasons(*map(Path, sys.argv[1:4]))
