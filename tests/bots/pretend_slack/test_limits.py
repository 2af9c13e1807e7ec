"""Slack's limits, those too that slack_sdk's own models let pass."""

from typing import Any

import pytest

from bots.pretend_slack.limits import message_problems, view_problems


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def _option(text: str = "One", value: str = "1") -> dict[str, Any]:
    return {"text": _plain(text), "value": value}


def _radio(options: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "label": _plain("Which?"),
        "element": {"type": "radio_buttons", "options": options},
        **more,
    }


def _view(**more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": _plain("Title"),
        "submit": _plain("Send"),
        "blocks": [_radio([_option()])],
        **more,
    }


def test_a_good_view_has_no_problems() -> None:
    assert view_problems(_view()) == []


BUTTON = {"type": "button", "action_id": "a", "text": _plain("Press")}
SECTION = {"type": "section", "text": _plain("x")}


def _actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (_view(blocks=[_radio([_option(value=str(n)) for n in range(11)])]), "options must be 1 to 10"),
        (_view(blocks=[_radio([_option("y" * 76)])]), "at most 75"),
        (_view(blocks=[_radio([_option(), _option()])]), "value must be unique"),
        (_view(blocks=[_radio([])]), "options must be 1 to 10"),
        (_view(blocks=[{**SECTION, "block_id": "a"}] * 2), "block_id must be unique"),
        (_view(blocks=[{**SECTION, "block_id": "a" * 256}]), "1 to 255"),
        ({key: value for key, value in _view().items() if key != "submit"}, "submit is required"),
        (_view(blocks=[{"type": "section"}]), "needs text or fields"),
        (_view(blocks=[{"type": "section", "text": _plain("")}]), "at least 1 character"),
        (_view(blocks=[{"type": "section", "text": _plain("x" * 3001)}]), "at most 3000"),
        (_view(title=_plain("x" * 25)), "title must be at most 24"),
        (_view(private_metadata="x" * 3001), "private_metadata"),
        (_view(callback_id="x" * 256), "callback_id"),
        (_view(blocks=[SECTION] * 101), "1 to 100"),
        (_view(blocks=[]), "1 to 100"),
        (_view(blocks=[_actions(*({**BUTTON, "action_id": str(n)} for n in range(26)))]), "1 to 25"),
        (_view(blocks=[_actions(BUTTON, BUTTON)]), "action_id must be unique"),
        (_view(blocks=[_actions({**BUTTON, "value": "x" * 2001})]), "value must be"),
        (_view(blocks=[{"type": "header", "text": _plain("x" * 151)}]), "at most 150"),
        (_view(blocks=[{"type": "context", "elements": []}]), "1 to 10"),
        (_view(blocks=[_radio([_option()], label=_plain("x" * 2001))]), "at most 2000"),
        (_view(blocks=[{"type": "input", "label": _plain("x"), "element": BUTTON}]), "unsupported element"),
        (_view(blocks=[{"type": "strange"}]), "unsupported block"),
        (_view(blocks=[None]), "unsupported block"),
        ({"type": "other"}, "modal or a home"),
        (None, "modal or a home"),
    ],
)  # fmt: skip
def test_each_limit_is_named(view: Any, problem: str) -> None:
    assert any(problem in each for each in view_problems(view)), view_problems(view)


def test_a_message_takes_fifty_blocks_and_no_more() -> None:
    assert message_problems([SECTION] * 50) == []
    assert message_problems([SECTION] * 51) != []


def test_a_list_in_groups_is_checked_within_its_groups() -> None:
    group = {"label": _plain("Group"), "options": [_option("y" * 76)]}
    element = {"type": "static_select", "option_groups": [group]}
    block = {"type": "input", "label": _plain("Which?"), "element": element}
    assert any("at most 75" in each for each in view_problems(_view(blocks=[block])))
