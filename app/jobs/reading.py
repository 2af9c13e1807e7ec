"""The reading list fetches its readers: each working morning while words wait, and louder when late.

The rules hear only some of what children say. The list hears everything, and so it may not wait for somebody
to think of it.
"""

from datetime import date, time

from sqlalchemy import select

from app.accounts.dates import LONDON, day
from app.jobs.fetch import fetch
from app.jobs.invitation_text import LETTERS, Letter
from app.wiring import House
from bots.post.sender import Sender
from bots.slack.client import SlackDelivery
from surveys.people.audit_entry import AuditEntry, note
from surveys.people.fetching import people_to_fetch
from surveys.rounds.calendar import is_working_day, last_working_day
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.reading_list import oldest_unread_day

MORNING = time(8, 30)
CLOCK, DEED = "clock", "fetched readers for the list"


def fetch_readers(house: House, letters: Sender, slack: SlackDelivery | None) -> int:
    """Once each working day while something waits from an earlier day: duty lead and deputy are told, and the
    named manager too when it should have been read by now. Tried again until somebody was reached.

    Returns how many people were reached.
    """
    local = house.now().astimezone(LONDON)
    today = local.date()
    if not is_working_day(today) or local.time() < MORNING:
        return 0
    with house.books.voices.read() as voices:
        oldest, rota = oldest_unread_day(voices), voices.get(DutyRota, 1)
    if oldest is None or oldest >= today or _told(house, today):
        return 0
    late = oldest < last_working_day(today)
    reached = _fetch_all(house, _named(rota, late), _letter(house, oldest, late), today, letters, slack)
    if reached:
        with house.books.people.write() as people:
            note(people, CLOCK, DEED, today.isoformat(), house.now())
    return reached


def _fetch_all(
    house: House,
    handles: list[str],
    letter: Letter,
    today: date,
    letters: Sender,
    slack: SlackDelivery | None,
) -> int:
    with house.books.people.read() as people:
        fetched = [one for one in people_to_fetch(people, handles) if one.may_read]
    key = f"list-{today:%Y%m%d}"
    return sum(fetch(house, one, letter, f"{key}-{one.handle}", letters, slack) for one in fetched)


def _named(rota: DutyRota | None, late: bool) -> list[str]:
    if rota is None:
        return []
    return [one for one in (rota.duty_lead, rota.deputy, rota.manager if late else "") if one]


def _letter(house: House, oldest: date, late: bool) -> Letter:
    letter = LETTERS["reading_late" if late else "reading"]
    # The manager may not open the list itself: late, everybody is led to the desk, where its wait is seen.
    told = {"day": day(oldest), "link": f"{house.settings.base_url}/desk{'/' if late else '/reading'}"}
    return Letter(letter["subject"].format(**told), letter["text"].format(**told))


def _told(house: House, today: date) -> bool:
    query = select(AuditEntry.number).where(AuditEntry.deed == DEED, AuditEntry.subject == today.isoformat())
    with house.books.people.read() as people:
        return people.scalar(query.limit(1)) is not None
