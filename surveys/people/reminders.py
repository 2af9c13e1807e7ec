"""Reminders: written only for those whose invitation left, who have not answered, and who may be asked.

A raw link is nowhere in the book once its message has left. A reminder makes the same link anew from a key
in the key folder, so that the old link keeps working and a stolen book opens none.
"""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.invitations import INVITATION
from surveys.people.secrets import link_token, token_hash


def write_reminders(session: Session, round_id: str, kind: str, links: bytes, now: datetime) -> int:
    """Put a reminder of this kind into the outbox for each who needs one, once. Returns how many are new.

    Whether it is still wanted is asked again at the moment of sending.
    """
    written = 0
    for invitation, asked in session.execute(_unanswered(round_id, kind)).all():
        token = link_token(links, invitation.id)
        if token_hash(token) != invitation.token_hash:
            continue  # invited before the key was made: a link that leads nowhere helps nobody
        session.add(
            Delivery(
                invitation_id=invitation.id,
                kind=kind,
                channel=asked.channel,
                token=token,
                not_before=now,
                expires_at=asked.expires_at,
            )
        )
        written += 1
    session.flush()
    return written


def _unanswered(round_id: str, kind: str) -> Select[Invitation, Delivery]:
    has_one = select(Delivery.invitation_id).where(Delivery.kind == kind)
    return (
        select(Invitation, Delivery)
        .join(Delivery, Delivery.invitation_id == Invitation.id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Invitation.round_id == round_id, Invitation.answered.is_(False))
        .where(Delivery.kind == INVITATION, Delivery.state == "sent")
        .where(Contact.opted_out_on.is_(None), Contact.left_on.is_(None))
        .where(Invitation.id.not_in(has_one))
    )
