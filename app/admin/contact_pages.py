"""Contacts as counts: how many of each audience may be asked, opted out or left, and how large labels are."""

from collections import Counter
from dataclasses import dataclass

from flask import render_template
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import audience
from app.admin.blueprint import blueprint
from app.wiring import this_house
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.invitations import LABEL_FACTOR
from surveys.voices.planning import SMALLEST_K


@dataclass(frozen=True)
class Counts:
    """One audience in numbers. Labels that stand for too few never travel with an answer."""

    name: str
    kind: str
    may_be_asked: int
    opted_out: int
    left: int
    without_label: int
    labels: tuple[tuple[str, int, bool], ...]


@blueprint.get("/contacts")
@audience("administrator")
def contacts() -> str:
    """Every audience in numbers."""
    with this_house().books.people.read() as session:
        found = session.scalars(select(Audience).order_by(Audience.name)).all()
        counts = [_counts(session, one) for one in found]
    return render_template("admin/contacts.html", audiences=counts)


def _counts(session: Session, one: Audience) -> Counts:
    people = session.scalars(select(Contact).where(Contact.audience_id == one.id)).all()
    asked = [person for person in people if person.left_on is None and person.opted_out_on is None]
    sizes = Counter(person.group_label for person in asked if person.group_label)
    least = LABEL_FACTOR * SMALLEST_K.get(one.kind, max(SMALLEST_K.values()))
    return Counts(
        one.name, one.kind, len(asked),
        opted_out=sum(person.opted_out_on is not None for person in people),
        left=sum(person.left_on is not None for person in people),
        without_label=sum(not person.group_label for person in asked),
        labels=tuple((label, size, size >= least) for label, size in sorted(sizes.items())),
    )  # fmt: skip
