"""The report as a file: a document that an officer can edit, and tables. Each export is written down."""

from flask import Response, abort

from analysis.report import FORMATS, save_snapshot
from app.access import audience
from app.accounts.here import me
from app.board.blueprint import READERS, blueprint
from app.board.reports import compose_now, period_or_404
from app.wiring import this_house
from surveys.people.audit_entry import note

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}


@blueprint.get("/reports/<start>/<end>/voice-report.<kind>")
@audience(*READERS)
def download(start: str, end: str, kind: str) -> Response:
    """The report of a period as DOCX or CSV."""
    if kind not in KINDS:
        abort(404)
    house = this_house()
    period = period_or_404(start, end)
    report = compose_now(period)
    with house.books.voices.write() as session:
        save_snapshot(session, report, me().handle)
    with house.books.people.write() as session:
        note(session, me().handle, "exported a report", f"{kind} {period.start} to {period.end}", house.now())
    response = Response(FORMATS[kind](report), content_type=KINDS[kind])
    name = f"voice-report-{period.end.isoformat()}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
