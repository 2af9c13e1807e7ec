"""Slack's limits on messages, views and blocks, those too that slack_sdk's own models let pass."""

from collections.abc import Mapping, Sequence
from typing import Any

from bots.pretend_slack.limit_elements import as_list, as_object, check_element, check_text

TEXT_MOST = 40_000
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
TITLE_MOST, METADATA_MOST, ID_MOST = 24, 3000, 255

INPUT_ELEMENTS = {"plain_text_input", "radio_buttons", "checkboxes", "static_select", "multi_static_select"}
ACTION_ELEMENTS = {"button", "radio_buttons", "checkboxes", "static_select"}
ACCESSORIES = {"button", "radio_buttons", "checkboxes", "static_select", "multi_static_select", "image"}


def message_problems(blocks: Any) -> list[str]:
    """What Slack would refuse about a message's blocks; empty when nothing."""
    return _blocks_problems(blocks, MESSAGE_BLOCKS)


def view_problems(view: Any) -> list[str]:
    """What Slack would refuse about a modal or a home view; empty when nothing."""
    view = as_object(view)
    if view.get("type") not in ("modal", "home"):
        return ["the view must be a modal or a home"]
    problems = _blocks_problems(view.get("blocks"), VIEW_BLOCKS)
    if len(str(view.get("private_metadata", ""))) > METADATA_MOST:
        problems.append(f"private_metadata must be at most {METADATA_MOST} characters")
    for name in ("callback_id", "external_id"):
        if len(str(view.get(name, ""))) > ID_MOST:
            problems.append(f"{name} must be at most {ID_MOST} characters")
    if view["type"] == "modal":
        problems.extend(_modal_problems(view))
    return problems


def _modal_problems(view: Mapping[str, Any]) -> list[str]:
    problems = check_text(view.get("title"), "title", TITLE_MOST, plain=True)
    for name in ("submit", "close"):
        if name in view:
            problems += check_text(view[name], name, TITLE_MOST, plain=True)
    has_input = any(as_object(block).get("type") == "input" for block in as_list(view.get("blocks")))
    if has_input and "submit" not in view:
        problems.append("submit is required when there is an input block")
    return problems


def _blocks_problems(blocks: Any, most: int) -> list[str]:
    if not isinstance(blocks, list) or not 1 <= len(blocks) <= most:
        return [f"blocks must be a list of 1 to {most}"]
    problems: list[str] = []
    ids = [block["block_id"] for block in blocks if isinstance(block, dict) and "block_id" in block]
    if len(set(map(str, ids))) < len(ids):
        problems.append("block_id must be unique")
    if any(not isinstance(each, str) or not 1 <= len(each) <= ID_MOST for each in ids):
        problems.append(f"block_id must have 1 to {ID_MOST} characters")
    for number, block in enumerate(blocks):
        problems += [f"{each} [json-pointer:/blocks/{number}]" for each in _block_problems(as_object(block))]
    return problems


def _block_problems(block: Mapping[str, Any]) -> list[str]:
    match block.get("type"):
        case "section":
            return _section_problems(block)
        case "header":
            return check_text(block.get("text"), "text", 150, plain=True)
        case "context":
            return _context_problems(as_list(block.get("elements")))
        case "actions":
            return _actions_problems(as_list(block.get("elements")))
        case "input":
            return _input_problems(block)
        case "divider":
            return []
        case other:
            return [f"unsupported block: {other}"]


def _section_problems(block: Mapping[str, Any]) -> list[str]:
    fields = as_list(block.get("fields"))
    if "text" not in block and not fields:
        return ["a section needs text or fields"]
    problems = check_text(block["text"], "text", 3000) if "text" in block else []
    if len(fields) > 10:
        problems.append("fields must be at most 10")
    for field in fields:
        problems += check_text(field, "field", 2000)
    if "accessory" in block:
        problems += check_element(block["accessory"], ACCESSORIES)
    return problems


def _context_problems(elements: Sequence[Any]) -> list[str]:
    if not 1 <= len(elements) <= 10:
        return ["context elements must be 1 to 10"]
    return [problem for element in elements for problem in check_text(element, "element", 3000)]


def _actions_problems(elements: Sequence[Any]) -> list[str]:
    if not 1 <= len(elements) <= 25:
        return ["actions elements must be 1 to 25"]
    ids = [str(as_object(each).get("action_id")) for each in elements if as_object(each).get("action_id")]
    problems = ["action_id must be unique in its block"] if len(set(ids)) < len(ids) else []
    for element in elements:
        problems += check_element(element, ACTION_ELEMENTS)
    return problems


def _input_problems(block: Mapping[str, Any]) -> list[str]:
    problems = check_text(block.get("label"), "label", 2000, plain=True)
    if "hint" in block:
        problems += check_text(block["hint"], "hint", 2000, plain=True)
    return problems + check_element(block.get("element"), INPUT_ELEMENTS)
