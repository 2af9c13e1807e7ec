"""The list of reports, and one report as a page."""

from flask import abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from analysis.report import Period, Report, compose, file_report_claims, missing_claims
from analysis.report.html import to_html
from app.access import audience
from app.board.blueprint import READERS, blueprint
from app.board.periods import quarter_name, quarter_of, quarters, read_period
from app.team.in_use import codebook_in_use, plan_in_use
from app.wiring import this_house
from surveys.people.roster import roster_changes
from surveys.safeguarding.figures import SafeguardingFigures, safeguarding_figures
from surveys.voices.rounds import mixed_rounds


@blueprint.get("/")
@audience(*READERS)
def reports() -> str | Response:
    """Reports by quarter, and the form for any other period."""
    if request.args.get("start") and request.args.get("end"):
        period = read_period(request.args["start"], request.args["end"])
        if period is None:
            return redirect(url_for("board.reports", done="bad_dates"), 303)
        return redirect(url_for("board.report", start=str(period.start), end=str(period.end)), 303)
    with this_house().books.voices.read() as session:
        days = [one.closes_at.date() for one in mixed_rounds(session)]
    whole = Period(min(days), max(days)) if days else None
    return render_template("board/reports.html", quarters=quarters(days), whole=whole)


@blueprint.get("/reports/<start>/<end>")
@audience(*READERS)
def report(start: str, end: str) -> str:
    """The voice report of a period."""
    period = period_or_404(start, end)
    composed = compose_filed(period)
    safeguarding = _safeguarding(period)
    return render_template(
        "board/report.html", report=composed, period=period, name=name_of(period),
        body=Markup(to_html(composed)), safeguarding=safeguarding,  # noqa: S704 - escaped by its writer
    )  # fmt: skip


def _safeguarding(period: Period) -> SafeguardingFigures | None:
    """Figures about concerns, of a quarter that is over and of nothing else: whoever could ask day by day
    would learn on which day somebody spoke."""
    house = this_house()
    if period != quarter_of(period.start) or period.end >= house.now().date():
        return None
    with house.books.voices.read() as session:
        return safeguarding_figures(session, period.start, period.end)


def period_or_404(start: str, end: str) -> Period:
    """The period of an address, or the page that says there is none."""
    return read_period(start, end) or abort(404)


def name_of(period: Period) -> str:
    """A quarter's name, or the two days."""
    if quarter_of(period.start) == period:
        return quarter_name(period)
    return f"{period.start:%d.%m.%Y} to {period.end:%d.%m.%Y}"


def compose_now(period: Period) -> Report:
    """Compose the report of a period from what the books hold now; writes nothing."""
    house = this_house()
    with house.books.people.read() as people:
        changes = roster_changes(people)
    with house.books.voices.read() as session:
        return compose(
            session, plan_in_use(), codebook_in_use(), period, house.now().date(),
            council=house.settings.council.name, roster_changes=changes,
        )  # fmt: skip


def compose_filed(period: Period) -> Report:
    """Compose the report and keep what its claims stand for, so that each can be looked up.

    Claims are kept once: whoever reads the same report again takes no unit of work that writes.
    """
    composed, books = compose_now(period), this_house().books
    with books.voices.read() as session:
        missing = missing_claims(session, composed.claims)
    if missing:
        with books.voices.write() as session:
            file_report_claims(session, composed)
    return composed
