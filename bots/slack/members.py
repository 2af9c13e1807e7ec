"""Who in a workspace can be asked, and for the others the reason why not. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# In the order in which they are looked at: the first that holds is the reason.
REASONS = {
    "deleted": "deactivated",
    "is_bot": "bot",
    "is_app_user": "bot",
    "is_workflow_bot": "bot",
    "is_stranger": "stranger",
    "is_ultra_restricted": "single_channel_guest",
    "is_restricted": "guest",
    "is_invited_user": "not_yet_joined",
}
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True)
class Member:
    """One member of a workspace. `reason` is empty for whoever can be asked."""

    slack_user: str
    name: str
    reason: str


def read_member(user: Mapping[str, Any]) -> Member:
    """A user object of Slack's as a member. Raises KeyError when it has no id."""
    slack_user = str(user["id"])
    name = str(user.get("real_name") or user.get("name") or "")
    if slack_user == SLACKBOT:
        return Member(slack_user, name, "bot")
    reason = next((reason for field, reason in REASONS.items() if user.get(field)), "")
    return Member(slack_user, name, reason)
