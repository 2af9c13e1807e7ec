"""One question a page: shown by GET, taken by POST, and the next page follows only when it is on the disk."""

from contextlib import suppress
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.door import take
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from app.young_people.cookie import put_cookie
from app.young_people.form_token import is_token
from app.young_people.notice import closed_page, find_seat, seat_at
from app.young_people.refused import refused_page
from app.young_people.seats import Seat
from app.young_people.shown import MINE, given_before, page_of
from app.young_people.starting import NOT_NEEDED, Begun, start_sitting
from surveys.intake import NO_ROUND
from surveys.press import Outcome, Press
from surveys.questionnaires import asked
from surveys.questions import AnyQuestion, RawAnswer
from surveys.voices.envelope import SittingSecret

Page = str | tuple[str, int] | Response


@blueprint.get("/go/<door>/<question_id>")
@audience("anyone")
def question(door: str, question_id: str) -> Page:
    """Show one question, with what was answered before."""
    seat = seat_at(door)
    asking = _question_of(seat, question_id)
    if not seat.door.open:
        return closed_page(seat.door)
    if not _may_show(seat, asking):
        if seat.draft is None:
            return render_template("young_people/lost.html", seat=seat)
        return redirect(url_for("young_people.notice", door=door), 303)
    kept = seat.draft.body.kept.get(question_id) if seat.draft else None
    to = MINE if request.args.get("to") == MINE else ""
    shown = page_of(seat, asking, given_before(kept), to=to)
    return render_template("young_people/question.html", help_card="card" in request.args, **shown)


@blueprint.post("/go/<door>/<question_id>")
@audience("anyone")
def answer(door: str, question_id: str) -> Page:
    """Take an answer in through the one door, and lead on."""
    house = this_house()
    raw = _raw_answer()
    seat = find_seat(door)
    if seat is None:
        return _behind_no_door(question_id, raw)
    secret = _secret_of_form(seat, question_id)
    begun = start_sitting(house, seat, question_id, raw) if secret and seat.draft is None else NOT_NEEDED
    press = _press(seat, question_id, raw, secret, begun)
    outcome = take(house, press)
    now = Seat(seat.door, seat.band, press.secret if outcome.draft else None, outcome.draft)
    if begun.used_up and outcome.level is None:
        return render_template("young_people/full.html", typed=raw.words), 403
    if outcome.refusal:
        return refused_page(now, question_id, raw, outcome)
    response = redirect(_leads_to(now, question_id, outcome), 303)
    if press.secret:
        put_cookie(response, press.secret)
    return response


def _behind_no_door(question_id: str, raw: RawAnswer) -> Page:
    """A link that leads nowhere: the words are looked at all the same, as a child's."""
    nowhere = Press(round_id=None, audience="children", secret=None, question_id=question_id[:80], raw=raw)
    if take(this_house(), nowhere).level is None:
        abort(404)
    page = render_template("young_people/talk.html", go_on="", refusal=NO_ROUND, closed=False)
    return page, 404


def _question_of(seat: Seat, question_id: str) -> AnyQuestion:
    try:
        return seat.door.questionnaire.question(question_id)
    except LookupError:
        abort(404)


def _may_show(seat: Seat, asking: AnyQuestion) -> bool:
    if not seat.band:
        return False
    if seat.draft is None:
        first = seat.after(None)
        return first is not None and first.id == asking.id
    return any(one.id == asking.id for one in asked(seat.door.questionnaire, seat.answers, seat.band))


def _raw_answer() -> RawAnswer:
    form = request.form
    return RawAnswer(tuple(form.getlist("value")), form.get("words", ""), form.get("passing", ""))


def _press(seat: Seat, question_id: str, raw: RawAnswer, secret: SittingSecret | None, begun: Begun) -> Press:
    """The press of this form. A form that doesn't belong to the sitting brings no secret, and is refused
    only after its words were looked at."""
    return Press(
        round_id=seat.door.round_id,
        audience="staff" if seat.door.kind == "staff" else "children",
        secret=secret,
        question_id=question_id,
        raw=raw,
        seen=_seen(),
        start=begun.sitting,
        band=seat.band,
        cells=seat.door.cells,
        tag=begun.tag,
        start_number=begun.number,
    )


def _secret_of_form(seat: Seat, question_id: str) -> SittingSecret | None:
    if seat.draft is None or seat.secret is None:
        return seat.secret if seat.band else None
    token = request.form.get("token", "")
    if not token and "start" in request.form:
        return seat.secret  # a first form sent twice, or from a second tab: it knew of no answer
    return seat.secret if is_token(seat.secret, question_id, _seen(), token) else None


def _seen() -> int:
    """How many presses the form knew of: proved by its token, and none for a first form."""
    with suppress(ValueError):
        return max(0, int(request.form.get("seen", "0")[:9])) if "start" not in request.form else 0
    return 0


def _leads_to(seat: Seat, question_id: str, outcome: Outcome) -> str:
    if outcome.level is not None:
        return url_for("young_people.talk", door=seat.door.address, question_id=question_id, **_to())
    card: dict[str, Any] = {"card": "1"} if outcome.help_card else {}
    if _to():
        return url_for("young_people.mine", **card)
    return seat.address_of(seat.after(question_id), **card)


def _to() -> dict[str, Any]:
    return {"to": MINE} if request.form.get("to") == MINE else {}
