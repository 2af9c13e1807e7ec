"""The browser side: four static files, what one person sees as JSON, and what they press."""

import json
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Request, Response

from bots.pretend_slack.delivery import Delivery
from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.roster import workspace_name
from bots.pretend_slack.visitor import Visitor
from bots.pretend_slack.workspace import Stored, Workspace

STATIC = Path(__file__).with_name("static")
FILES = {
    "/": ("client.html", "text/html; charset=utf-8"),
    "/client.css": ("client.css", "text/css; charset=utf-8"),
    "/blocks.js": ("blocks.js", "text/javascript; charset=utf-8"),
    "/client.js": ("client.js", "text/javascript; charset=utf-8"),
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def browser(workspace: Workspace, delivery: Delivery, request: Request) -> Response:
    """The reply to whatever the browser page asks."""
    if request.path in FILES and request.method in ("GET", "HEAD"):
        return _file(*FILES[request.path])
    try:
        if request.path == "/_client/state" and request.method == "GET":
            return _json(what_is_seen(workspace, str(request.args.get("user", ""))))
        # JSON only: a form on another site can't send it without asking first.
        if request.method == "POST" and request.is_json:
            return _json(_done(workspace, delivery, request.path, request.get_json(silent=True)))
    except SlackRefusal as refusal:
        return _json(refusal.body(), 400)
    return Response("There is nothing here.", status=404)


def what_is_seen(workspace: Workspace, user: str) -> Stored:
    """Everything that one person has before their eyes, and who else can be tried on."""
    with workspace.lock:
        visitors = [each for each in workspace.people.values() if each.visitor]
        person = next((each for each in visitors if each.id == user), visitors[0])
        channel = workspace.open_channel(person.id)
        kept = workspace.messages[channel]
        whispers = [{**each, "whispered": True} for each in workspace.whispers.get(channel, [])]
        shown = sorted([*kept, *whispers], key=lambda each: float(each["ts"]))
        if kept and workspace.read_until.get(person.id) != kept[-1]["ts"]:
            workspace.read_until[person.id] = kept[-1]["ts"]
            workspace.save()
        stack = workspace.stacks.get(person.id, [])
        return {
            "workspace": workspace_name(),
            "me": person.id,
            "people": [_listed(workspace, each.id, each.name, each.group) for each in visitors],
            "messages": [{name: each.get(name) for name in _SHOWN} for each in shown],
            "view": stack[-1] if stack else None,
        }


_SHOWN = ("ts", "text", "blocks", "edited", "whispered")


def _listed(workspace: Workspace, user: str, name: str, group: str) -> Stored:
    kept = workspace.messages.get("D" + user[1:], [])
    unread = bool(kept) and workspace.read_until.get(user, "") < kept[-1]["ts"]
    return {"id": user, "name": name, "group": group, "unread": unread}


def _done(workspace: Workspace, delivery: Delivery, path: str, asked: Any) -> Stored:
    if not isinstance(asked, dict):
        raise SlackRefusal("invalid_json")
    user = workspace.person(str(asked.get("user", "")))
    if not user.visitor:
        raise SlackRefusal("user_not_visible")
    visitor = Visitor(workspace, delivery, user.id)
    match path:
        case "/_client/press":
            return visitor.press(_text(asked, "ts"), _text(asked, "block_id"), _text(asked, "action_id"))
        case "/_client/submit":
            values = asked.get("values")
            return visitor.submit(_text(asked, "view_id"), values if isinstance(values, dict) else {})
        case "/_client/close":
            return visitor.close(_text(asked, "view_id"))
    raise SlackRefusal("unknown_method")


def _text(asked: dict[str, Any], name: str) -> str:
    return str(asked.get(name, ""))


def _file(name: str, kind: str) -> Response:
    response = Response((STATIC / name).read_bytes(), content_type=kind)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response


def _json(body: Stored, status: int = 200) -> Response:
    response = Response(json.dumps(body), status=status, content_type="application/json; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
