"""The audit log: who did what, to the hour, and whether its chain is whole."""

from flask import render_template, request
from sqlalchemy import func, select

from app.access import audience
from app.admin.blueprint import blueprint
from app.wiring import this_house
from surveys.people.audit_entry import AuditEntry, first_broken

A_PAGE = 50


@blueprint.get("/audit")
@audience("administrator")
def audit() -> str:
    """The newest entries first; verified when asked."""
    asked = request.args.get("page", "1")
    with this_house().books.people.read() as session:
        total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        last = max(1, -(-total // A_PAGE))
        page = min(max(1, int(asked)), last) if asked.isdecimal() and len(asked) < 7 else 1
        query = select(AuditEntry).order_by(AuditEntry.number.desc())
        entries = session.scalars(query.limit(A_PAGE).offset((page - 1) * A_PAGE)).all()
        head = session.scalar(select(AuditEntry.chained).order_by(AuditEntry.number.desc()).limit(1)) or ""
        verified = "verify" in request.args
        broken = first_broken(session) if verified else None
    return render_template(
        "admin/audit.html", entries=entries, page=page, last=last, total=total, head=head, verified=verified,
        broken=broken,
    )  # fmt: skip
