"""The end: a last look, then thanks and the words-code. Finishing makes the browser forget the sitting."""

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from app.access import audience
from app.door import finish_sitting
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from app.young_people.cookie import take_cookie_away
from app.young_people.form_token import form_token, is_token
from app.young_people.notice import closed_page, seat_at
from app.young_people.seats import Seat
from surveys.words.codes import read_code

FORM = "done"


@blueprint.get("/go/<door>/done")
@audience("anyone")
def done(door: str) -> str | tuple[str, int]:
    """The last question is behind: finish, or go back and change something."""
    seat = seat_at(door)
    if not seat.door.open:
        return closed_page(seat.door)
    return _last_look(seat)


@blueprint.post("/go/<door>/done")
@audience("anyone")
def finish(door: str) -> str | tuple[str, int] | Response:
    """Mark the sitting as finished and say thanks. Pressed again, it says the same."""
    seat = seat_at(door)
    code = read_code(request.form.get("code", "")) or ""
    if seat.draft is None or seat.secret is None:
        return _thanks(seat, code) if code else _last_look(seat)
    if not is_token(seat.secret, FORM, 0, request.form.get("token", "")):
        return _last_look(seat)
    outcome = finish_sitting(this_house(), seat.secret, seat.door.invitation_id or None)
    if outcome.refusal:
        return closed_page(seat.door)
    response = make_response(_thanks(seat, seat.draft.code))
    take_cookie_away(response)
    return response


def _last_look(seat: Seat) -> str:
    if seat.draft is None or seat.secret is None:
        return render_template("young_people/lost.html", seat=seat)
    back = seat.before(None)
    return render_template(
        "young_people/done.html",
        seat=seat,
        code=seat.draft.code,
        token=form_token(seat.secret, FORM, 0),
        back=seat.address_of(back) if back else "",
    )


def _thanks(seat: Seat, code: str) -> str:
    passed_on = seat.draft is not None and any(kept.moved for kept in seat.draft.body.kept.values())
    own = seat.door.questionnaire.thanks(seat.band) if seat.band else ""
    return render_template("young_people/thanks.html", seat=seat, code=code, passed_on=passed_on, own=own)
