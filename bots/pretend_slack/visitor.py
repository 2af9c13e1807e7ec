"""What a visitor of the browser page can do as one of the staff: press, choose, send and close."""

import secrets
from dataclasses import dataclass
from typing import Any

from bots.pretend_slack.delivery import Delivery, NoAnswer
from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.limit_elements import all_options
from bots.pretend_slack.roster import team_id, workspace_name
from bots.pretend_slack.views import MOST_VIEWS, checked_view, place_view, replace_view
from bots.pretend_slack.workspace import Stored, Workspace

TROUBLE = "We had some trouble connecting. Try again?"
REQUIRED = "Please complete this required field."
PRESS_TROUBLE = "This app did not answer in time. Try again?"


@dataclass
class Visitor:
    """One person's hands. Every method returns {"ok": True} or what Slack would show them."""

    workspace: Workspace
    delivery: Delivery
    user: str

    def press(self, ts: str, block_id: str, action_id: str) -> Stored:
        """Presses a button of a message."""
        now = self.delivery.clock()
        with self.workspace.lock:
            channel = self.workspace.open_channel(self.user)
            message, whispered = self._message(channel, ts)
            element = _element(message["blocks"], block_id, action_id)
            payload = self._payload("block_actions", now)
            payload["channel"] = {"id": channel, "name": "directmessage"}
            payload["container"] = {
                "type": "message",
                "message_ts": ts,
                "channel_id": channel,
                "is_ephemeral": whispered,
            }
            payload["message"] = {} if whispered else message
            payload["state"] = {"values": {}}
            payload["actions"] = [_action(element, block_id, now)]
        return self._pressed(payload)

    def submit(self, view_id: str, values: dict[str, Any]) -> Stored:
        """Sends a form. `values` holds, by block id, a typed text, an option's value, or several."""
        with self.workspace.lock:
            view = self._top(view_id)
            missing = _missing(view, values)
            if missing:
                return {"ok": False, "errors": dict.fromkeys(missing, REQUIRED)}
            payload = self._payload("view_submission", self.delivery.clock())
            payload["view"] = {**view, "state": {"values": state_of(view, values)}}
            payload["response_urls"] = []
        try:
            answer = self.delivery.interact(payload)
            with self.workspace.lock:
                return self._next_view(view, answer)
        except (NoAnswer, SlackRefusal):
            return {"ok": False, "trouble": TROUBLE}

    def close(self, view_id: str) -> Stored:
        """Closes the form on top; what was typed is gone."""
        with self.workspace.lock:
            view = self._top(view_id)
            self.workspace.stacks[self.user].pop()
            payload = self._payload("view_closed", self.delivery.clock())
            payload.update(view=view, is_cleared=False)
        return self._pressed(payload) if view.get("notify_on_close") else {"ok": True}

    def _pressed(self, payload: Stored) -> Stored:
        try:
            self.delivery.interact(payload)
        except NoAnswer:
            return {"ok": False, "trouble": PRESS_TROUBLE}
        return {"ok": True}

    def _next_view(self, view: Stored, answer: Stored) -> Stored:
        """Does what the app's answer to a submission says."""
        stack = self.workspace.stacks.get(self.user, [])
        match answer.get("response_action"):
            case "errors":
                return {"ok": False, "errors": _known_errors(view, answer.get("errors"))}
            case "update":
                replace_view(self.workspace, self.user, view, checked_view(answer.get("view"), "modal"))
            case "push":
                fresh = checked_view(answer.get("view"), "modal")
                if len(stack) >= MOST_VIEWS:
                    raise SlackRefusal("push_limit_reached")
                place_view(self.workspace, self.user, fresh, stack)
            case "clear":
                stack.clear()
            case _:
                self.workspace.stacks[self.user] = [each for each in stack if each["id"] != view["id"]]
        return {"ok": True}

    def _payload(self, kind: str, now: float) -> Stored:
        person = self.workspace.person(self.user)
        name = person.email.split("@")[0]
        return {
            "type": kind,
            "team": {"id": team_id(), "domain": workspace_name()},
            "enterprise": None,
            "is_enterprise_install": False,
            "user": {"id": self.user, "username": name, "name": name, "team_id": team_id()},
            "api_app_id": "A0PRETEND1",
            "token": "not-used",
            "trigger_id": self.workspace.triggers.give(self.user, now),
        }

    def _message(self, channel: str, ts: str) -> tuple[Stored, bool]:
        for whispered, kept in ((False, self.workspace.messages), (True, self.workspace.whispers)):
            for message in kept.get(channel, []):
                if message["ts"] == ts:
                    return message, whispered
        raise SlackRefusal("message_not_found")

    def _top(self, view_id: str) -> Stored:
        stack = self.workspace.stacks.get(self.user, [])
        if not stack or stack[-1]["id"] != view_id:
            raise SlackRefusal("not_found")
        return stack[-1]


def state_of(view: Stored, values: dict[str, Any]) -> Stored:
    """A view's state as Slack sends it: every input block, chosen or not."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    return {
        block["block_id"]: {
            block["element"]["action_id"]: _element_state(block["element"], values.get(block["block_id"]))
        }
        for block in inputs
    }


def _element_state(element: Stored, given: Any) -> Stored:
    kind = element["type"]
    if kind == "plain_text_input":
        return {"type": kind, "value": str(given) if given else None}
    chosen = [each for each in all_options(element) if each["value"] in _as_values(given)]
    if kind in ("checkboxes", "multi_static_select"):
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "selected_option": chosen[0] if chosen else None}


def _as_values(given: Any) -> list[str]:
    return [str(each) for each in given] if isinstance(given, list) else [str(given)] if given else []


def _missing(view: Stored, values: dict[str, Any]) -> list[str]:
    required = [each for each in view["blocks"] if each["type"] == "input" and not each.get("optional")]
    return [each["block_id"] for each in required if not values.get(each["block_id"])]


def _known_errors(view: Stored, errors: Any) -> dict[str, str]:
    """Slack refuses an answer whose errors name no input of the view, and shows its own trouble."""
    inputs = {each["block_id"] for each in view["blocks"] if each["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackRefusal("invalid_errors")
    return {str(block_id): str(sentence) for block_id, sentence in errors.items()}


def _element(blocks: list[Stored], block_id: str, action_id: str) -> Stored:
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory") or {}]:
            if block["block_id"] == block_id and element.get("action_id") == action_id:
                return dict(element)
    raise SlackRefusal("not_found")


_SENT = ("type", "action_id", "text", "value")


def _action(element: Stored, block_id: str, now: float) -> Stored:
    kept: Stored = {name: element[name] for name in _SENT if name in element}
    return {**kept, "block_id": block_id, "action_ts": f"{now:.6f}{secrets.randbelow(1000):03d}"}
