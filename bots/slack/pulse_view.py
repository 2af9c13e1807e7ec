"""The modal of a pulse: every question an input that may stay blank, each with its ways to pass. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bots.slack.doors import Block, View
from bots.slack.elements import (
    Element,
    answer_input,
    context,
    header,
    link_context,
    option,
    plain,
    section,
)
from bots.slack.fits import RADIO_MOST, hint_of, is_several, option_texts, slack_problems
from bots.slack.wording import say
from surveys.questionnaires import Questionnaire
from surveys.questions import PASS_BUTTONS, Question

PULSE = "pulse"
ANSWER = "answer"
QUESTION_PREFIX, PASSING_PREFIX = "q:", "p:"
VALUE_PREFIX, PASS_PREFIX = "v:", "pass:"
WORDS_MOST = 2000


class NotForSlack(ValueError):
    """The questionnaire does not fit a Slack form; `problems` holds plain sentences for its editor."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True)
class PulseForm:
    """What a pulse's modal needs. The sitting's `secret` rides in private_metadata, nowhere else."""

    round_id: str
    secret: str
    edition: str
    questionnaire: Questionnaire
    band: str
    k: int
    web_url: str


def pulse_view(form: PulseForm) -> View:
    """The modal for one sitting. Raises NotForSlack when the questionnaire does not fit."""
    problems = slack_problems(form.questionnaire, form.band)
    if problems:
        raise NotForSlack(problems)
    blocks = _opening(form)
    for question in form.questionnaire.questions_for(form.band):
        blocks.extend(_question_blocks(question, form.band))
    return {
        "type": "modal",
        "callback_id": PULSE,
        "title": plain(say("pulse", "title")),
        "submit": plain(say("pulse", "submit")),
        "close": plain(say("pulse", "close")),
        "private_metadata": json.dumps({"r": form.round_id, "s": form.secret, "e": form.edition}),
        "blocks": blocks,
    }


def thanks_view(closes: str, also: Sequence[str] = ()) -> View:
    """What replaces the form once the answers are stored. `closes` is a day in words.

    `also` stands below the thanks, a paragraph each: where to find help, when the answers call for it.
    """
    return _last_view("thanks", also, closes=closes)


def closed_view(also: Sequence[str] = ()) -> View:
    """What replaces the form when the round closed before “Send”."""
    return _last_view("closed", also)


def used_up_view(also: Sequence[str] = ()) -> View:
    """What replaces the form when this person's invitation was used three times before."""
    return _last_view("used_up", also)


def _last_view(place: str, also: Sequence[str], **fields: str) -> View:
    blocks = [section(say(place, "heading")), context(say(place, "body", **fields))]
    blocks.extend(section(words) for words in also if words.strip())
    return {
        "type": "modal",
        "callback_id": place,
        "title": plain(say(place, "title")),
        "close": plain(say(place, "close")),
        "blocks": blocks,
    }


def _opening(form: PulseForm) -> list[Block]:
    intro = form.questionnaire.intro(form.band)
    return [
        header(form.questionnaire.title_for(form.band)),
        *([section(intro)] if intro else []),
        section(say("pulse", "notice", k=form.k)),
        context(say("pulse", "slack")),
        link_context(form.web_url, say("pulse", "web")),
        context(say("pulse", "safety")),
        {"type": "divider"},
    ]


def _question_blocks(question: Question, band: str) -> list[Block]:
    if question.kind == "info":
        return [section(question.text(band))]
    block_id, text, hint = QUESTION_PREFIX + question.id, question.text(band), hint_of(question, band)
    if question.kind == "words":
        return [answer_input(block_id, text, _words_element(), hint), _passing_input(question.id)]
    return [answer_input(block_id, text, _choosing_element(question, band), hint)]


def _words_element() -> Element:
    return {
        "type": "plain_text_input",
        "action_id": ANSWER,
        "multiline": True,
        "max_length": WORDS_MOST,
        "placeholder": plain(say("pulse", "words")),
    }


def _passing_input(question_id: str) -> Block:
    element = {
        "type": "static_select",
        "action_id": ANSWER,
        "placeholder": plain(say("pulse", "passing_choose")),
        "options": _passes(),
    }
    return answer_input(PASSING_PREFIX + question_id, say("pulse", "passing_label"), element)


def _choosing_element(question: Question, band: str) -> Element:
    """Everything in sight where Slack takes it (ten options, passes among them), else a list to open."""
    own = [option(VALUE_PREFIX + value, label) for value, label in option_texts(question, band)]
    several = is_several(question)
    if len(own) + len(PASS_BUTTONS) <= RADIO_MOST:
        kind = "checkboxes" if several else "radio_buttons"
        return {"type": kind, "action_id": ANSWER, "options": own + _passes()}
    return {
        "type": "multi_static_select" if several else "static_select",
        "action_id": ANSWER,
        "placeholder": plain(say("pulse", "choose_several" if several else "choose")),
        "option_groups": [
            {"label": plain(say("pulse", "own_answers")), "options": own},
            {"label": plain(say("pulse", "passes")), "options": _passes()},
        ],
    }


def _passes() -> list[Element]:
    return [option(PASS_PREFIX + each, say("passes", each)) for each in PASS_BUTTONS]
