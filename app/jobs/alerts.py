"""Alerts of concerns: fetched from their own outbox, sent by every route we have, escalated when unread."""

import logging

from app.jobs.invitation_text import Letter, alert_letter
from app.wiring import House
from bots.post.sender import MaybeSent, NotSent, Sender
from bots.slack.client import CannotReach, RateLimited, SlackDelivery, Uncertain
from bots.slack.doors import Message
from surveys.people.contact import Contact
from surveys.people.staff_account import StaffAccount
from surveys.safeguarding.alerts import Alert, alert_failed, alert_sent, claim_alerts, escalate_overdue

log = logging.getLogger(__name__)


def send_alerts(house: House, letters: Sender, slack: SlackDelivery | None) -> int:
    """Fetch a person to each new concern. When no route works it is tried again, for ever."""
    with house.books.voices.write() as voices:
        escalate_overdue(voices, house.now())
        alerts = claim_alerts(voices, house.now())
    for alert in alerts:
        arrived = _send(house, alert, letters, slack)
        with house.books.voices.write() as voices:
            if arrived:
                alert_sent(voices, alert.concern_id)
            else:
                alert_failed(voices, alert.concern_id, house.now())
    return len(alerts)


def _send(house: House, alert: Alert, letters: Sender, slack: SlackDelivery | None) -> bool:
    """By letter and by Slack; True when at least one of them took it."""
    with house.books.people.read() as people:
        account = people.get(StaffAccount, alert.handle)
        contact = people.query(Contact).filter_by(email=account.email).first() if account else None
    if account is None:
        log.error("a concern waits, and nobody has the duty: name a duty lead")
        return False
    letter = alert_letter(house, alert.level)
    key = f"{alert.concern_id}-{alert.escalation}"
    by_letter = _by_letter(letters, account.email, letter, key)
    by_slack = bool(slack and contact and contact.slack_user) and _by_slack(slack, contact, letter, key)
    return by_letter or by_slack


def _by_letter(letters: Sender, to: str, letter: Letter, key: str) -> bool:
    try:
        letters.send(to, letter.subject, letter.text, key)
    except (NotSent, MaybeSent, OSError) as error:
        log.warning("an alert's letter did not leave: %s", type(error).__name__)
        return False
    return True


def _by_slack(slack: SlackDelivery | None, contact: Contact | None, letter: Letter, key: str) -> bool:
    if slack is None or contact is None or not contact.slack_user:
        return False
    try:
        slack.send(contact.slack_user, Message(letter.text), key)
    except (RateLimited, CannotReach, Uncertain) as error:
        log.warning("an alert did not reach Slack: %s", type(error).__name__)
        return False
    return True
