"""Whether some of a questionnaire's questions can be asked by themselves."""

from collections.abc import Iterator, Sequence

from surveys.questionnaires.conditions import needed_by
from surveys.questionnaires.errors import Fault
from surveys.questions import AnyQuestion


def subset_faults(
    questions: Sequence[AnyQuestion], bands: Sequence[str], wanted: Sequence[str]
) -> list[Fault]:
    """What stands against asking only the wanted ids; empty when they can be asked."""
    kept = [question for question in questions if question.id in wanted]
    said = _names(questions, wanted)
    if len(kept) == len(wanted) > 0:
        said = [*said, *_left_out(kept, bands)]
    return [Fault("questions", what) for what in said]


def _names(questions: Sequence[AnyQuestion], wanted: Sequence[str]) -> list[str]:
    known = {question.id for question in questions}
    said = [f"'{one}' is no question of this questionnaire" for one in wanted if one not in known]
    if len(set(wanted)) < len(wanted):
        said.append("names a question twice")
    return said if wanted else ["names no question"]


def _left_out(kept: Sequence[AnyQuestion], bands: Sequence[str]) -> Iterator[str]:
    ids = {question.id for question in kept}
    for band in bands:
        if not any(band in (question.bands or bands) for question in kept):
            yield f"names none for band '{band}'"
    for question in kept:
        for needed in sorted(needed_by(question.ask_if) - ids) if question.ask_if else ():
            yield f"'{question.id}' needs '{needed}': add it too"
