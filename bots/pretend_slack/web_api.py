"""The Web API: who may call, what is switched to fail, and which method answers."""

import json
from collections.abc import Callable
from typing import Any

from bots.pretend_slack import messages, views
from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.messages import Arguments
from bots.pretend_slack.roster import as_slack_user, bot_user, team_id, workspace_name
from bots.pretend_slack.workspace import Stored, Workspace

Method = Callable[[Workspace, Arguments, float], Stored]
JSON_FIELDS = ("blocks", "view", "metadata")


def auth_test(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """auth.test: who the token is."""
    return {
        "team": workspace_name(),
        "team_id": team_id(),
        "user": "heard",
        "user_id": bot_user(),
        "bot_id": "B0HEARDBOT",
        "url": "https://sampleshire.example/",
    }


def users_list(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """users.list, in pages."""
    members = [as_slack_user(person) for person in workspace.people.values()]
    limit = min(max(int(arguments.get("limit") or 1000), 1), 1000)
    start = str(arguments.get("cursor") or "next:0").removeprefix("next:")
    if not start.isdigit():
        raise SlackRefusal("invalid_cursor")
    end = int(start) + limit
    cursor = f"next:{end}" if end < len(members) else ""
    return {"members": members[int(start) : end], "response_metadata": {"next_cursor": cursor}}


def users_info(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """users.info."""
    return {"user": as_slack_user(workspace.person(str(arguments.get("user", ""))))}


METHODS: dict[str, Method] = {
    "auth.test": auth_test,
    "users.list": users_list,
    "users.info": users_info,
    "conversations.open": messages.open_conversation,
    "conversations.history": messages.history,
    "chat.postMessage": messages.post,
    "chat.update": messages.update,
    "chat.postEphemeral": messages.whisper,
    "views.open": views.open_view,
    "views.push": views.push_view,
    "views.update": views.update_view,
    "views.publish": views.publish_view,
}


def call(
    workspace: Workspace, method: str, token: str, good: str, arguments: Arguments, now: float
) -> Stored:
    """One call of the Web API. Raises SlackRefusal with the name that Slack gives to what is wrong."""
    workspace.faults.before(method)
    if not token:
        raise SlackRefusal("not_authed")
    if token != good:
        raise SlackRefusal("invalid_auth")
    if workspace.faults.revoked:
        raise SlackRefusal("token_revoked")
    if method not in METHODS:
        raise SlackRefusal("unknown_method")
    with workspace.lock:
        try:
            return {"ok": True, **METHODS[method](workspace, unpacked(arguments), now)}
        except (TypeError, ValueError, KeyError, AttributeError):
            raise SlackRefusal("invalid_arguments") from None


def unpacked(arguments: Arguments) -> Arguments:
    """The arguments with JSON fields read: a form carries them as text."""
    fresh: dict[str, Any] = dict(arguments)
    for name in JSON_FIELDS:
        if isinstance(fresh.get(name), str):
            try:
                fresh[name] = json.loads(fresh[name])
            except ValueError:
                error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
                raise SlackRefusal(error) from None
    return fresh
