"""The mixer: a closed round becomes tallies and remarks, in one transaction and in random order.

The only reader of a round's private key. Afterwards no row joins one person's answers to each other.
Each step is safe to repeat after a kill: open, closed, mixed, key gone, truncated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from secrets import SystemRandom

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.keys.folder import KeyFolder
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.safeguarding.released_words import ReleasedWords
from surveys.voices.body import Body
from surveys.voices.code_reader import CodeReader
from surveys.voices.counting import (
    big_cells,
    cells_of,
    enough,
    one_body_a_person,
    people_who_wrote,
    tally,
    words_of,
)
from surveys.voices.envelope import WillNotOpen, open_for_mixer
from surveys.voices.quarantine import Quarantined
from surveys.voices.redaction import redact
from surveys.voices.remark import Remark
from surveys.voices.round import Round, State
from surveys.voices.round_keys import destroy_round_keys, private_key
from surveys.voices.rounds import questionnaire_of
from surveys.voices.sitting import Sitting
from surveys.voices.tally import Tally

UNNAMED_QUESTION = ""  # too few people wrote to this question: its remarks don't say which one it was


@dataclass(frozen=True)
class Mixed:
    """What the mixer did: the state the round is in now, and how many people it counted."""

    state: State
    people: int
    quarantined: int = 0


def close_round(session: Session, round_id: str, now: datetime) -> bool:
    """Close a round whose time has come. A press that races this finds it closed, under the row's lock."""
    round_ = _locked(session, round_id)
    if round_ is None or round_.state != State.OPEN or now < round_.closes_at:
        return False
    round_.state = State.CLOSED
    session.flush()
    return True


def mix(session: Session, folder: KeyFolder, round_id: str, today: date) -> Mixed:
    """Mix one closed round, with those of its chain that were held before it. One transaction.

    Fewer than enough people: it is held for the next window of its chain, or destroyed. Repeatable.
    Raises KeyMissing when the private key isn't in the folder: nothing is changed then.
    """
    round_ = _locked(session, round_id)
    if round_ is None or round_.state != State.CLOSED:
        return Mixed(State(round_.state) if round_ else State.DESTROYED, 0)
    batch = [round_, *_held_before(session, round_)]
    bodies, broken = _open_all(session, folder, batch)
    people = one_body_a_person(bodies)
    if not enough(len(people), round_.invited, round_.k):
        return _too_few(session, round_, len(people))
    _write_results(session, round_, questionnaire_of(session, round_.edition_id), people)
    _write_readers(session, round_, bodies)
    _set_aside(session, broken)
    ids = [one.id for one in batch]
    session.execute(delete(Sitting).where(Sitting.round_id.in_(ids)))
    for one in batch:
        one.state = State.MIXED
        one.mixed_on = today
    round_.people, round_.finished = len(people), sum(body.finished for body in people)
    round_.quarantined = len(broken)
    session.flush()
    return Mixed(State.MIXED, len(people), len(broken))


def destroy_keys(session: Session, folder: KeyFolder, round_id: str, without_backup: bool) -> bool:
    """Destroy a mixed round's keys, once a backup holds its result (or where none is asked for)."""
    round_ = _locked(session, round_id)
    if round_ is None or round_.state not in (State.MIXED, State.DESTROYED):
        return False
    if round_.state == State.MIXED and not (round_.backed_up or without_backup):
        return False
    destroy_round_keys(folder, round_id)
    if round_.state == State.MIXED:
        round_.state = State.KEY_GONE
    session.flush()
    return True


def mark_truncated(session: Session, round_id: str) -> None:
    """The journal was emptied after the key was gone: the last step."""
    round_ = _locked(session, round_id)
    if round_ is not None and round_.state == State.KEY_GONE:
        round_.state = State.TRUNCATED
        session.flush()


def _locked(session: Session, round_id: str) -> Round | None:
    query = select(Round).where(Round.id == round_id).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def _held_before(session: Session, round_: Round) -> list[Round]:
    if not round_.chain:
        return []
    same = Round.chain == round_.chain, Round.edition_id == round_.edition_id, Round.state == State.HELD
    return list(session.scalars(select(Round).where(*same).with_for_update()))


def _open_all(
    session: Session, folder: KeyFolder, batch: list[Round]
) -> tuple[list[Body], list[tuple[Sitting, str]]]:
    bodies: list[Body] = []
    broken: list[tuple[Sitting, str]] = []
    for round_ in batch:
        key = private_key(folder, round_.id)
        for row in session.scalars(select(Sitting).where(Sitting.round_id == round_.id)):
            try:
                bodies.append(open_for_mixer(key, row.sealed, round_.id, row.id))
            except WillNotOpen as error:
                broken.append((row, str(error)))
    return bodies, broken


def _too_few(session: Session, round_: Round, people: int) -> Mixed:
    if round_.chain:
        round_.state = State.HELD
    else:
        session.execute(delete(Sitting).where(Sitting.round_id == round_.id))
        round_.state = State.DESTROYED
    session.flush()
    return Mixed(State(round_.state), people)


def _write_results(session: Session, round_: Round, questionnaire: Questionnaire, people: list[Body]) -> None:
    cells = big_cells(people, round_.dimensions, round_.k)
    counts = tally(questionnaire, people, round_.dimensions, cells)
    rows: list[Tally | Remark] = [Tally(round_id=round_.id, **vars(count)) for count in counts]
    wrote = people_who_wrote(questionnaire, people)
    for body in people:
        rows += _remarks(round_, words_of(questionnaire, body), wrote, _attribute(round_, body, cells))
    rows += _released(session, round_)
    SystemRandom().shuffle(rows)
    session.add_all(rows)
    session.flush()  # inserts each table's rows in the order they were added: the shuffled one


def _remarks(
    round_: Round, words: dict[str, str], wrote: Mapping[str, int], attribute: tuple[str, str]
) -> list[Remark]:
    """One person's remarks. They share a random group id, and at most one declared attribute."""
    group_id = random_key()
    return [
        Remark(
            id=random_key(),
            round_id=round_.id,
            question_id=question_id if wrote[question_id] >= round_.k else UNNAMED_QUESTION,
            words=redact(said).text,
            dimension=attribute[0],
            cell=attribute[1],
            group_id=group_id,
        )
        for question_id, said in words.items()
    ]


def _released(session: Session, round_: Round) -> list[Remark]:
    """Words that a duty lead released since the last mix, each alone."""
    waiting = list(session.scalars(select(ReleasedWords).where(ReleasedWords.kind == round_.kind)))
    for one in waiting:
        session.delete(one)
    nothing = ("", "")
    return [
        remark
        for one in waiting
        for remark in _remarks(round_, {UNNAMED_QUESTION: one.words}, {"": 0}, nothing)
    ]


def _attribute(round_: Round, body: Body, cells: set[tuple[str, str]]) -> tuple[str, str]:
    """The one declared attribute a remark may carry, if its cell is big enough."""
    own = [cell for cell in cells_of(body, [[round_.remark_dimension]]) if cell[0] and cell in cells]
    return own[0] if own else ("", "")


def _write_readers(session: Session, round_: Round, bodies: list[Body]) -> None:
    readers = [CodeReader(reader_id=body.reader_id, round_id=round_.id) for body in bodies if body.reader_id]
    SystemRandom().shuffle(readers)
    session.add_all(readers)
    session.flush()


def _set_aside(session: Session, broken: list[tuple[Sitting, str]]) -> None:
    session.add_all(
        Quarantined(id=random_key(), round_id=row.round_id, why=why[:80], sealed=row.sealed)
        for row, why in broken
    )
    session.flush()
