"""The gate: what must be in place before a children's round may open. Each missing thing is told plainly."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.rounds.calendar import last_working_day
from surveys.safeguarding.duty import DutyRota, SignOff
from surveys.safeguarding.reading_list import oldest_unread_day

CONTACT_TEST_LASTS = timedelta(days=30)
SIGN_OFFS = {
    "safeguarding_partnership": "the safeguarding partnership",
    "data_protection_officer": "the data protection officer",
    "director": "a named director",
}


def missing_for_children(session: Session, today: date, help_lines: bool) -> list[str]:
    """What stands in the way of opening a children's round: plain sentences, empty when nothing does."""
    missing = []
    rota = session.get(DutyRota, 1)
    if rota is None or not rota.duty_lead or not rota.deputy:
        missing.append("A duty lead and a deputy must be named.")
    elif rota.duty_lead == rota.deputy:
        missing.append("The duty lead and the deputy must be two people.")
    if rota is None or not _recent(rota.contact_test_passed_on, today):
        missing.append("The duty team's contact test must have passed in the last 30 days.")
    if not help_lines:
        missing.append("The council's own help lines must be set.")
    oldest = oldest_unread_day(session)
    if oldest is not None and oldest < last_working_day(today):
        missing.append("The reading list must have been read on the last working day.")
    signed = set(session.scalars(select(SignOff.by)))
    missing += [
        f"The sign-off of {name} must be recorded." for by, name in SIGN_OFFS.items() if by not in signed
    ]
    return missing


def _recent(passed_on: date | None, today: date) -> bool:
    return passed_on is not None and today - passed_on <= CONTACT_TEST_LASTS
