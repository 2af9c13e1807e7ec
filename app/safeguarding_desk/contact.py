"""The sealed contact envelope: one person opens it at once, a second is told at once and reviews it."""

from dataclasses import dataclass

from flask import redirect, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.seeing import concern_for, write_down
from app.wiring import this_house
from surveys.safeguarding.desk import step, steps_of

OPENED, REVIEWED = "opened the contact details", "reviewed the opening"


@dataclass(frozen=True)
class ContactState:
    """Who opened the envelope, and who reviewed that; nothing while it is sealed."""

    opened_by: str = ""
    reviewed_by: str = ""

    def waits_for(self, handle: str) -> bool:
        """True when this person is the one who can review."""
        return bool(self.opened_by) and not self.reviewed_by and self.opened_by != handle


def contact_state(session: Session, concern_id: str) -> ContactState:
    """How the envelope of a concern stands, by its history."""
    steps = steps_of(session, concern_id)
    opened = next((one.handle for one in steps if one.deed == OPENED), "")
    reviewed = next((one.handle for one in steps if one.deed == REVIEWED), "")
    return ContactState(opened, reviewed)


@blueprint.post("/concerns/<concern_id>/contact")
@audience("duty_lead", "deputy")
def open_contact(concern_id: str) -> Response:
    """Open the envelope, or review that somebody else did."""
    house, staff = this_house(), me()
    with house.books.voices.write() as session:
        concern = concern_for(session, staff, concern_id)
        stands = contact_state(session, concern_id)
        if not stands.opened_by:
            step(session, concern, staff.handle, OPENED, house.now())
            deed, notice = OPENED, "contact_open"
        elif stands.waits_for(staff.handle):
            step(session, concern, staff.handle, REVIEWED, house.now())
            deed, notice = REVIEWED, "contact_reviewed"
        else:
            deed, notice = "", "same_person" if not stands.reviewed_by else "contact_reviewed"
    if deed:
        write_down(staff, deed, concern)
    return redirect(url_for("desk.concern", concern_id=concern_id, done=notice), 303)
