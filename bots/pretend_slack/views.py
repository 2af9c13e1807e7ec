"""The views.* methods: modals in a stack of at most three, hashes that conflict, and homes."""

import secrets
from typing import Any

from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.limits import view_problems
from bots.pretend_slack.messages import Arguments, with_ids
from bots.pretend_slack.roster import bot_user, team_id
from bots.pretend_slack.workspace import Stored, Workspace

MOST_VIEWS = 3


def open_view(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """views.open: a trigger id buys one modal."""
    view = checked_view(arguments.get("view"), "modal")
    user = workspace.triggers.use(_trigger(arguments), now)
    return {"view": place_view(workspace, user, view, [])}


def push_view(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """views.push: one more on top, three at most."""
    view = checked_view(arguments.get("view"), "modal")
    user = workspace.triggers.use(_trigger(arguments), now)
    stack = workspace.stacks.get(user, [])
    if len(stack) >= MOST_VIEWS:
        raise SlackRefusal("push_limit_reached")
    return {"view": place_view(workspace, user, view, stack)}


def update_view(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """views.update: by id, refused when the view changed since the hash that was given."""
    view = checked_view(arguments.get("view"), "modal")
    view_id, external = arguments.get("view_id"), arguments.get("external_id")
    for user, stack in workspace.stacks.items():
        for old in stack:
            if old["id"] == view_id or (external and old.get("external_id") == external):
                if arguments.get("hash") and arguments["hash"] != old["hash"]:
                    raise SlackRefusal("hash_conflict")
                return {"view": replace_view(workspace, user, old, view)}
    raise SlackRefusal("not_found")


def publish_view(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """views.publish: somebody's home."""
    view = checked_view(arguments.get("view"), "home")
    user = workspace.person(str(arguments.get("user_id", ""))).id
    old = workspace.homes.get(user)
    if arguments.get("hash") and (old is None or arguments["hash"] != old["hash"]):
        raise SlackRefusal("hash_conflict")
    workspace.homes[user] = _stored(view, f"V{secrets.token_hex(5).upper()}")
    workspace.save()
    return {"view": workspace.homes[user]}


def checked_view(view: Any, kind: str) -> Stored:
    """A view that Slack takes. Raises invalid_arguments with what is wrong."""
    problems = view_problems(view)
    if problems or view["type"] != kind:
        raise SlackRefusal("invalid_arguments", problems or [f"the view must be a {kind}"])
    return dict(view)


def place_view(workspace: Workspace, user: str, view: Stored, below: list[Stored]) -> Stored:
    """Puts a view on top of those below it."""
    fresh = _stored(view, f"V{secrets.token_hex(5).upper()}")
    fresh["root_view_id"] = below[0]["id"] if below else fresh["id"]
    fresh["previous_view_id"] = below[-1]["id"] if below else None
    workspace.stacks[user] = [*below, fresh]
    return fresh


def replace_view(workspace: Workspace, user: str, old: Stored, view: Stored) -> Stored:
    """Puts a view in the place of another: its id stays, its hash changes."""
    fresh = _stored(view, old["id"])
    fresh["root_view_id"], fresh["previous_view_id"] = old["root_view_id"], old["previous_view_id"]
    stack = workspace.stacks[user]
    stack[[each["id"] for each in stack].index(old["id"])] = fresh
    return fresh


def _stored(view: Stored, view_id: str) -> Stored:
    return {
        "private_metadata": "",
        "callback_id": "",
        "submit": None,
        "close": None,
        "notify_on_close": False,
        **view,
        "id": view_id,
        "team_id": team_id(),
        "app_id": "A0PRETEND1",
        "bot_id": bot_user(),
        "hash": secrets.token_hex(8),
        "state": {"values": {}},
        "blocks": with_ids(view["blocks"]),
    }


def _trigger(arguments: Arguments) -> str:
    trigger = str(arguments.get("trigger_id") or "")
    if not trigger:
        raise SlackRefusal("invalid_arguments", ["trigger_id is missing"])
    return trigger
