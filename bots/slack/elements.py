"""The smallest pieces of Block Kit, so that the views read like the forms they make."""

from collections.abc import Sequence
from typing import Any

from bots.slack.doors import Block

Element = dict[str, Any]


def escaped(text: str) -> str:
    """Text that Slack will show as it is in mrkdwn: no pings, no invented links."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> Element:
    """A plain_text object; emoji codes stay as they were typed."""
    return {"type": "plain_text", "text": text, "emoji": False}


def mrkdwn(text: str) -> Element:
    """A mrkdwn object of text that is already escaped; `verbatim` keeps Slack from linking names."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> Block:
    """A paragraph of plain text."""
    return {"type": "section", "text": plain(text)}


def header(text: str) -> Block:
    """A heading of at most 150 characters."""
    return {"type": "header", "text": plain(text)}


def context(*texts: str) -> Block:
    """Small print in plain text, at most ten pieces."""
    return {"type": "context", "elements": [plain(text) for text in texts]}


def link_context(url: str, label: str) -> Block:
    """Small print that is one link. The label is escaped; the URL is ours."""
    safe_url = escaped(url).replace("|", "%7C")
    return {"type": "context", "elements": [mrkdwn(f"<{safe_url}|{escaped(label).replace('|', '¦')}>")]}


def option(value: str, label: str) -> Element:
    """One choice of a list."""
    return {"text": plain(label), "value": value}


def button(action_id: str, label: str, **more: Any) -> Element:
    """A button; `more` takes value, url and style."""
    return {"type": "button", "action_id": action_id, "text": plain(label), **more}


def actions(block_id: str, buttons: Sequence[Element]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(buttons)}


def answer_input(block_id: str, label: str, element: Element, hint: str = "") -> Block:
    """A question that may be left blank."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "optional": True,
        "label": plain(label),
        "element": element,
    }
    if hint:
        block["hint"] = plain(hint)
    return block
