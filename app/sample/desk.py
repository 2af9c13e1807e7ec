"""What the sample's duty team did while a round was open: concerns read and closed, the list read."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sample.reading import SampleCouncil
from app.wiring import House
from surveys.people.audit_entry import note
from surveys.safeguarding.care_box import care_private
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import close, read, start_acting
from surveys.safeguarding.reading_item import ReadingItem
from surveys.safeguarding.reading_list import mark_read


def settle(house: House, council: SampleCouncil, round_id: str) -> None:
    """Read, act on and close the concerns of a round that is over, and read its texts. Repeatable."""
    lead = council.duty["duty_lead"]
    with house.books.voices.write() as voices:
        query = select(Concern.id).where(Concern.round_id == round_id, Concern.state != "closed")
        concerns = list(voices.scalars(query))
        for concern_id in concerns:
            _settle_one(house, voices, council, concern_id)
        items = list(voices.scalars(select(ReadingItem.id).where(ReadingItem.round_id == round_id)))
        mark_read(voices, items, house.now().date())
    if items:
        with house.books.people.write() as people:
            note(people, lead, "read the list", f"{len(items)} items", house.now())


def _settle_one(house: House, voices: Session, council: SampleCouncil, concern_id: str) -> None:
    lead, second = council.duty["duty_lead"], council.duty["deputy"]
    acting, reason = council.closing["acting"], council.closing["reason"]
    read(voices, care_private(house.keys), concern_id, lead, house.now())
    start_acting(voices, concern_id, lead, acting, house.now())
    if not close(voices, concern_id, lead, reason, house.now()):
        close(voices, concern_id, second, reason, house.now())
