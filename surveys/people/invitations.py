"""Invitations: frozen when a round opens, found by their token, marked as answered. Never what."""

from collections import Counter
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.secrets import link_token, new_token, token_hash

MOST_STARTS = 3  # so that a lost phone is no loss, and one invitation is no crowd
INVITATION = "invitation"
LABEL_FACTOR = 2  # a label stands for at least 2k invited people


def invite_all(
    session: Session,
    round_id: str,
    audience_id: str,
    k: int,
    channel: str,
    opens_at: datetime,
    closes_at: datetime,
    links: bytes = b"",
) -> int:
    """Invite everybody of an audience who may be asked, and put a message for each into the outbox.

    A group label travels only where it stands for at least 2k invited people. `links` is the key from which
    reminders make the same links again; without it nobody can be reminded. Whoever the channel can't reach
    gets the other one. Repeatable. Returns how many are invited in this round.
    """
    contacts = _to_ask(session, audience_id)
    sizes = Counter(contact.group_label for contact in contacts)
    already = set(session.scalars(select(Invitation.contact_id).where(Invitation.round_id == round_id)))
    for contact in contacts:
        if contact.id not in already:
            label = contact.group_label if sizes[contact.group_label] >= LABEL_FACTOR * k else ""
            invitation, token = _invitation(round_id, contact, label, links)
            session.add(invitation)
            session.flush()
            by = _channel(contact, channel)
            session.add(
                Delivery(
                    invitation_id=invitation.id,
                    kind=INVITATION,
                    channel=by,
                    token=token,
                    not_before=opens_at,
                    expires_at=closes_at,
                )
            )
    session.flush()
    return invited(session, round_id)


def invited(session: Session, round_id: str) -> int:
    """How many people a round invited."""
    query = select(func.count()).select_from(Invitation).where(Invitation.round_id == round_id)
    return session.scalar(query) or 0


def find_invitation(session: Session, token: str) -> Invitation | None:
    """The invitation that a link's token names, or None."""
    return session.scalar(select(Invitation).where(Invitation.token_hash == token_hash(token)))


def find_for_slack_user(session: Session, slack_user: str, round_id: str) -> Invitation | None:
    """The invitation of a Slack user in a round, or None."""
    query = select(Invitation).join(Contact, Contact.id == Invitation.contact_id)
    return session.scalar(query.where(Contact.slack_user == slack_user, Invitation.round_id == round_id))


def start_with(session: Session, invitation_id: str) -> int | None:
    """Begin a sitting with an invitation: its number, 1 to 3, or None when it has been used that often."""
    invitation = session.scalar(select(Invitation).where(Invitation.id == invitation_id).with_for_update())
    if invitation is None or invitation.started >= MOST_STARTS:
        return None
    invitation.started += 1
    session.flush()
    return invitation.started


def mark_answered(session: Session, invitation_id: str) -> None:
    """This person has answered: no reminder any more. Done before the sitting is marked as finished."""
    session.execute(update(Invitation).where(Invitation.id == invitation_id).values(answered=True))
    waiting = ("waiting", "uncertain")
    session.execute(
        update(Delivery)
        .where(
            Delivery.invitation_id == invitation_id, Delivery.kind != INVITATION, Delivery.state.in_(waiting)
        )
        .values(state="skipped", reason="answered", token="")
    )


def _to_ask(session: Session, audience_id: str) -> list[Contact]:
    query = select(Contact).where(
        Contact.audience_id == audience_id, Contact.opted_out_on.is_(None), Contact.left_on.is_(None)
    )
    return list(session.scalars(query.order_by(Contact.id)))


def _invitation(round_id: str, contact: Contact, label: str, links: bytes) -> tuple[Invitation, str]:
    """An invitation and the token of its link."""
    name = random_key()
    token = link_token(links, name) if links else new_token()
    invitation = Invitation(
        id=name, round_id=round_id, contact_id=contact.id, group_label=label, token_hash=token_hash(token)
    )
    return invitation, token


def _channel(contact: Contact, wanted: str) -> str:
    """The wanted channel when it reaches this person, else the other."""
    if wanted == "slack":
        return "slack" if contact.slack_user else "email"
    return "email" if contact.email else "slack"
