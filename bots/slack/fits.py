"""Whether a questionnaire fits a Slack form, in plain sentences for the person who edits it. Pure."""

from bots.slack.wording import say
from surveys.questionnaires import Questionnaire
from surveys.questions import PASS_BUTTONS, Choices, Question

RADIO_MOST = 10
LIST_MOST = 100
BLOCKS_MOST = 100
OPENING_BLOCKS = 7
OPTION_MOST = 75
LABEL_MOST = 2000
TITLE_MOST = 150
ID_MOST = 200


def is_several(question: Question) -> bool:
    """Whether more than one option may be chosen."""
    return isinstance(question, Choices) and question.several


def hint_of(question: Question, band: str) -> str:
    """The small line under a question: how to answer it, or why we ask."""
    return question.help(band) or question.why(band)


def option_texts(question: Question, band: str) -> list[tuple[str, str]]:
    """Each option's value and the words that Slack shows for it: face, number where it tells, label."""
    options = question.options(band)
    bare_numbers = question.kind == "scale" and any(each.label == each.value for each in options)
    shown = []
    for each in options:
        label = f"{each.face} {each.label}" if each.face else each.label
        if bare_numbers and each.label != each.value:
            label = f"{each.value}: {each.label}"
        shown.append((each.value, label))
    return shown


def slack_problems(questionnaire: Questionnaire, band: str) -> list[str]:
    """Why this questionnaire can't be asked in Slack, one plain sentence each; empty when it can."""
    questions, title = questionnaire.questions_for(band), questionnaire.title_for(band)
    problems = []
    if len(title) > TITLE_MOST:
        problems.append(say("fit", "title_long", count=len(title)))
    if all(question.kind == "info" for question in questions):
        problems.append(say("fit", "nothing_asked"))
    count = OPENING_BLOCKS + sum(2 if q.kind == "words" else 1 for q in questions)
    if count > BLOCKS_MOST:
        problems.append(say("fit", "too_many_blocks", count=count))
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            problems.append(say("fit", "same_id", id=question.id))
        seen.add(question.id)
        problems.extend(_question_problems(question, band))
    return problems


def _question_problems(question: Question, band: str) -> list[str]:
    text, help_text = question.text(band), hint_of(question, band)
    problems = []
    if len(question.id) > ID_MOST:
        problems.append(say("fit", "id_long", id=question.id[:40]))
    if not text.strip():
        problems.append(say("fit", "text_empty", id=question.id))
    if len(text) > LABEL_MOST:
        problems.append(say("fit", "text_long", id=question.id, count=len(text)))
    if len(help_text) > LABEL_MOST:
        problems.append(say("fit", "help_long", id=question.id, count=len(help_text)))
    if question.kind not in ("info", "words"):
        problems.extend(_option_problems(question, band))
    return problems


def _option_problems(question: Question, band: str) -> list[str]:
    options = option_texts(question, band)
    problems = []
    if len(options) + len(PASS_BUTTONS) > LIST_MOST:
        most = LIST_MOST - len(PASS_BUTTONS)
        problems.append(say("fit", "options_many", id=question.id, count=len(options), most=most))
    for value, label in options:
        if len(label) > OPTION_MOST:
            problems.append(say("fit", "label_long", id=question.id, label=label[:40], count=len(label)))
        if not label.strip():
            problems.append(say("fit", "label_empty", id=question.id))
        if len(value) > OPTION_MOST - 2:
            problems.append(say("fit", "value_long", id=question.id))
    return problems
