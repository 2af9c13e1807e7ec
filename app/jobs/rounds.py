"""Rounds in their time: slots become rounds, rounds open, close, are mixed, and their keys are destroyed."""

import logging

from sqlalchemy import select

from app.wiring import House
from surveys.keys.folder import KeyMissing
from surveys.people.invitations import invite_all
from surveys.people.roster import note_roster_change
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot
from surveys.people.slots import claim_slots, slot_ends, slot_opens, slots_in
from surveys.questionnaires.starters import catalogue
from surveys.rounds.gate import missing_for_children
from surveys.safeguarding.alerts import red_overdue
from surveys.voices.mixer import close_round, destroy_keys, mark_truncated, mix
from surveys.voices.planning import RoundPlan, open_round, plan_round
from surveys.voices.round import Round, State
from surveys.voices.round_keys import make_round_keys

log = logging.getLogger(__name__)


def run_schedules(house: House) -> int:
    """Claim the slots that are due and make each into an open round with its invitations."""
    with house.books.people.write() as people:
        new = claim_slots(people, house.now())
    with house.books.people.read() as people:
        due = slots_in(people, "due")
    for slot, schedule in due:
        _open_slot(house, slot, schedule)
    return new


def open_planned(house: House) -> int:
    """Open the rounds whose time has come; a children's round only when the gate has nothing against it."""
    now, opened = house.now(), 0
    with house.books.voices.read() as voices:
        query = select(Round).where(
            Round.state == State.PLANNED, Round.opens_at <= now, Round.invited.is_(False)
        )
        waiting = list(voices.scalars(query))
    for round_ in waiting:
        if round_.kind == "children" and _in_the_way(house):
            continue
        public_key = make_round_keys(house.keys, round_.id)
        with house.books.voices.write() as voices:
            opened += open_round(voices, round_.id, public_key, now)
    return opened


def close_and_mix(house: House) -> int:
    """Close what is due, and mix what is closed. One round's trouble does not hold up the others."""
    now, mixed = house.now(), 0
    for round_id in _rounds_in(house, State.OPEN):
        with house.books.voices.write() as voices:
            close_round(voices, round_id, now)
    for round_id in _rounds_in(house, State.CLOSED):
        try:
            with house.books.voices.write() as voices:
                done = mix(voices, house.keys, round_id, now.date())
        except KeyMissing:
            log.error("a closed round's key is not in the key folder: it stays sealed")
            continue
        log.info("a round was mixed: %s, quarantined %d", done.state, done.quarantined)
        mixed += 1
    return mixed


def destroy_old_keys(house: House) -> int:
    """Destroy the keys of mixed rounds, once backed up (or in a try-out), and empty the journal then."""
    without_backup = house.settings.keys_without_backup
    gone = 0
    for round_id in [*_rounds_in(house, State.MIXED), *_rounds_in(house, State.DESTROYED)]:
        with house.books.voices.write() as voices:
            gone += destroy_keys(voices, house.keys, round_id, without_backup)
    for round_id in _rounds_in(house, State.KEY_GONE):
        if house.books.voices.truncate_journal():
            with house.books.voices.write() as voices:
                mark_truncated(voices, round_id)
    return gone


def _open_slot(house: House, slot: Slot, schedule: Schedule) -> None:
    """One slot's round. Each step finds what an earlier, killed run has done already."""
    opens_at, closes_at = slot_opens(schedule, slot.local_date), slot_ends(schedule, slot.local_date)
    questionnaire = catalogue()[schedule.questionnaire]
    if schedule.question_set:
        questionnaire = questionnaire.with_set(schedule.question_set)
    public_key = make_round_keys(house.keys, slot.round_id)
    with house.books.voices.write() as voices:
        plan = RoundPlan(
            title=f"{schedule.title}, {slot.local_date:%-d %B %Y}",
            questionnaire=questionnaire,
            opens_at=opens_at,
            closes_at=closes_at,
            invited=True,
            dimensions=[["group"]],
            round_id=slot.round_id,
        )
        k = plan_round(voices, plan).k
    with house.books.people.write() as people:
        asked = invite_all(
            people, slot.round_id, schedule.audience_id, k, schedule.channel, opens_at, closes_at
        )
    with house.books.voices.write() as voices:
        open_round(voices, slot.round_id, public_key, house.now(), asked)
    with house.books.people.write() as people:
        ready = people.get_one(Slot, (slot.schedule_id, slot.local_date))
        note_roster_change(people, ready)
        ready.state = "invited"


def _in_the_way(house: House) -> bool:
    with house.books.voices.read() as voices:
        missing = missing_for_children(voices, house.now().date(), bool(house.settings.council.help_lines))
        overdue = red_overdue(voices, house.now())
    if missing or overdue:
        log.warning("a children's round waits to open: %d things are missing", len(missing) + bool(overdue))
    return bool(missing or overdue)


def _rounds_in(house: House, state: State) -> list[str]:
    with house.books.voices.read() as voices:
        return list(voices.scalars(select(Round.id).where(Round.state == state)))
