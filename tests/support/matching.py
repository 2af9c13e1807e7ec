"""What the attackers look at after the mix: rows of one book, people of the other, and whose is whose."""

from collections import defaultdict
from collections.abc import Hashable
from random import Random

from sqlalchemy import select, text

from surveys.voices.remark import Remark
from tests.support.crowd import Crowd
from tests.support.linkage import Family, Orders, Score, attack, orders_of
from tests.support.observer import Observer
from tests.support.person import Person


def remarks_of(crowd: Crowd) -> list[Remark]:
    """Every remark of the mixed round."""
    with crowd.books.voices.read() as session:
        return list(session.scalars(select(Remark)))


def whose(crowd: Crowd, remark: Remark) -> Person:
    """Who wrote a remark: its marker tells, and only the test knows markers."""
    markers = {marker: person for person in crowd.people for marker in person.words.values()}
    return next(markers[word] for word in remark.words.split() if word in markers)


def visible_of(crowd: Crowd, person: Person, remark: Remark, observer: Observer | None) -> Hashable:
    """What may be known of both a remark and its person: the declared cell, and how far they came."""
    seen = (observer.items[person.number], len(observer.moments[person.number])) if observer else ()
    return remark.dimension, remark.cell, *seen


def families(crowd: Crowd, observer: Observer | None = None) -> tuple[list[Family], dict[str, str]]:
    """Remarks question by question, people's sets of remarks, and code readers; with each remark's set."""
    by_question: dict[str, Family] = {}
    groups = Family("groups", {}, {})
    group_of: dict[str, str] = {}
    markers = {marker: person for person in crowd.people for marker in person.words.values()}
    for remark in remarks_of(crowd):
        person = next(markers[word] for word in remark.words.split() if word in markers)
        visible = visible_of(crowd, person, remark, observer)
        family = by_question.setdefault(remark.question_id, Family(remark.question_id, {}, {}))
        for one, row in ((family, remark.id), (groups, remark.group_id)):
            one.truth[row], one.known[row] = person.number, visible
        group_of[remark.id] = remark.group_id
    readers = {person.start.reader_id: person.number for person in crowd.people}
    return [
        *by_question.values(),
        groups,
        Family("readers", readers, dict.fromkeys(readers, "")),
    ], group_of


def row_orders(crowd: Crowd, group_of: dict[str, str]) -> Orders:
    """Remarks, sets of remarks and code readers in every order that the voices book knows."""
    engine = crowd.books.voices.engine
    remarks = orders_of(engine, "remark", "id")
    orders = {**remarks, **orders_of(engine, "code_reader", "reader_id")}
    for name, ordered in remarks.items():
        orders[f"sets {name}"] = list(dict.fromkeys(group_of[row] for row in ordered))
        most: dict[str, int] = defaultdict(int)
        for row in ordered:
            most[group_of[row]] += 1
        orders[f"largest sets {name}"] = sorted(most, key=lambda row: most[row])
    return orders


def people_orders(crowd: Crowd) -> dict[str, list[int]]:
    """The people in every order that the people book knows, and in the order in which they answered."""
    by_invitation = {person.invitation_id: person.number for person in crowd.people if person.invitation_id}
    by_contact = {person.contact_id: person.number for person in crowd.people if person.contact_id}
    orders = {
        "roster": [person.number for person in crowd.people],
        "began": [person.number for person in crowd.order],
        "finished": [person.number for person in crowd.finished],
        "attributes": [p.number for p in sorted(crowd.people, key=lambda p: (p.band, str(p.cells)))],
    }
    engine = crowd.books.people.engine
    if by_invitation:
        for table, key, known in (
            ("invitation", "id", by_invitation),
            ("contact", "id", by_contact),
            ("delivery", "invitation_id", by_invitation),
        ):
            found = orders_of(engine, table, key)
            orders |= {name: [known[one] for one in ordered] for name, ordered in found.items()}
    return orders


def score(crowd: Crowd, random: Random, observer: Observer | None = None) -> Score:
    """The whole attack on one mixed round."""
    found, group_of = families(crowd, observer)
    people = people_orders(crowd) | (observer.orders() if observer else {})
    return attack(found, row_orders(crowd, group_of), people, random)


def sealed_rows_left(crowd: Crowd) -> int:
    """How many sealed sittings are still in the book."""
    with crowd.books.voices.read() as session:
        return int(session.scalar(text("SELECT count(*) FROM sitting")) or 0)
