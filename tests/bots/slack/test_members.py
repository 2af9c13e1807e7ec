"""Who in a workspace can be asked."""

from typing import Any

import pytest

from bots.slack.client import SlackDelivery
from bots.slack.members import read_member


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, ""),
        ({"deleted": True}, "deactivated"),
        ({"is_bot": True}, "bot"),
        ({"id": "USLACKBOT"}, "bot"),
        ({"is_restricted": True}, "guest"),
        ({"is_restricted": True, "is_ultra_restricted": True}, "single_channel_guest"),
        ({"is_stranger": True}, "stranger"),
        ({"is_invited_user": True}, "not_yet_joined"),
    ],
)
def test_S12_who_is_skipped_is_skipped_with_the_reason(fields: dict[str, Any], reason: str) -> None:
    assert read_member({"id": "U1", "name": "kit", **fields}).reason == reason


def test_S12_the_pretend_workspace_has_sixty_to_ask_and_four_to_skip(delivery: SlackDelivery) -> None:
    members = list(delivery.members())
    assert sum(member.reason == "" for member in members) == 60
    assert {member.reason for member in members if member.reason} == {
        "deactivated",
        "guest",
        "bot",
        "stranger",
    }
