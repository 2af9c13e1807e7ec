"""Slack's limits on what stands inside blocks: texts, options, buttons, lists and text boxes."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

OPTION_MOST, VALUE_MOST, LABEL_MOST, PLACEHOLDER_MOST = 75, 75, 75, 150
BUTTON_MOST, BUTTON_VALUE_MOST, URL_MOST = 75, 2000, 3000
FEW, MANY = 10, 100


def as_object(value: Any) -> Mapping[str, Any]:
    """The value when it is an object, else an empty one, which no check lets pass."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> Sequence[Any]:
    """The value when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def check_text(value: Any, name: str, most: int, plain: bool = False) -> list[str]:
    """What is wrong with a text object."""
    text = as_object(value)
    if text.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        return [f"{name} must be a {'plain_text' if plain else 'text'} object"]
    words = text.get("text")
    if not isinstance(words, str) or not words.strip():
        return [f"{name} must have at least 1 character"]
    return [f"{name} must be at most {most} characters"] if len(words) > most else []


def check_element(value: Any, allowed: Collection[str]) -> list[str]:
    """What is wrong with an element that must be one of the `allowed` kinds."""
    element = as_object(value)
    kind = str(element.get("type"))
    if kind not in allowed:
        return [f"unsupported element here: {kind}"]
    problems = []
    if len(str(element.get("action_id", ""))) > 255:
        problems.append("action_id must be at most 255 characters")
    if "placeholder" in element:
        problems += check_text(element["placeholder"], "placeholder", PLACEHOLDER_MOST, plain=True)
    if "confirm" in element:
        problems += _confirm_problems(as_object(element["confirm"]))
    return problems + _own_problems(kind, element)


def _own_problems(kind: str, element: Mapping[str, Any]) -> list[str]:
    if kind == "button":
        return _button_problems(element)
    if kind == "plain_text_input":
        return _input_problems(element)
    if kind == "image":
        return (
            [] if element.get("alt_text") and element.get("image_url") else ["an image needs a URL and words"]
        )
    if kind in ("radio_buttons", "checkboxes"):
        return _options_problems(element.get("options"), FEW) + _initial_problems(element)
    return _select_problems(element) + _initial_problems(element)


def _button_problems(element: Mapping[str, Any]) -> list[str]:
    problems = check_text(element.get("text"), "text", BUTTON_MOST, plain=True)
    for name, most in (("value", BUTTON_VALUE_MOST), ("url", URL_MOST), ("accessibility_label", 75)):
        if len(str(element.get(name, ""))) > most:
            problems.append(f"{name} must be at most {most} characters")
    if element.get("style", "primary") not in ("primary", "danger"):
        problems.append("style must be primary or danger")
    return problems


def _input_problems(element: Mapping[str, Any]) -> list[str]:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if not (isinstance(least, int) and isinstance(most, int) and 0 <= least <= most and 1 <= most <= 3000):
        return ["min_length and max_length must lie between 0 and 3000"]
    return []


def _select_problems(element: Mapping[str, Any]) -> list[str]:
    if "option_groups" not in element:
        return _options_problems(element.get("options"), MANY)
    groups = as_list(element["option_groups"])
    if "options" in element or not 1 <= len(groups) <= MANY:
        return [f"option_groups must be 1 to {MANY}, without options beside them"]
    problems = []
    for group in map(as_object, groups):
        problems += check_text(group.get("label"), "label", LABEL_MOST, plain=True)
        problems += _options_problems(group.get("options"), MANY)
    return problems


def _options_problems(value: Any, most: int) -> list[str]:
    options = as_list(value)
    if not 1 <= len(options) <= most:
        return [f"options must be 1 to {most}"]
    problems = []
    for option in map(as_object, options):
        problems += check_text(option.get("text"), "option", OPTION_MOST)
        if not 1 <= len(str(option.get("value", ""))) <= VALUE_MOST:
            problems.append(f"an option's value must have 1 to {VALUE_MOST} characters")
        if "description" in option:
            problems += check_text(option["description"], "description", OPTION_MOST)
    values = [str(as_object(option).get("value")) for option in options]
    if len(set(values)) < len(values):
        problems.append("an option's value must be unique")
    return problems


def _initial_problems(element: Mapping[str, Any]) -> list[str]:
    first = list(as_list(element.get("initial_options"))) + (
        [element["initial_option"]] if "initial_option" in element else []
    )
    known = all_options(element)
    return [] if all(each in known for each in first) else ["an initial option must be one of the options"]


def all_options(element: Mapping[str, Any]) -> list[Any]:
    """Every option of a list, in groups or not."""
    groups = [as_list(as_object(group).get("options")) for group in as_list(element.get("option_groups"))]
    return list(as_list(element.get("options"))) + [option for group in groups for option in group]


def _confirm_problems(confirm: Mapping[str, Any]) -> list[str]:
    problems = check_text(confirm.get("title"), "confirm title", 100, plain=True)
    problems += check_text(confirm.get("text"), "confirm text", 300)
    for name in ("confirm", "deny"):
        problems += check_text(confirm.get(name), name, 30, plain=True)
    return problems
