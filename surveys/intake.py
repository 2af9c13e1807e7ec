"""The one door through which every answer enters, whatever the channel.

1. We look at the raw words first, before anything can refuse them.
2. Words that worry us go to the duty lead. Every other free text of a child goes to the reading list.
   Both happen in the same unit of work as the answer, and neither is undone when the answer is refused.
3. Then we ask whether the round still takes answers, and whether the answer fits its question.
4. Then the sitting's one row is sealed anew. Words that went to the duty lead do not also lie in it.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.press import (
    Outcome,
    Press,
    Room,
    about,
    chosen_labels,
    is_stale,
    look_around,
    mark_of,
    may_be_asked,
    said_before,
)
from surveys.questions import Answer, AnswerNotRead
from surveys.safeguarding.care_box import CareWords
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.reading_list import add_to_list
from surveys.safeguarding.triage import Triage, asked_for_contact, joined, triage_values, triage_words
from surveys.voices.body import Body
from surveys.voices.envelope import SittingSecret, sitting_id
from surveys.voices.round import Round
from surveys.voices.rounds import is_open, lock_while_answering
from surveys.voices.sittings import NewSitting, begin, find_draft, store_again, store_new

CLOSED, NO_ROUND, NO_QUESTION, NOT_BEGUN, STALE = "closed", "no_round", "no_question", "not_begun", "stale"
CHILDREN = "children"
NOTHING = Triage(None, ())


def take_answer(session: Session, press: Press, now: datetime) -> Outcome:
    """Take one answer in, by the four steps above.

    Runs inside a unit of work of the voices book; what it returns is true once that has ended well.
    Raises PressedElsewhere when the same sitting was pressed in the same instant: run the unit of work again.
    """
    worry = triage_words(press.raw.words, press.audience)
    room = look_around(session, press)
    worrying_choice = triage_values(room.question, press.raw.values) if room.question else NOTHING
    repeated = said_before(room, press)
    if not repeated:
        _hand_over(session, press, room, worry, worrying_choice, now)
    outcome = _keep(session, press, room, worry, repeated, now)
    return replace(outcome, level=worry.level, help_card=worrying_choice.level is not None)


def finish(session: Session, secret: SittingSecret, now: datetime) -> Outcome:
    """Mark a sitting as finished. An invited person was marked in the people book just before."""
    found = find_draft(session, secret)
    if found is None:
        return Outcome(refusal=NOT_BEGUN)
    row, draft = found
    round_ = lock_while_answering(session, row.round_id)
    if round_ is None or not is_open(round_, now):
        return Outcome(refusal=CLOSED, draft=draft)
    if not draft.body.finished:
        draft.body.finished = True
        store_again(session, round_, row, draft, secret)
    return Outcome(stored=True, draft=draft)


def ask_for_contact(
    session: Session, secret: SittingSecret | None, round_id: str | None, wish: dict[str, str], now: datetime
) -> None:
    """A person asks to be contacted: `wish` holds name, how and safe time, all optional.

    It is a concern of its own, in the thread of the sitting when there is one. The wish is looked at like any
    words: "now, he is hitting me" is no less urgent as a safe time.
    """
    found = find_draft(session, secret) if secret else None
    round_ = session.get(Round, round_id) if round_id else None
    told = CareWords("", {"contact": wish, "round": round_.title if round_ else ""})
    thread = found[1].thread if found else ""
    triage = joined(asked_for_contact(), _without_places(triage_words("\n".join(wish.values()), CHILDREN)))
    raise_concern(session, triage, told, round_.id if round_ else None, thread, now)


def _without_places(triage: Triage) -> Triage:
    """The same reasons, pointing nowhere: the words they stood in are in a sealed envelope of their own."""
    return Triage(triage.level, tuple(replace(reason, start=0, end=0) for reason in triage.reasons))


def _hand_over(
    session: Session, press: Press, room: Room, worry: Triage, worrying_choice: Triage, now: datetime
) -> None:
    """Step 2: to the duty lead, or to the reading list."""
    round_id = room.round.id if room.round else None
    thread = room.draft.thread if room.draft else press.start.thread if press.start else ""
    told = CareWords(press.raw.words, about(press, room))
    if worry.level is not None:
        raise_concern(session, worry, told, round_id, thread, now)
    if worrying_choice.level is not None:
        choice = CareWords(chosen_labels(press, room), told.about)
        raise_concern(session, worrying_choice, choice, round_id, thread, now)
    if press.audience == "children" and (press.raw.words or room.takes_words):
        # A skipped question for words adds an empty text, so that their number tells nothing.
        unread = CareWords("" if worry.level else press.raw.words, told.about)
        add_to_list(session, round_id, unread, now.date())


def _keep(
    session: Session, press: Press, room: Room, worry: Triage, repeated: bool, now: datetime
) -> Outcome:
    """Steps 3 and 4: refuse kindly, or seal the sitting anew."""
    refusal = _refusal(press, room, now)
    if refusal or room.question is None:
        return Outcome(refusal=refusal, draft=room.draft)
    if repeated:
        return Outcome(stored=True, draft=room.draft)
    try:
        answer = room.question.read(press.raw)
    except AnswerNotRead as problem:
        return Outcome(refusal=problem.problem, draft=room.draft)
    if is_stale(room, press):
        return Outcome(refusal=STALE, draft=room.draft)
    if worry.level is not None:
        return _seal(session, press, room, replace(answer, words=""), mark_of(press))
    return _seal(session, press, room, answer, "")


def _refusal(press: Press, room: Room, now: datetime) -> str:
    if room.round is None:
        return NO_ROUND
    if not is_open(room.round, now):
        return CLOSED
    if press.secret is None or (room.draft is None and press.start is None):
        return NOT_BEGUN
    return "" if may_be_asked(room, press) else NO_QUESTION


def _seal(session: Session, press: Press, room: Room, answer: Answer, moved: str) -> Outcome:
    round_, secret, start = room.round, press.secret, press.start
    if round_ and secret and room.draft and room.row:
        room.draft.body.keep(press.question_id, answer, moved)
        store_again(session, round_, room.row, room.draft, secret)
        return Outcome(stored=True, draft=room.draft)
    if round_ and secret and start:
        return _first(session, press, round_, secret, start, answer, moved)
    return Outcome(refusal=NOT_BEGUN)


def _first(
    session: Session,
    press: Press,
    round_: Round,
    secret: SittingSecret,
    start: NewSitting,
    answer: Answer,
    moved: str,
) -> Outcome:
    body = Body(
        round_id=round_.id,
        sitting_id=sitting_id(secret),
        band=press.band,
        language=press.language,
        cells=press.cells,
        tag=press.tag,
        start_number=press.start_number,
    )
    draft = begin(body, start)
    draft.body.keep(press.question_id, answer, moved)
    store_new(session, round_, draft, secret, start.in_round)
    return Outcome(stored=True, draft=draft)
