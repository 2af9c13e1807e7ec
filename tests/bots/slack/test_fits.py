"""Whether a questionnaire fits a Slack form."""

from typing import Any

from bots.slack.fits import slack_problems
from surveys.questionnaires import Questionnaire, catalogue


def _with(**question: Any) -> Questionnaire:
    """A questionnaire of one question, made past the checks that a file goes through."""
    good = catalogue()["staff_pulse"].questions[0]
    return catalogue()["staff_pulse"].model_copy(update={"questions": (good.model_copy(update=question),)})


def _wording(text: str, label: str) -> dict[str, Any]:
    good = catalogue()["staff_pulse"].questions[0].wording["staff"]["en"]
    return {"staff": {"en": good.model_copy(update={"text": text, "labels": {**good.labels, "1": label}})}}


def test_every_set_of_the_staff_pulse_fits() -> None:
    pulse = catalogue()["staff_pulse"]
    assert [slack_problems(pulse.with_set(each.key), "staff") for each in pulse.sets] == [[]] * len(
        pulse.sets
    )


def test_S11_an_option_of_76_characters_is_refused_in_plain_words() -> None:
    problems = slack_problems(_with(wording=_wording("Well?", "y" * 76)), "staff")
    assert len(problems) == 1
    assert "76 characters and Slack takes 75" in problems[0]


def test_S11_a_question_of_3001_characters_is_refused_in_plain_words() -> None:
    problems = slack_problems(_with(wording=_wording("x" * 3001, "Yes")), "staff")
    assert "3001 characters and Slack takes 2,000" in problems[0]


def test_a_question_without_words_is_refused() -> None:
    assert "no text" in slack_problems(_with(wording=_wording("", "Yes")), "staff")[0]


def test_too_many_questions_are_refused() -> None:
    pulse = catalogue()["staff_pulse"]
    many = tuple(pulse.questions[0].model_copy(update={"id": f"q{number}"}) for number in range(95))
    assert (
        "too long for one Slack form"
        in slack_problems(pulse.model_copy(update={"questions": many}), "staff")[0]
    )


def test_a_question_that_stands_twice_is_refused() -> None:
    pulse = catalogue()["staff_pulse"]
    twice = pulse.model_copy(update={"questions": pulse.questions[:1] * 2})
    assert "twice" in slack_problems(twice, "staff")[0]
