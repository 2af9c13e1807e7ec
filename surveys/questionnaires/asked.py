"""What a question asked, as people read it, and which way it asks."""

from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import AnyQuestion


def question_text(questionnaire: Questionnaire, question_id: str) -> str:
    """The question as its oldest band read it; nothing where too few wrote for it to be told."""
    question = _find(questionnaire, question_id)
    return question.text((question.bands or questionnaire.bands)[-1]) if question else ""


def question_polarity(questionnaire: Questionnaire, question_id: str) -> str | None:
    """Whether the question asks for good things ("positive"), for things to mend ("negative"), or neither."""
    question = _find(questionnaire, question_id)
    return question.polarity if question else None


def _find(questionnaire: Questionnaire, question_id: str) -> AnyQuestion | None:
    return next((one for one in questionnaire.questions if one.id == question_id), None)
