"""Alerts of concerns: fetched from their own outbox, sent by every route we have, escalated when unread."""

import logging

from app.jobs.fetch import fetch
from app.jobs.invitation_text import alert_letter
from app.wiring import House
from bots.post.sender import Sender
from bots.slack.client import SlackDelivery
from surveys.people.fetching import Fetched, people_to_fetch
from surveys.safeguarding.alerts import Alert, alert_failed, alert_sent, claim_alerts, escalate_overdue

log = logging.getLogger(__name__)
MOST_AT_ONCE = 50


def send_alerts(house: House, letters: Sender, slack: SlackDelivery | None) -> int:
    """Fetch a person to each new concern. When no route works it is tried again, for ever.

    One at a time, so that a mail server that hangs holds no claim on the alerts behind it.
    """
    with house.books.voices.write() as voices:
        escalate_overdue(voices, house.now())
    for handled in range(MOST_AT_ONCE):
        with house.books.voices.write() as voices:
            alerts = claim_alerts(voices, house.now(), limit=1)
        if not alerts:
            return handled
        _settle(house, alerts[0], _send(house, alerts[0], letters, slack))
    return MOST_AT_ONCE


def _settle(house: House, alert: Alert, arrived: bool) -> None:
    with house.books.voices.write() as voices:
        if arrived:
            alert_sent(voices, alert.concern_id, alert.escalation)
        else:
            alert_failed(voices, alert.concern_id, house.now())


def _send(house: House, alert: Alert, letters: Sender, slack: SlackDelivery | None) -> bool:
    """To everybody whom it fetches, by both routes. True when the newest rung was reached; where nobody of
    it has an account, somebody who may read it."""
    with house.books.people.read() as people:
        fetched = people_to_fetch(people, alert.handles)
    if not any(one.may_read for one in fetched):
        log.error("a concern waits, and nobody has the duty: name a duty lead")
    reached = [one for one in fetched if _fetch(house, alert, one, letters, slack)]
    newest = [one for one in fetched if one.handle in alert.handles[:1]]
    return any(one.may_read and one in (newest or fetched) for one in reached)


def _fetch(house: House, alert: Alert, one: Fetched, letters: Sender, slack: SlackDelivery | None) -> bool:
    letter = alert_letter(house, alert.level, nobody=not one.may_read)
    key = f"{alert.concern_id}-{alert.escalation}-{one.handle}"
    return fetch(house, one, letter, key, letters, slack)
