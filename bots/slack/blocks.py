"""The messages that Heard sends in Slack, as plain Block Kit data. Pure."""

from dataclasses import dataclass

from bots.slack.doors import Message
from bots.slack.elements import actions, button, context, escaped, header, section
from bots.slack.wording import say

OPEN_ACTION = "pulse_open"
WEB_ACTION = "pulse_web"
STOP_ACTION = "pulse_opt_out"


@dataclass(frozen=True)
class Invitation:
    """What an invitation says. `token` is opaque and rides in the button; `closes` is a day in words."""

    title: str
    questions: int
    minutes: str
    closes: str
    k: int
    token: str
    web_url: str


def invitation(about: Invitation) -> Message:
    """The direct message that asks: answer now, on a private page, or never again, one press each."""
    says = {"title": about.title, "count": about.questions, "minutes": about.minutes, "closes": about.closes}
    body = say("invitation", "body_one" if about.questions == 1 else "body", **says)
    blocks = [
        header(_shortened(about.title, 150)),
        section(body),
        context(say("invitation", "notice", k=about.k)),
        actions("pulse", [_open_button(about.token, say("invitation", "open")), _web_button(about.web_url)]),
        actions("stop", [button(STOP_ACTION, say("invitation", "stop"))]),
        context(say("invitation", "later")),
    ]
    return Message(escaped(say("invitation", "text", **says)), blocks)


def open_again(token: str, web_url: str) -> Message:
    """Said when the form could not open in three seconds: press once more, or use the private page."""
    buttons = [_open_button(token, say("again", "open")), _web_button(web_url)]
    return Message(escaped(say("again", "text")), [section(say("again", "body")), actions("pulse", buttons)])


def opted_out() -> Message:
    """The message that takes the invitation's place once somebody asked not to be asked."""
    blocks = [section(say("opted_out", "heading")), context(say("opted_out", "body"))]
    return Message(escaped(say("opted_out", "text")), blocks)


def closed_message() -> Message:
    """Said when the round behind a button has closed or was never ours."""
    text = say("closed_message", "text")
    return Message(escaped(text), [section(text)])


def trouble() -> Message:
    """Said when something broke on our side."""
    text = say("trouble", "text")
    return Message(escaped(text), [section(text)])


def _open_button(token: str, label: str) -> dict[str, object]:
    return button(OPEN_ACTION, label, value=token, style="primary")


def _web_button(url: str) -> dict[str, object]:
    return button(WEB_ACTION, say("invitation", "web"), url=url, accessibility_label=say("invitation", "web"))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
