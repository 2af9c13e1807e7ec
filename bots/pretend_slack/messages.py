"""The chat.* and conversations.* methods: what Slack keeps of a message, and what it gives back."""

import secrets
from typing import Any

from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.limits import TEXT_MOST, message_problems
from bots.pretend_slack.roster import bot_user, team_id
from bots.pretend_slack.workspace import Stored, Workspace

Arguments = dict[str, Any]


def open_conversation(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """conversations.open: one person at a time."""
    users = [each for each in str(arguments.get("users", "")).split(",") if each]
    if not users:
        raise SlackRefusal("users_list_not_supplied")
    if len(users) > 1:
        raise SlackRefusal("method_not_supported_for_channel_type")
    return {"channel": {"id": workspace.open_channel(users[0])}}


def history(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """conversations.history: newest first, in pages, with metadata when asked for."""
    messages = list(reversed(workspace.channel(str(arguments.get("channel", "")))))
    limit = min(max(int(arguments.get("limit") or 100), 1), 999)
    start = _cursor(arguments)
    shown = [dict(each) for each in messages[start : start + limit]]
    if str(arguments.get("include_all_metadata", "")).lower() not in ("true", "1"):
        for message in shown:
            message.pop("metadata", None)
    more = start + limit < len(messages)
    cursor = f"next:{start + limit}" if more else ""
    return {"messages": shown, "has_more": more, "response_metadata": {"next_cursor": cursor}}


def post(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """chat.postMessage."""
    channel = str(arguments.get("channel", ""))
    messages = workspace.channel(channel)
    message = _message(workspace, arguments, now)
    channel = "D" + channel[1:] if channel.startswith("U") else channel
    workspace.rates.spend(channel, now)
    messages.append(message)
    workspace.save()
    return {"channel": channel, "ts": message["ts"], "message": message}


def update(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """chat.update."""
    channel, ts = str(arguments.get("channel", "")), str(arguments.get("ts", ""))
    message = next((each for each in workspace.channel(channel) if each["ts"] == ts), None)
    if message is None:
        raise SlackRefusal("message_not_found")
    fresh = _message(workspace, arguments, now)
    message.update(text=fresh["text"], blocks=fresh["blocks"], edited={"user": bot_user(), "ts": fresh["ts"]})
    workspace.save()
    return {"channel": channel, "ts": ts, "text": message["text"]}


def whisper(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    """chat.postEphemeral: shown to one person, in no history, gone with a restart."""
    channel = str(arguments.get("channel", ""))
    workspace.channel(channel)
    workspace.person(str(arguments.get("user", "")))
    message = _message(workspace, arguments, now)
    workspace.rates.spend(channel, now)
    workspace.whispers.setdefault(channel, []).append(message)
    return {"message_ts": message["ts"]}


def _message(workspace: Workspace, arguments: Arguments, now: float) -> Stored:
    text, blocks = str(arguments.get("text") or ""), arguments.get("blocks")
    if not text and not blocks:
        raise SlackRefusal("no_text")
    if len(text) > TEXT_MOST:
        raise SlackRefusal("msg_too_long")
    if blocks and (problems := message_problems(blocks)):
        raise SlackRefusal("invalid_blocks", problems)
    message = {
        "type": "message",
        "user": bot_user(),
        "bot_id": "B0HEARDBOT",
        "team": team_id(),
        "text": text,
        "blocks": with_ids(blocks or []),
        "ts": workspace.new_ts(now),
    }
    if arguments.get("metadata"):
        message["metadata"] = _metadata(arguments["metadata"])
    return message


def _metadata(metadata: Any) -> Any:
    fits = isinstance(metadata, dict) and isinstance(metadata.get("event_payload"), dict)
    if not fits or not metadata.get("event_type"):
        raise SlackRefusal("invalid_metadata_format")
    return metadata


def with_ids(blocks: list[Stored]) -> list[Stored]:
    """The blocks with the ids that Slack gives where an app gave none."""
    fresh = [{**block, "block_id": block.get("block_id") or secrets.token_urlsafe(4)} for block in blocks]
    for block in fresh:
        if "elements" in block and block["type"] == "actions":
            block["elements"] = [_with_action_id(each) for each in block["elements"]]
        for place in ("element", "accessory"):
            if place in block:
                block[place] = _with_action_id(block[place])
    return fresh


def _with_action_id(element: Stored) -> Stored:
    return {**element, "action_id": element.get("action_id") or secrets.token_urlsafe(4)}


def _cursor(arguments: Arguments) -> int:
    cursor = str(arguments.get("cursor") or "next:0")
    number = cursor.removeprefix("next:")
    if not number.isdigit():
        raise SlackRefusal("invalid_cursor")
    return int(number)
