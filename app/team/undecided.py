"""Which remarks still wait for a person's decision about their themes."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased

from surveys.voices.coding import Coding
from surveys.voices.remark import Remark


def waits_for_a_person() -> ColumnElement[bool]:
    """True for a remark with a suggestion that nobody has decided, and for one without any theme that nobody
    has even reviewed. A suggestion that the rules withdrew later waits no more."""
    step, later = aliased(Coding), aliased(Coding)
    overtaken = exists().where(
        later.remark_id == step.remark_id,
        later.theme == step.theme,
        or_(later.origin == "person", and_(later.state == "rejected", later.id > step.id)),
    )
    undecided = exists().where(
        step.remark_id == Remark.id, step.origin != "person", step.state == "suggested", ~overtaken
    )
    any_step = exists().where(Coding.remark_id == Remark.id)
    return or_(undecided, and_(~any_step, Remark.redaction_by == ""))
