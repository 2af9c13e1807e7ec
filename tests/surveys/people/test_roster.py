"""The roster: how many joined or left, never who."""

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.invitations import invite_all
from surveys.people.roster import note_roster_change, roster_changes
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def staff(session: Session, *names: str) -> list[Contact]:
    people = [Contact(audience_id="a" * 32, name=name, slack_user=f"U{name}") for name in names]
    session.add_all(people)
    session.flush()
    return people


def slot(session: Session, day: int, round_id: str) -> Slot:
    one = Slot(schedule_id="s" * 32, local_date=date(2026, 3, day), round_id=round_id, state="invited")
    session.add(one)
    session.flush()
    invite_all(session, round_id, "a" * 32, 5, "slack", NOW, NOW)
    note_roster_change(session, one)
    return one


def test_a_slot_says_how_many_joined_or_left_since_the_one_before(books: Books) -> None:
    with books.people.write() as session:
        session.add(Audience(id="a" * 32, name="Staff", kind="staff"))
        session.flush()
        pulse = Schedule(
            id="s" * 32,
            audience_id="a" * 32,
            questionnaire="staff_pulse",
            title="Pulse",
            every_weeks=1,
            starts_on=date(2026, 3, 2),
            opens_at=time(9),
            open_days=5,
            channel="slack",
        )
        session.add(pulse)
        first, *_ = staff(session, "ANA", "BEN", "CAL")
        assert slot(session, 2, "1" * 32).roster_changed is None
        first.left_on = date(2026, 3, 5)
        staff(session, "DOT", "EVE")
        session.flush()
        assert slot(session, 9, "2" * 32).roster_changed == 3
        assert roster_changes(session) == {"2" * 32: 3}
