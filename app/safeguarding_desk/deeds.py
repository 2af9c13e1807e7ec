"""What the desk does with a concern that was read: act, reply, release redacted words, close."""

from collections.abc import Callable
from datetime import datetime

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.seeing import concern_for, write_down
from app.safeguarding_desk.words import CLOSING
from app.wiring import this_house
from surveys.safeguarding import desk
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import NotYours
from surveys.safeguarding.replies import shipped_replies
from surveys.voices.planning import SMALLEST_K
from surveys.voices.round import Round

Deed = Callable[[Session, Concern, str, datetime], str]


@blueprint.post("/concerns/<concern_id>/acting")
@audience("duty_lead", "deputy", "manager")
def act(concern_id: str) -> Response:
    """Write down what is being done."""
    return _do(concern_id, "acts on a concern", _act)


@blueprint.post("/concerns/<concern_id>/close")
@audience("duty_lead", "deputy", "manager")
def close(concern_id: str) -> Response:
    """Close it with a reason; red, or a duplicate, takes two people."""
    return _do(concern_id, "closes a concern", _close)


@blueprint.post("/concerns/<concern_id>/reply")
@audience("duty_lead", "deputy")
def reply(concern_id: str) -> Response:
    """Leave an approved reply for whoever holds the words-code."""
    return _do(concern_id, "replies to a concern", _reply)


@blueprint.post("/concerns/<concern_id>/release")
@audience("duty_lead")
def release(concern_id: str) -> Response:
    """Let redacted words join a later mix."""
    return _do(concern_id, "releases redacted words", _release)


def _do(concern_id: str, told: str, deed: Deed) -> Response:
    house, staff = this_house(), me()
    try:
        with house.books.voices.write() as session:
            concern = concern_for(session, staff, concern_id)
            notice = deed(session, concern, staff.handle, house.now())
    except NotYours:
        return redirect(url_for("desk.concern", concern_id=concern_id, done="same_person"), 303)
    if notice not in ("needs_reason", "needs_words"):
        write_down(staff, told, concern)
    return redirect(url_for("desk.concern", concern_id=concern_id, done=notice), 303)


def _act(session: Session, concern: Concern, handle: str, now: datetime) -> str:
    what = request.form.get("what", "").strip()
    if not what:
        return "needs_reason"
    desk.start_acting(session, concern.id, handle, what, now)
    return "acting"


def _close(session: Session, concern: Concern, handle: str, now: datetime) -> str:
    why = CLOSING.get(request.form.get("why", ""), "")
    more = request.form.get("more", "").strip()
    if not why:
        return "needs_reason"
    told = f"{why}. {more}".strip()
    return "closed" if desk.close(session, concern.id, handle, told, now) else "needs_second"


def _reply(session: Session, concern: Concern, handle: str, now: datetime) -> str:
    template = request.form.get("template", "")
    if template not in shipped_replies():
        abort(400)
    desk.reply(session, concern.id, template, handle, now)
    return "replied"


def _release(session: Session, concern: Concern, handle: str, now: datetime) -> str:
    words = request.form.get("words", "").strip()
    if not words:
        return "needs_words"
    round_ = session.get(Round, concern.round_id) if concern.round_id else None
    desk.release(session, concern.id, words, handle, _kind_of_mix(round_), now)
    return "released"


def _kind_of_mix(round_: Round | None) -> str:
    """Which rounds may carry released words: an import is never mixed, so theirs join their own kind."""
    if round_ is None or round_.kind in SMALLEST_K:
        return round_.kind if round_ else "children"
    return "staff" if round_.k < SMALLEST_K["children"] else "children"
