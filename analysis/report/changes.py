"""What clearly changed since last time: more than chance and rounding, from released figures alone. Pure."""

from collections.abc import Iterable

from analysis.disclosure import Released, release_sentence
from analysis.disclosure.released import WORDS as GUARD_WORDS
from analysis.report.lines import Pointed, QuestionFigure, ThemeLine
from analysis.report.report import Section
from analysis.report.wording import WORDS, quoted


def clear_changes(sections: Iterable[Section]) -> list[Pointed]:
    """Each question and theme of the newest rounds that went up or down, once, in the plan's order."""
    found: dict[tuple[str, str], Pointed] = {}
    for section in sections:
        for question in section.questions:
            if not question.earlier and (told := question_change(question)):
                known = (question.round_title, question.question_id)
                found.setdefault(known, Pointed(section.code, section.heading, told))
        for line in section.themes:
            if not line.earlier and (told := theme_change(line)):
                point = Pointed(section.code, section.heading, told, not line.figure.confirmed)
                found.setdefault((line.round_title, line.name), point)
    return list(found.values())


def question_change(figure: QuestionFigure, pattern: str = "question_change") -> Released | None:
    """The clear changes of one question as one sentence; None without any."""
    clear = [line for line in figure.lines if is_clear(line.change)]
    if not clear:
        return None
    parts = [
        release_sentence(
            WORDS["glance"]["answer_change"],
            label=quoted(line.label), share=line.share, change=line.change,
        )
        for line in clear
    ]  # fmt: skip
    claims = " ".join(known for line in clear for known in (line.share.claim_id, line.change.claim_id))
    told = "; ".join(str(part) for part in parts)
    return release_sentence(WORDS["glance"][pattern], claims, question=figure.question, told=told)


def theme_change(line: ThemeLine) -> Released | None:
    """The clear change of one theme as a sentence; None without any."""
    if not is_clear(line.change):
        return None
    return release_sentence(
        WORDS["glance"]["theme_change"], f"{line.figure.share.claim_id} {line.change.claim_id}",
        theme=line.name, share=line.figure.share, change=line.change,
        people=WORDS["people_who_wrote"].get(line.kind, ""),
    )  # fmt: skip


def is_clear(change: Released) -> bool:
    """Whether a change says up or down: more than chance and rounding, and nothing of it hidden."""
    return not change.symbol and str(change) != GUARD_WORDS["change"]["same"]
