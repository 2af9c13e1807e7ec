"""Fetching a person: one letter to them, by every route we have, each for itself."""

import logging
from collections.abc import Callable
from functools import partial

from app.jobs.invitation_text import Letter
from app.wiring import House
from bots.post.sender import Sender
from bots.slack.client import SlackDelivery
from bots.slack.doors import Message
from surveys.people.fetching import Fetched

log = logging.getLogger(__name__)


def fetch(
    house: House, one: Fetched, letter: Letter, key: str, letters: Sender, slack: SlackDelivery | None
) -> bool:
    """By letter and by Slack. True when at least one of them took it; `key` tells a second try."""
    by_letter = _taken("letter", partial(letters.send, one.email, letter.subject, letter.text, key))
    by_slack = slack is not None and one.slack_user is not None and _by_slack(slack, one, letter, key)
    return (by_letter and _is_read(house)) or by_slack


def _is_read(house: House) -> bool:
    """Without a mail server letters lie in a folder: in a try-out that is where people look, else nobody."""
    return bool(house.settings.smtp_url) or not house.settings.production


def _by_slack(slack: SlackDelivery, one: Fetched, letter: Letter, key: str) -> bool:
    return _taken("message", partial(slack.send, str(one.slack_user), Message(letter.text), key))


def _taken(what: str, send: Callable[[], object]) -> bool:
    """Whether this route took it. Whatever goes wrong with one route, the other is still tried."""
    try:
        send()
    except Exception as error:
        log.warning("an alert's %s did not leave: %s", what, type(error).__name__)
        return False
    return True
