"""Who is on duty, when the contact test passed, and figures without content."""

from datetime import timedelta

from flask import redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.safeguarding_desk.blueprint import blueprint
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.people.staff_account import StaffAccount
from surveys.rounds.gate import CONTACT_TEST_LASTS
from surveys.safeguarding.alerts import red_overdue
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.figures import safeguarding_figures
from surveys.safeguarding.reading_list import oldest_unread_day

PERIODS = (7, 42, 365)


@blueprint.get("/figures")
@audience("duty_lead", "deputy", "manager")
def figures() -> str:
    """Numbers for the last week, six weeks and year: how many, how fast. Told even when they are nought."""
    house = this_house()
    today = house.now().date()
    with house.books.voices.read() as session:
        rota = session.get(DutyRota, 1)
        told = [
            (days, safeguarding_figures(session, today - timedelta(days=days), today)) for days in PERIODS
        ]
        late, oldest = red_overdue(session, house.now()), oldest_unread_day(session)
    return render_template(
        "desk/figures.html", rota=rota, figures=told, late=late, oldest=oldest, today=today,
        test_lasts=CONTACT_TEST_LASTS, readers=_readers(),
    )  # fmt: skip


def _readers() -> list[str]:
    """Everybody whose account opens concerns and the reading list: a name too many is seen here."""
    with this_house().books.people.read() as session:
        accounts = session.scalars(select(StaffAccount).where(StaffAccount.active))
        return sorted(one.name for one in accounts if {"duty_lead", "deputy"}.intersection(one.roles))


@blueprint.post("/contact-test")
@audience("duty_lead", "deputy")
def contact_test() -> Response:
    """Record that today's contact test passed: everybody on duty could be reached."""
    house = this_house()
    with house.books.voices.write() as session:
        rota = session.get(DutyRota, 1)
        if rota is not None:
            rota.contact_test_passed_on = house.now().date()
    with house.books.people.write() as session:
        note(session, me().handle, "recorded the contact test", "", house.now())
    return redirect(url_for("desk.figures", done="drill"), 303)
