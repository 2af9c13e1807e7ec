"""Has Slack told us this already? Keyed hashes whose key dies daily; no payload is kept."""

import hmac
import secrets
from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveys.people.seen_event import DailyKey, SeenEvent


def seen_before(session: Session, event: bytes, today: date) -> bool:
    """True when this event was handled today or yesterday; otherwise it is noted as handled now."""
    for day in (today, today - timedelta(days=1)):
        key = session.get(DailyKey, day)
        if key is not None and session.get(SeenEvent, _hash(key.key, event)) is not None:
            return True
    try:
        with session.begin_nested():
            session.add(SeenEvent(event_hash=_hash(_key_of(session, today), event), day=today))
    except IntegrityError:
        return True
    return False


def forget_old_events(session: Session, today: date) -> None:
    """Delete the keys and hashes from before yesterday."""
    oldest = today - timedelta(days=1)
    session.execute(delete(DailyKey).where(DailyKey.day < oldest))
    session.execute(delete(SeenEvent).where(SeenEvent.day < oldest))


def _key_of(session: Session, today: date) -> bytes:
    key = session.get(DailyKey, today)
    if key is None:
        try:
            with session.begin_nested():
                key = DailyKey(day=today, key=secrets.token_bytes(32))
                session.add(key)
        except IntegrityError:
            key = session.get_one(DailyKey, today)
    return key.key


def _hash(key: bytes, event: bytes) -> str:
    return hmac.digest(key, event, "sha256").hex()
