"""One concern: sealed until somebody opens it, which is the acknowledgement; then its words."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.marked import mark
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.concern_list import line_of
from app.safeguarding_desk.seeing import concern_for, key, may_see, opened, write_down
from app.safeguarding_desk.words import CLOSING, LEVELS, REFERRALS, STATES
from app.wiring import this_house
from app.young_people.wording import fill
from surveys.safeguarding import desk
from surveys.safeguarding.replies import shipped_replies


@blueprint.post("/concerns/<concern_id>/read")
@audience("duty_lead", "deputy", "manager")
def read(concern_id: str) -> Response:
    """Open the words: the acknowledgement, which stops the clock."""
    house, staff = this_house(), me()
    with house.books.voices.write() as session:
        concern = concern_for(session, staff, concern_id)
        desk.read(session, key(), concern_id, staff.handle, house.now())
    write_down(staff, "read a concern", concern)
    return redirect(url_for("desk.concern", concern_id=concern_id, done="read"), 303)


@blueprint.get("/concerns/<concern_id>")
@audience("duty_lead", "deputy", "manager")
def concern(concern_id: str) -> str:
    """The concern: only its outside while nobody has opened it."""
    house, staff = this_house(), me()
    with house.books.voices.read() as session:
        found = concern_for(session, staff, concern_id)
        line = line_of(session, found, house.now())
        if found.state == "new":
            return render_template("desk/sealed.html", line=line)
        thread = [one for one in desk.thread_of(session, found) if may_see(session, staff, one)]
        steps = desk.steps_of(session, concern_id)
        replies = desk.replies_for(session, found.thread)
    write_down(staff, "looked at a concern", found)
    told = opened(found)
    return render_template(
        "desk/concern.html", line=line, told=told, thread=thread, steps=steps, replies=replies,
        pieces=mark(told.words, [(start, end) for *_, start, end in told.reasons if end]),
        levels=LEVELS, states=STATES, closing=CLOSING, referrals=REFERRALS, templates=shipped_replies(),
        fill=fill,
    )  # fmt: skip
