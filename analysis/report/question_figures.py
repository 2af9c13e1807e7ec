"""A question's figures through the release guard, all its cells together, with the change since last time."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from analysis.disclosure import EVERYBODY, Cell, ReleasedTable, claim_id, release_change, release_table
from analysis.evidence import Question, RoundEvidence
from analysis.report.lines import CellLine, QuestionFigure, ValueLine
from analysis.trends import last_asked
from surveys.voices.counting import JOIN

Definition = dict[str, str]


def question_definition(figure: str, question_id: str, cell: Cell, value: str) -> Definition:
    """What a question figure's claim says that it counts."""
    return {
        "figure": figure, "question": question_id, "dimension": cell[0], "cell": cell[1], "value": value,
    }  # fmt: skip


def compose_question(
    evidence: RoundEvidence,
    question: Question,
    k: int,
    earlier: Sequence[RoundEvidence],
    roster_changed: int | None,
) -> QuestionFigure:
    """One question of one round as it may be shown."""
    table = released(evidence, question, k)
    before = last_asked(question.id, earlier)
    then = released(before.round, before.question, max(k, before.round.k)) if before else None
    lines = tuple(
        _line(evidence, question.id, value, label, (table, then), k, roster_changed)
        for value, label in question.options
    )
    return QuestionFigure(
        evidence.title, question.id, question.text, table.everybody.answered, lines,
        _cells(table, question), evidence.kind,
    )  # fmt: skip


def released(evidence: RoundEvidence, question: Question, k: int) -> ReleasedTable:
    """The released table of one question."""
    return release_table(
        question.cells, k,
        values=[value for value, _ in question.options],
        within=nested(question.cells),
        claim=_claims(evidence.id, question.id),
        unit=evidence.unit,
    )  # fmt: skip


def _claims(round_id: str, question_id: str) -> Callable[[str, Cell, str], str]:
    def claim(figure: str, cell: Cell, value: str) -> str:
        return claim_id(round_id, "figure", question_definition(figure, question_id, cell, value))

    return claim


def nested(cells: Iterable[Cell]) -> Mapping[Cell, list[Cell]]:
    """Which cells of a cross-table lie inside which others ("8-10 + home" inside "8-10")."""
    known = list(cells)
    return {cell: [parent for parent in known if _lies_in(cell, parent)] for cell in known if JOIN in cell[0]}


def _lies_in(cell: Cell, parent: Cell) -> bool:
    parts = dict(zip(cell[0].split(JOIN), cell[1].split(JOIN), strict=False))
    wanted = dict(zip(parent[0].split(JOIN), parent[1].split(JOIN), strict=False))
    return parent not in (EVERYBODY, cell) and wanted.items() < parts.items()


def _line(
    evidence: RoundEvidence,
    question_id: str,
    value: str,
    label: str,
    tables: tuple[ReleasedTable, ReleasedTable | None],
    k: int,
    roster_changed: int | None,
) -> ValueLine:
    now, then = tables[0].everybody, tables[1].everybody if tables[1] else None
    before = (then.counts[value], then.answered) if then and value in then.counts else None
    known = claim_id(evidence.id, "figure", question_definition("change", question_id, EVERYBODY, value))
    change = release_change(
        (now.counts[value], now.answered), before, k, known, roster_changed=roster_changed
    )
    return ValueLine(value, label, now.counts[value], now.shares[value], change)


def _cells(table: ReleasedTable, question: Question) -> tuple[CellLine, ...]:
    return tuple(
        CellLine(
            cell[0], cell[1], figures.answered, tuple(figures.shares[value] for value, _ in question.options)
        )
        for cell, figures in sorted(table.cells.items())
        if cell != EVERYBODY
    )
