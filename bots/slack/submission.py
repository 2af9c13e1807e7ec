"""Reads a submitted modal into what the one door takes. Pure, and untrusting: a view is only what came in."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bots.slack.pulse_view import PASS_PREFIX, PASSING_PREFIX, QUESTION_PREFIX, VALUE_PREFIX
from surveys.questions import RawAnswer

SKIP = "skip"
Submission = tuple[str, str, list[tuple[str, RawAnswer]]]


class SubmissionNotRead(ValueError):
    """The view is not one of our pulses: its private_metadata or its state is not what we sent."""


def read_submission(view: Mapping[str, Any]) -> Submission:
    """A `view_submission`'s view as (round id, sitting secret, [(question id, raw answer)]), in asked order.

    A question left blank is skipped, and says so: skips travel like answers. Raises SubmissionNotRead.
    """
    try:
        metadata = json.loads(view["private_metadata"])
        round_id, secret = str(metadata["r"]), str(metadata["s"])
        values = {str(key): dict(value) for key, value in view["state"]["values"].items()}
        asked = list(question_ids(view))
        return round_id, secret, [(each, _raw_answer(each, values)) for each in asked]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # The cause would carry what was typed into a traceback.
        raise SubmissionNotRead(type(error).__name__) from None


def question_ids(view: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the questions that a view asked, in its order."""
    for block in view["blocks"]:
        block_id = str(block.get("block_id", ""))
        if block.get("type") == "input" and block_id.startswith(QUESTION_PREFIX):
            yield block_id.removeprefix(QUESTION_PREFIX)


def problem_blocks(view: Mapping[str, Any], problems: Mapping[str, str]) -> dict[str, str]:
    """Problems by question id as Slack's errors by block id; one without a place goes to the first."""
    asked = list(question_ids(view))
    errors: dict[str, str] = {}
    for question_id, sentence in problems.items():
        place = question_id if question_id in asked else asked[0]
        errors.setdefault(QUESTION_PREFIX + place, sentence)
    return errors


def _raw_answer(question_id: str, values: Mapping[str, Mapping[str, Any]]) -> RawAnswer:
    chosen, words = _given(values.get(QUESTION_PREFIX + question_id, {}))
    passing_chosen, _ = _given(values.get(PASSING_PREFIX + question_id, {}))
    own = tuple(each.removeprefix(VALUE_PREFIX) for each in chosen if each.startswith(VALUE_PREFIX))
    passes = [
        each.removeprefix(PASS_PREFIX) for each in chosen + passing_chosen if each.startswith(PASS_PREFIX)
    ]
    if own or words.strip():
        # Whoever both answers and ticks a pass has told us something: the door reads it before it decides.
        return RawAnswer(values=own, words=words)
    return RawAnswer(passing=passes[0] if passes else SKIP)


def _given(actions: Mapping[str, Any]) -> tuple[list[str], str]:
    """The option values and the typed words of one block's state."""
    chosen: list[str] = []
    words = ""
    for state in actions.values():
        words += str(state.get("value") or "")
        options = list(state.get("selected_options") or [])
        if state.get("selected_option"):
            options.append(state["selected_option"])
        chosen.extend(str(each["value"]) for each in options)
    return chosen, words
