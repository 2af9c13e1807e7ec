"""Stop asking me: one press on an invitation's own page, for ever and on every channel."""

from flask import abort, render_template

from app.access import audience
from app.slack import OPT_OUT_KEY
from app.wiring import House, this_house
from app.young_people.blueprint import blueprint
from surveys.people.contact import Contact
from surveys.people.invitations import find_invitation
from surveys.people.opting_out import opt_out


@blueprint.get("/stop/<token>")
@audience("anyone")
def stop(token: str) -> str:
    """Ask once more, because a mail scanner opens every link."""
    _contact_id(this_house(), token)
    return render_template("young_people/stop.html", token=token, stopped=False)


@blueprint.post("/stop/<token>")
@audience("anyone")
def stop_now(token: str) -> str:
    """Never ask this person again. Pressed twice, it says the same."""
    house = this_house()
    contact_id = _contact_id(house, token)
    with house.books.people.write() as session:
        contact = session.get_one(Contact, contact_id)
        opt_out(session, house.keys.read(OPT_OUT_KEY), contact, house.now().date())
    return render_template("young_people/stop.html", token=token, stopped=True)


def _contact_id(house: House, token: str) -> str:
    with house.books.people.read() as session:
        invitation = find_invitation(session, token)
    return invitation.contact_id if invitation else abort(404)
