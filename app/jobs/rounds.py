"""Rounds in their time: slots become rounds, rounds open, close, are mixed, and their keys are destroyed."""

import logging
from datetime import date
from functools import partial

from sqlalchemy import ColumnElement, select, true

from app.jobs.alone import alone
from app.jobs.gate import in_the_way
from app.slack import OPT_OUT_KEY
from app.wiring import House
from surveys.people.invitations import invite_all
from surveys.people.roster import note_roster_change
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot
from surveys.people.slots import claim_slots, give_up_slots, slot_ends, slot_opens, slots_to_open
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questionnaires.starters import catalogue
from surveys.voices.mixer import close_round, destroy_keys, mark_truncated, mix
from surveys.voices.planning import RoundPlan, open_round, plan_round
from surveys.voices.round import Round, State
from surveys.voices.round_keys import make_round_keys

log = logging.getLogger(__name__)


def run_schedules(house: House) -> int:
    """Claim the slots that are due and make each into an open round with its invitations.

    A children's slot waits at the gate like every children's round. One slot's trouble holds up no other.
    """
    with house.books.people.write() as people:
        new = claim_slots(people, house.now())
        give_up_slots(people, house.now())
    with house.books.people.read() as people:
        due = slots_to_open(people)
    for slot, schedule in due:
        asked = catalogue().get(schedule.questionnaire)
        if asked and asked.audience == "children" and in_the_way(house):
            continue
        alone("a slot's round", partial(_open_slot, house, slot, schedule))
    return new


def open_planned(house: House) -> int:
    """Open the rounds whose time has come; a children's round only when the gate has nothing against it."""
    now, opened = house.now(), 0
    with house.books.voices.read() as voices:
        query = select(Round).where(
            Round.state == State.PLANNED,
            Round.opens_at <= now,
            Round.closes_at > now,
            Round.invited.is_(False),
        )
        waiting = list(voices.scalars(query))
    for round_ in waiting:
        if round_.kind == "children" and in_the_way(house):
            continue
        opened += alone("a round's opening", partial(_open, house, round_.id, 0))
    return opened


def close_and_mix(house: House) -> int:
    """Close what is due, and mix what is closed. One round's trouble does not hold up the others."""
    mixed = 0
    for round_id in _rounds_in(house, State.OPEN, Round.closes_at <= house.now()):
        alone("a round's closing", partial(_close, house, round_id))
    for round_id in _rounds_in(house, State.CLOSED):
        mixed += alone("a round's mix", partial(_mix, house, round_id))
    return mixed


def destroy_old_keys(house: House) -> int:
    """Destroy the keys of mixed rounds, once backed up (or in a try-out), and empty the journal then."""
    without_backup = house.settings.keys_without_backup
    gone = 0
    done = Round.backed_up.is_(True) if not without_backup else true()
    destroyed = [one for one in _rounds_in(house, State.DESTROYED) if _has_keys(house, one)]
    for round_id in [*_rounds_in(house, State.MIXED, done), *destroyed]:
        with house.books.voices.write() as voices:
            gone += destroy_keys(voices, house.keys, round_id, without_backup)
    for round_id in _rounds_in(house, State.KEY_GONE):
        if house.books.voices.truncate_journal():
            with house.books.voices.write() as voices:
                mark_truncated(voices, round_id)
    return gone


def _open(house: House, round_id: str, asked: int) -> None:
    public_key = make_round_keys(house.keys, round_id)
    with house.books.voices.write() as voices:
        open_round(voices, round_id, public_key, house.now(), asked)


def _close(house: House, round_id: str) -> None:
    with house.books.voices.write() as voices:
        close_round(voices, round_id, house.now())


def _mix(house: House, round_id: str) -> None:
    with house.books.voices.write() as voices:
        done = mix(voices, house.keys, round_id, house.now().date())
    log.info("a round was mixed: %s, quarantined %d", done.state, done.quarantined)


def questions_of(schedule: Schedule, day: date) -> Questionnaire:
    """What a schedule asks on one of its dates: its own set, else the sets in turn, else every question."""
    questionnaire = catalogue()[schedule.questionnaire]
    sets = [one.key for one in questionnaire.sets]
    if not sets:
        return questionnaire
    turn = (day - schedule.starts_on).days // (7 * schedule.every_weeks)
    return questionnaire.with_set(schedule.question_set or sets[turn % len(sets)])


def _open_slot(house: House, slot: Slot, schedule: Schedule) -> None:
    """One slot's round. Each step finds what an earlier, killed run has done already."""
    opens_at, closes_at = slot_opens(schedule, slot.local_date), slot_ends(schedule, slot.local_date)
    questionnaire = questions_of(schedule, slot.local_date)
    with house.books.voices.write() as voices:
        plan = RoundPlan(
            title=f"{schedule.title[:130]}, {slot.local_date:%-d %B %Y}",
            questionnaire=questionnaire,
            opens_at=opens_at,
            closes_at=closes_at,
            invited=True,
            dimensions=[["group"]],
            round_id=slot.round_id,
        )
        k = plan_round(voices, plan).k
    links = house.keys.read(OPT_OUT_KEY) if house.keys.has(OPT_OUT_KEY) else b""
    channel, audience = schedule.channel, schedule.audience_id
    with house.books.people.write() as people:
        asked = invite_all(people, slot.round_id, audience, k, channel, opens_at, closes_at, links)
    _open(house, slot.round_id, asked)
    with house.books.voices.read() as voices:
        opened = voices.get_one(Round, slot.round_id).state != State.PLANNED
    if opened:  # else the clock went back in between: the slot stays due, and opens when its time has come
        with house.books.people.write() as people:
            ready = people.get_one(Slot, (slot.schedule_id, slot.local_date))
            note_roster_change(people, ready)
            ready.state = "invited"


def _has_keys(house: House, round_id: str) -> bool:
    return any(house.keys.has(f"{kind}/{round_id}") for kind in ("rounds", "peppers"))


def _rounds_in(house: House, state: State, *more: ColumnElement[bool]) -> list[str]:
    with house.books.voices.read() as voices:
        return list(voices.scalars(select(Round.id).where(Round.state == state, *more)))
