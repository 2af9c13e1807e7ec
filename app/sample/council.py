"""Loads the sample council: each step finds what an earlier, interrupted loading has done, and goes on."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from app.config import SettingsError
from app.sample.crowd import answer
from app.sample.dates import house_at
from app.sample.meaning import find_meaning
from app.sample.notes import take_notes
from app.sample.people import HAND, make_accounts, make_audience, make_pulse, set_duty
from app.sample.reading import SampleCouncil, SampleRound, sample_council
from app.sample.rounds import begin, end, scene_of
from app.wiring import House
from surveys.people.audit_entry import AuditEntry, note
from surveys.people.staff_account import StaffAccount
from surveys.voices.round import Round

Say = Callable[[str], None]
BEGUN, LOADED = "began to load the sample council", "loaded the sample council"


def load_sample_council(house: House, say: Say, fewer: float = 1) -> None:
    """Load the sample council into empty books, or finish what was begun; nothing once it is there.

    `fewer` makes the crowds of closed rounds smaller. Raises SettingsError where the books hold other things.
    """
    if _noted(house, LOADED):
        return
    _claim_books(house)
    council = sample_council()
    say("Loading the sample council: its people …")
    _people(house, council)
    for told in council.rounds:
        say(f"Loading the sample council: {_name(council, told)} …")
        _round(house, council, told, say, fewer)
    say("Loading the sample council: notes of staff sessions …")
    take_notes(_after_last_close(house, council), council)
    with house.books.people.write() as people:
        make_pulse(people, council, house.now().date())
        note(people, HAND, LOADED, "", house.now())


def holds_sample(house: House) -> bool:
    """True when the sample council was ever loaded into these books: they are no council's own."""
    return _noted(house, BEGUN)


def _people(house: House, council: SampleCouncil) -> None:
    with house.books.people.write() as people:
        make_accounts(people, council, house)
        make_audience(people, council, house)
    with house.books.voices.write() as voices:
        set_duty(voices, council, house.now().date())


def _round(house: House, council: SampleCouncil, told: SampleRound, say: Say, fewer: float) -> None:
    scene = scene_of(house, council, told)
    begin(scene)
    answer(scene, say, fewer)
    end(scene)
    find_meaning(scene)


def _name(council: SampleCouncil, told: SampleRound) -> str:
    if not told.quarters_ago:
        return "the children's round that is open now"
    same = [one.key for one in council.rounds if one.kind == told.kind and one.quarters_ago]
    whose = "children's" if told.kind == "children" else "staff"
    return f"{whose} round {same.index(told.key) + 1} of {len(same)}"


def _after_last_close(house: House, council: SampleCouncil) -> House:
    closed = [scene_of(house, council, told).window.closes for told in council.rounds if told.quarters_ago]
    return house_at(house, max(closed) + timedelta(days=5))


def _claim_books(house: House) -> None:
    """Say in the audit log that these books are the sample's, before anything else is written."""
    if _noted(house, BEGUN):
        return
    with house.books.voices.read() as voices:
        used = voices.scalar(select(Round.id).limit(1)) is not None
    with house.books.people.write() as people:
        if used or people.scalar(select(StaffAccount.handle).limit(1)) is not None:
            raise SettingsError(
                "These books hold something that isn't the sample council; set HEARD_DATA to another folder."
            )
        note(people, HAND, BEGUN, "", house.now())


def _noted(house: House, deed: str) -> bool:
    with house.books.people.read() as people:
        query = select(AuditEntry.number).where(AuditEntry.handle == HAND, AuditEntry.deed == deed)
        return people.scalar(query.limit(1)) is not None
