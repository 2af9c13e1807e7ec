"""Every table of the people book, so that its metadata is whole wherever this is imported."""

from surveys.db.base import PeopleBase
from surveys.people.audience import Audience
from surveys.people.audit_entry import AuditEntry
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.opt_out import OptOut
from surveys.people.schedule import Schedule
from surveys.people.seen_event import DailyKey, SeenEvent
from surveys.people.sign_in_link import SignInLink
from surveys.people.slot import Slot
from surveys.people.staff_account import StaffAccount
from surveys.people.staff_session import StaffSession
from surveys.people.workspace import Workspace

metadata = PeopleBase.metadata

__all__ = [
    "Audience",
    "AuditEntry",
    "Contact",
    "DailyKey",
    "Delivery",
    "Invitation",
    "OptOut",
    "Schedule",
    "SeenEvent",
    "SignInLink",
    "Slot",
    "StaffAccount",
    "StaffSession",
    "Workspace",
    "metadata",
]
