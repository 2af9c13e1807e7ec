"""Who may see which concern, and how its sealed words are opened for them."""

from flask import abort
from nacl.public import PrivateKey
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.accounts.sessions import SignedIn
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.safeguarding.care_box import CareBoxBroken, care_private, open_with_care
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_step import ConcernStep
from surveys.safeguarding.desk import BROKEN, OpenConcern

DESK = ("duty_lead", "deputy")
TOP_OF_LADDER = 2
PASSED_UP = "to the manager"


def may_see(session: Session, staff: SignedIn, concern: Concern) -> bool:
    """The duty lead and deputy see every concern; the manager those that were passed up."""
    if staff.roles & set(DESK):
        return True
    passed = exists().where(
        ConcernStep.concern_id == concern.id, ConcernStep.deed == "escalated", ConcernStep.reason == PASSED_UP
    )
    return concern.escalation >= TOP_OF_LADDER or bool(session.scalar(select(passed)))


def concern_for(session: Session, staff: SignedIn, concern_id: str) -> Concern:
    """The concern of an address, when this person may see it; else the page that says there is none."""
    concern = session.get(Concern, concern_id)
    if concern is None or not may_see(session, staff, concern):
        abort(404)
    return concern


def key() -> PrivateKey:
    """The private half of the care key."""
    return care_private(this_house().keys)


def opened(concern: Concern) -> OpenConcern:
    """A concern's words, for somebody who has acknowledged it before."""
    try:
        told = open_with_care(key(), concern.sealed)
    except CareBoxBroken:
        told = BROKEN
    return OpenConcern(concern, told.words, dict(told.about))


def write_down(staff: SignedIn, deed: str, concern: Concern) -> None:
    """Note in the audit log who looked, at which level of concern of which round: never which concern,
    because no key of the voices book may stand in the people book. The concern's own history has the rest."""
    house = this_house()
    with house.books.people.write() as session:
        note(session, staff.handle, deed, f"{concern.level}, round {concern.round_id or '-'}", house.now())
