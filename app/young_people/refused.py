"""When an answer can't be kept: why, in kind words, with everything that was typed still there.

Words that worried us are the exception: they were passed on, and no screen shows them again.
"""

from contextlib import suppress

from flask import abort, render_template, request

from app.young_people.notice import closed_page
from app.young_people.seats import Seat
from app.young_people.shown import (
    MINE,
    given_before,
    given_now,
    hidden_fields,
    in_words,
    page_of,
    sentence,
)
from app.young_people.wording import passes, say
from surveys.intake import CLOSED, NO_QUESTION, NO_ROUND, NOT_BEGUN, STALE
from surveys.press import Outcome
from surveys.questions import Answer, AnswerNotRead, AnyQuestion, RawAnswer

Refused = tuple[str, int]


def refused_page(seat: Seat, question_id: str, raw: RawAnswer, outcome: Outcome) -> Refused:
    """The page for a refusal of the one door."""
    if outcome.level is not None:
        return _card(seat, question_id, outcome)
    if outcome.refusal in (CLOSED, NO_ROUND):
        return closed_page(seat.door, raw.words)
    if outcome.refusal == NO_QUESTION:
        return _off_path(seat, question_id, raw)
    question = _question(seat, question_id)
    if question is None or not seat.band:
        return _off_path(seat, question_id, raw)
    if outcome.refusal == STALE:
        return _stale(seat, question, raw)
    return _again(seat, question, raw, outcome)


def _card(seat: Seat, question_id: str, outcome: Outcome) -> Refused:
    """The calm card: the words were passed on, though they could not be kept with the answers."""
    known = _question(seat, question_id)
    on = outcome.refusal not in (CLOSED, NO_ROUND, NOT_BEGUN) and known is not None and seat.draft is not None
    go_on = seat.address_of(known) if on and known else ""
    page = render_template(
        "young_people/talk.html",
        seat=seat,
        go_on=go_on,
        refusal=outcome.refusal,
        closed=outcome.refusal == CLOSED,
    )
    return page, 410 if outcome.refusal == CLOSED else 422


def _again(seat: Seat, question: AnyQuestion, raw: RawAnswer, outcome: Outcome) -> Refused:
    """The same question, with what is wrong on top and what was typed in place."""
    problem = sentence(outcome.refusal, seat.band, say("not_begun"))
    shown = page_of(seat, question, given_now(raw), problem, _to())
    page = render_template("young_people/question.html", help_card=outcome.help_card, **shown)
    return page, 409 if outcome.refusal == NOT_BEGUN else 422


def _stale(seat: Seat, question: AnyQuestion, raw: RawAnswer) -> Refused:
    """Two answers to one question: both are shown, and the person chooses."""
    kept = seat.draft.body.kept[question.id] if seat.draft else None
    have = given_before(kept)
    page = render_template(
        "young_people/stale.html",
        seat=seat,
        question=question,
        have=in_words(question, kept.answer, seat.band, passes()) if kept and not kept.moved else "",
        have_given=have,
        sent=_as_sent(question, raw, seat.band),
        raw=raw,
        hidden_fields=hidden_fields(seat, question.id, _to()),
        go_on=seat.address_of(seat.after(question.id)),
    )
    return page, 409


def _off_path(seat: Seat, question_id: str, raw: RawAnswer) -> Refused:
    if _question(seat, question_id) is None:
        abort(404)
    return render_template("young_people/off_path.html", seat=seat, typed=raw.words), 409


def _as_sent(question: AnyQuestion, raw: RawAnswer, band: str) -> str:
    answer = Answer(values=raw.values, words=raw.words)
    with suppress(AnswerNotRead):
        answer = question.read(raw)
    return in_words(question, answer, band, passes())


def _question(seat: Seat, question_id: str) -> AnyQuestion | None:
    return next((one for one in seat.door.questionnaire.questions if one.id == question_id), None)


def _to() -> str:
    return MINE if request.form.get("to") == MINE else ""
