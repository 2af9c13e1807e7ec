"""Which questions a person meets: the order, the band's own questions, and what `ask_if` skips."""

from collections.abc import Mapping

from surveys.questionnaires.conditions import read_condition
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import Answer, AnyQuestion


def asked(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], band: str | None = None
) -> tuple[AnyQuestion, ...]:
    """The questions on the path for these answers, in order; of one band, or of all when band is None.

    An answer to a question that is no longer on the path opens nothing.
    """
    path: list[AnyQuestion] = []
    live: dict[str, Answer] = {}
    for question in questionnaire.questions if band is None else questionnaire.questions_for(band):
        if question.ask_if and not read_condition(question.ask_if).holds(live):
            continue
        path.append(question)
        if question.id in answers:
            live[question.id] = answers[question.id]
    return tuple(path)


def next_question(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    after: str | None,
    band: str | None = None,
) -> AnyQuestion | None:
    """The question after this one (the first when `after` is None), or None at the end.

    Raises LookupError when `after` is no question of the questionnaire.
    """
    place = _places(questionnaire)
    start = -1 if after is None else place[questionnaire.question(after).id]
    path = asked(questionnaire, answers, band)
    return next((question for question in path if place[question.id] > start), None)


def previous_question(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    before: str | None,
    band: str | None = None,
) -> AnyQuestion | None:
    """The question before this one (the last when `before` is None), or None at the beginning.

    Raises LookupError when `before` is no question of the questionnaire.
    """
    place = _places(questionnaire)
    end = len(place) if before is None else place[questionnaire.question(before).id]
    path = asked(questionnaire, answers, band)
    return next((question for question in reversed(path) if place[question.id] < end), None)


def _places(questionnaire: Questionnaire) -> dict[str, int]:
    return {question.id: place for place, question in enumerate(questionnaire.questions)}
