"""How well moods meet people's readings: reads a CSV of read answers and gives the figures."""

import csv
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.plan import FileError
from analysis.plan.reading import read_text
from analysis.themes.measures.metrics import macro_f1
from analysis.themes.moods.mood_panel import CLASSES
from analysis.themes.moods.moods import Read, learn_moods
from analysis.themes.rules.answer import Answer

SIZE_CAP = 200 * 1024 * 1024
MOST_PROBLEMS = 50
# Five classes seen as three: positive, neither, negative.
THREE = {1: "positive", 2: "positive", 3: "neither", 4: "negative", 5: "negative"}


@dataclass(frozen=True)
class MoodFigures:
    """What was measured: F1 is macro, each class counting the same; rows without a reading are left out."""

    made_by: str
    rows: int
    learned_from: int
    macro_f1_5: float
    macro_f1_3: float
    accuracy_5: float
    accuracy_3: float
    f1_by_class: dict[str, float]
    train_seconds: float
    read_seconds: float

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain data, for JSON."""
        return asdict(self)


def evaluate_moods(
    train: Sequence[Read], test: Sequence[Read], clock: Callable[[], float] = time.process_time
) -> MoodFigures:
    """Learn from `train`, read `test`, and return how often people said the same."""
    start = clock()
    moods = learn_moods(train)
    learned = clock()
    said = [found.mood for found in moods.read([read.answer for read in test])]
    done = clock()
    true = [read.mood for read in test]
    fives = [str(mood) for mood in CLASSES]
    by_class = {mood: _f1([str(one) for one in said], [str(one) for one in true], [mood]) for mood in fives}
    in_three = [THREE[mood] for mood in said], [THREE[mood] for mood in true]
    return MoodFigures(
        made_by=moods.made_by,
        rows=len(test),
        learned_from=len(train),
        macro_f1_5=sum(by_class.values()) / len(by_class),
        macro_f1_3=_f1(*in_three, sorted(set(THREE.values()))),
        accuracy_5=_share(said, true),
        accuracy_3=_share(*in_three),
        f1_by_class=by_class,
        train_seconds=learned - start,
        read_seconds=done - learned,
    )


def read_moods(path: Path) -> list[Read]:
    """Return the rows of a CSV with columns text and sentiment (1 to 5, or blank), perhaps question.

    Rows with a blank sentiment are left out. Raises FileError listing the lines that are wrong.
    """
    reader = csv.DictReader(io.StringIO(read_text(path, SIZE_CAP), newline=""), strict=True)
    missing = [column for column in ("text", "sentiment") if column not in (reader.fieldnames or ())]
    if missing:
        names = " or ".join(missing)
        raise FileError([f"{path}: line 1: there is no column {names}; name the columns there."])
    rows: list[Read] = []
    problems: list[str] = []
    try:
        for record in reader:
            _take(record, f"{path}: line {reader.line_num}", rows, problems)
    except csv.Error as error:
        problems.append(f"{path}: line {reader.line_num}: {error}; mend this line.")
    if not rows and not problems:
        problems.append(f"{path}: line 2: no row has a sentiment; add at least one.")
    if problems:
        raise FileError(problems[:MOST_PROBLEMS])
    return rows


def _take(record: dict[str, str], place: str, rows: list[Read], problems: list[str]) -> None:
    said = record["sentiment"]
    if record["text"] is None or said is None or None in record:
        problems.append(f"{place}: has too few or too many columns; mend it.")
    elif said.strip() in {str(mood) for mood in CLASSES}:
        rows.append(Read(Answer(record["text"], record.get("question") or ""), int(said)))
    elif said.strip():
        problems.append(f"{place}: the sentiment {said[:40]!r} is not 1 to 5; mend it or leave it blank.")


def _f1(said: Sequence[str], true: Sequence[str], labels: Sequence[str]) -> float:
    return macro_f1([frozenset([one]) for one in said], [frozenset([one]) for one in true], labels)


def _share(said: Sequence[object], true: Sequence[object]) -> float:
    return sum(a == b for a, b in zip(said, true, strict=True)) / len(true) if true else 0.0
