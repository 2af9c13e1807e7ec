"""The short forms for a board: who was heard by strand, answers in one line, what stands elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.disclosure import Released
from analysis.report.lines import FindingLine, Pointed, QuestionFigure, ThemeLine
from analysis.report.report import Report, Section
from analysis.report.tables import Table, theme_tables
from analysis.report.wording import WORDS, column, quoted, say


def coverage_tables(report: Report) -> list[Table]:
    """Strand by strand who was heard, one table a half; blank is said to be blank."""
    words, halves = WORDS["coverage"], list(dict.fromkeys(line.half for line in report.coverage if line.code))
    loose = [line for line in report.coverage if not line.code]
    tables = []
    for half in halves:
        lines = [line for line in report.coverage if line.code and line.half == half]
        lines += loose if half == halves[-1] else []
        tables.append(
            Table(
                say("coverage", "caption", half=half) if half else words["caption_whole"],
                tuple(column(name) for name in ("strand", "children", "staff", "import", "findings")),
                tuple(
                    (line.heading, *(told or words["nobody"] for told in line.heard),
                     words["none"] if line.findings == "0" else line.findings)
                    for line in lines
                ),
            )
        )  # fmt: skip
    return tables


def full_questions(section: Section) -> list[QuestionFigure]:
    """The questions that stand in full under this strand, as they were asked last."""
    return [figure for figure in section.questions if not (figure.elsewhere or figure.earlier)]


def earlier_questions(section: Section) -> list[QuestionFigure]:
    """The same questions as an earlier round of the period asked them."""
    return [figure for figure in section.questions if figure.earlier and not figure.elsewhere]


def pointed_questions(section: Section) -> list[QuestionFigure]:
    """The questions that stand in full under another strand."""
    return [figure for figure in section.questions if figure.elsewhere and not figure.earlier]


def full_findings(section: Section) -> list[FindingLine]:
    """The findings that stand in full under this strand, of the newest rounds."""
    return [line for line in section.findings if not (line.elsewhere or line.earlier)]


def earlier_findings(section: Section) -> list[FindingLine]:
    """What earlier rounds of the period said of the same themes."""
    return [line for line in section.findings if line.earlier and not line.elsewhere]


def pointed_findings(section: Section) -> list[tuple[str, str]]:
    """(strand, its themes) for findings that stand in full under another strand."""
    by_strand: dict[str, list[str]] = {}
    for line in section.findings:
        if line.elsewhere and not line.earlier:
            by_strand.setdefault(line.elsewhere, []).append(line.theme or str(line.text))
    return [(code, "; ".join(quoted(theme) for theme in themes)) for code, themes in by_strand.items()]


def asked_by_kind(report: Report) -> list[tuple[str, str]]:
    """(kind of round, how many answered each of its rounds), the newest round first."""
    told: dict[str, list[str]] = {}
    for kind, sentence in report.glance.asked:
        told.setdefault(WORDS["kinds"][kind], []).append(str(sentence))
    return [(kind, f"{'; '.join(sentences)}.") for kind, sentences in told.items()]


def silent_words(section: Section) -> str:
    """What is said of a section that nobody spoke about; "" of one that somebody did."""
    if not section.silent or section.questions or (section.actions and not section.code):
        return ""
    return WORDS["strand"]["silent"] if section.code else WORDS["report"]["unlinked_silent"]


def strand_word(code: str) -> str:
    """A strand in a word or two: "strand 3a"."""
    return say("report", "strand", code=code) if code else WORDS["report"]["no_strand"]


def point_note(point: Pointed) -> str:
    """The round of a sentence, and that nobody has confirmed its themes, where that is so."""
    unsure = WORDS["report"]["unconfirmed_finding"] if point.unsure else ""
    return "; ".join(part for part in (point.round_title, unsure) if part)


def headings(report: Report) -> Mapping[str, str]:
    """The heading of every strand by its code."""
    return {section.code: section.heading for section in report.sections()}


def in_short(figure: QuestionFigure) -> str:
    """A question's answers in one line: "“Yes” about 7 in 10, “Sometimes” about 3 in 10"."""
    shown = [line for line in figure.lines if not line.share.hidden]
    return ", ".join(f"{quoted(line.label)} {line.share}" for line in shown)


def most_often(figure: QuestionFigure) -> str:
    """The answer that most gave, in words, by the figures shown; "" where none may be shown."""
    shown = [line for line in figure.lines if not line.share.hidden and line.count.value]
    if not shown:
        return ""
    first = max(shown, key=lambda line: line.count.value or 0)
    return say("strand", "most_often", label=quoted(first.label), share=str(first.share))


def answers_table(figures: Iterable[QuestionFigure], caption: str) -> Table:
    """Several questions in one table, a line each: for paper."""
    return Table(
        caption,
        tuple(column(name) for name in ("question", "answered", "answers")),
        tuple(
            (f"{figure.question} ({figure.round_title})", figure.answered, _answers(figure))
            for figure in figures
        ),
    )


def _answers(figure: QuestionFigure) -> Released | str:
    told = in_short(figure)
    return f"{told}." if told else figure.answered


def all_themes(report: Report, stances: Sequence[str]) -> list[Table]:
    """Every theme listed in the report, once, one table a round."""
    lines: dict[tuple[str, str], ThemeLine] = {}
    for section in report.sections():
        for line in section.themes:
            lines.setdefault((line.round_title, line.name), line)
    ordered = sorted(lines.values(), key=lambda line: (-(line.figure.count.value or 0), line.name))
    titles = [line.title for line in (*report.rounds, *report.imports)]
    ordered.sort(key=lambda line: titles.index(line.round_title))
    return theme_tables(ordered, stances)


def note_of(line: FindingLine) -> str:
    """Its stance, its round, and that nobody has confirmed its themes, where that is so."""
    stances = ", ".join(WORDS["stances"][stance] for stance in line.stances)
    parts = [
        say("strand", "stance", stances=stances) if stances else "", line.round_title,
        WORDS["report"]["unconfirmed_finding"] if line.unsure else "",
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)
