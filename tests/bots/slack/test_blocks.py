"""The messages that Heard sends in Slack."""

from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from bots.pretend_slack.limits import message_problems
from bots.slack import blocks
from bots.slack.doors import Message

ABOUT = blocks.Invitation(
    "Staff pulse", 5, "a minute", "Friday 27 November", 5, "tok", "http://127.0.0.1/p/a"
)


def _buttons(message: Message) -> list[dict[str, Any]]:
    return [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]


def test_an_invitation_offers_to_answer_to_answer_elsewhere_and_to_stop() -> None:
    buttons = {each["action_id"]: each for each in _buttons(blocks.invitation(ABOUT))}
    assert buttons["pulse_open"]["value"] == "tok"
    assert buttons["pulse_web"]["url"] == "http://127.0.0.1/p/a"
    assert "confirm" not in buttons["pulse_opt_out"], "opting out is one press"


def test_an_invitation_says_what_slack_carries() -> None:
    assert "travels through Slack" in str(blocks.invitation(ABOUT).blocks)


def test_S11_a_ping_in_a_title_is_inert_everywhere() -> None:
    title = "<!channel> <@U1> *bold* & more"
    message = blocks.invitation(blocks.Invitation(title, 5, "a minute", "Friday", 5, "tok", "http://x/"))
    assert "<!channel>" not in message.text
    assert "&lt;!channel&gt; &lt;@U1&gt;" in message.text
    assert message.blocks[0]["text"]["type"] == "plain_text"


@pytest.mark.parametrize(
    "message",
    [
        blocks.invitation(ABOUT),
        blocks.open_again("tok", "http://127.0.0.1/p/a"),
        blocks.opted_out(),
        blocks.closed_message(),
        blocks.trouble(),
    ],
)
def test_S20_every_message_passes_our_limits_and_slacks_own_models(message: Message) -> None:
    assert message_problems(message.blocks) == []
    for block in Block.parse_all(message.blocks):
        block.validate_json()
