"""The sample council's people: accounts, duty, the audience of the pretend workspace, and its pulse."""

import csv
import io
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sample.reading import SampleCouncil
from app.slack import OPT_OUT_KEY
from app.wiring import House
from bots.pretend_slack.roster import roster
from surveys.people.audience import Audience
from surveys.people.audit_entry import note
from surveys.people.contact_list import COLUMNS, read_contacts, take_contacts
from surveys.people.schedule import Schedule
from surveys.people.staff_account import StaffAccount
from surveys.rounds.calendar import last_working_day
from surveys.safeguarding.duty import DutyRota, SignOff

HAND = "sample"  # stands in the audit log for the loading


def make_accounts(people: Session, council: SampleCouncil, house: House) -> None:
    """An account for everybody who has none yet."""
    for one in council.people:
        if people.get(StaffAccount, one.handle) is None:
            people.add(StaffAccount(handle=one.handle, name=one.name, email=one.email, roles=one.roles))
            people.flush()
            note(people, HAND, "made an account", one.handle, house.now())


def set_duty(voices: Session, council: SampleCouncil, today: date) -> None:
    """Duty rota, contact test and sign-offs: what the gate asks for."""
    rota = voices.get(DutyRota, 1)
    if rota is None:
        named = {part: council.duty[part] for part in ("duty_lead", "deputy", "manager")}
        rota = DutyRota(id=1, **named)
        voices.add(rota)
    rota.contact_test_passed_on = last_working_day(today)
    for by, reference in council.sign_offs.items():
        if voices.get(SignOff, by) is None:
            voices.add(SignOff(by=by, reference=reference, signed_on=last_working_day(today)))
    voices.flush()


def make_audience(people: Session, council: SampleCouncil, house: House) -> str:
    """The sixty of the pretend workspace, taken in as a list is; returns the audience's id."""
    audience = people.scalar(select(Audience).where(Audience.name == council.audience))
    if audience is None:
        audience = Audience(name=council.audience, kind="staff")
        people.add(audience)
        people.flush()
    rows = read_contacts(contact_list())
    take_contacts(people, house.keys.read(OPT_OUT_KEY), audience, rows, house.now().date())
    return audience.id


def contact_list() -> bytes:
    """The pretend workspace's staff as a CSV of contacts."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows((person.name, person.email, person.id, person.group) for person in roster())
    return text.getvalue().encode()


def make_pulse(people: Session, council: SampleCouncil, today: date) -> None:
    """The schedule, with one date that is due now: its round opens soon after the worker starts."""
    audience = people.scalars(select(Audience).where(Audience.name == council.audience)).one()
    if people.scalar(select(Schedule).where(Schedule.audience_id == audience.id)) is None:
        pulse = council.pulse
        people.add(
            Schedule(
                audience_id=audience.id,
                questionnaire=pulse.questionnaire,
                question_set=pulse.question_set,
                title=pulse.title,
                every_weeks=pulse.every_weeks,
                starts_on=last_working_day(today),
                opens_at=pulse.opens_at,
                open_days=pulse.open_days,
                channel="slack",
            )
        )
        people.flush()
