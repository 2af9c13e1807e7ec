"""The list of concerns: the most urgent first, with the time left, grouped by thread. Words stay sealed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import render_template, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import audience
from app.accounts.here import me
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.contact import ContactState, contact_state
from app.safeguarding_desk.seeing import may_see
from app.safeguarding_desk.words import LADDER, LEVELS, STATES
from app.wiring import this_house
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import waiting
from surveys.safeguarding.reading_list import oldest_unread_day
from surveys.voices.round import Round


@dataclass(frozen=True)
class Line:
    """One concern as the list shows it."""

    concern: Concern
    level: str
    state: str
    ladder: str
    round_title: str
    left: timedelta
    contact: ContactState

    @property
    def late(self) -> bool:
        """True when nobody has read it in time."""
        return self.concern.state == "new" and self.left < timedelta(0)


@blueprint.get("/")
@audience("duty_lead", "deputy", "manager")
def concerns() -> str:
    """Open concerns by clock; how many were closed; whether the reading list waits."""
    house, staff = this_house(), me()
    show_closed = request.args.get("show") == "closed"
    with house.books.voices.read() as session:
        open_ones = [one for one in waiting(session) if may_see(session, staff, one)]
        closed = session.scalars(
            select(Concern).where(Concern.state == "closed").order_by(Concern.due_at.desc())
        )
        done = [one for one in closed if may_see(session, staff, one)] if show_closed else []
        count_closed = session.scalar(select(func.count()).where(Concern.state == "closed")) or 0
        lines = [line_of(session, one, house.now()) for one in [*open_ones, *done]]
        unread_since = oldest_unread_day(session)
    return render_template(
        "desk/concerns.html", threads=by_thread(lines), numbers=numbers(lines), closed=count_closed,
        show_closed=show_closed, unread_since=unread_since,
    )  # fmt: skip


def line_of(session: Session, concern: Concern, now: datetime) -> Line:
    """What may be said about a concern without opening it."""
    round_ = session.get(Round, concern.round_id) if concern.round_id else None
    return Line(
        concern, LEVELS[concern.level], STATES[concern.state], LADDER[str(concern.escalation)],
        round_.title if round_ else "", concern.due_at - now, contact_state(session, concern.id),
    )  # fmt: skip


def by_thread(lines: list[Line]) -> list[list[Line]]:
    """Concerns of one sitting together, in the order of each thread's most urgent one."""
    threads: dict[str, list[Line]] = {}
    for line in lines:
        threads.setdefault(line.concern.thread, []).append(line)
    return list(threads.values())


def numbers(lines: list[Line]) -> dict[str, int]:
    """The digest: told even when everything is nought."""
    unread = [line for line in lines if line.concern.state == "new"]
    return {
        "unread": len(unread),
        "late": sum(line.late for line in unread),
        "acting": sum(line.concern.state in ("read", "acting") for line in lines),
    }
