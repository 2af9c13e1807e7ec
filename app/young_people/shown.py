"""A question as its page shows it: words of the band, what was chosen or typed, and the hidden fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.young_people.form_token import form_token
from app.young_people.seats import Seat
from surveys.questionnaires import asked
from surveys.questions import Answer, AnyQuestion, Choices, RawAnswer, problem_text
from surveys.questions.wording import Option
from surveys.voices.body import Kept
from surveys.voices.envelope import new_secret

MINE = "mine"  # where a form came from when an answer is changed


@dataclass(frozen=True)
class Given:
    """What stands in the form: chosen values and typed words."""

    values: Sequence[str] = ()
    words: str = ""


def given_before(kept: Kept | None) -> Given:
    """What was answered before. Words that were passed on are never shown again."""
    if kept is None or kept.moved:
        return Given()
    return Given(kept.answer.values, kept.answer.words)


def given_now(raw: RawAnswer) -> Given:
    """What was just sent, so that a refused form keeps it."""
    return Given(raw.values, raw.words)


def page_of(
    seat: Seat, question: AnyQuestion, given: Given, problem: str = "", to: str = ""
) -> dict[str, Any]:
    """Everything that question.html needs."""
    path = asked(seat.door.questionnaire, seat.answers, seat.band)
    numbers = [one.id for one in path]
    kept = seat.draft.body.kept.get(question.id) if seat.draft else None
    earlier = seat.before(question.id)
    return {
        "seat": seat,
        "question": question,
        "options": question.options(seat.band),
        "given": given,
        "moved": bool(kept and kept.moved),
        "number": numbers.index(question.id) + 1 if question.id in numbers else 1,
        "count": len(numbers),
        "several": isinstance(question, Choices) and question.several,
        "hidden_fields": hidden_fields(seat, question.id, to),
        "back": seat.address_of(earlier) if earlier else None,
        "problem": problem,
        "here": seat.address_of(question),
    }


def hidden_fields(seat: Seat, question_id: str, to: str = "") -> dict[str, str]:
    """A first form brings its own secret; later ones prove that they belong to the sitting."""
    fields = {"to": to} if to else {}
    if seat.draft is None or seat.secret is None:
        return {**fields, "start": new_secret(), "band": seat.band}
    seen = seat.draft.body.seq
    return {**fields, "seen": str(seen), "token": form_token(seat.secret, question_id, seen)}


def sentence(problem: str, band: str, own: str) -> str:
    """The plain sentence of a problem's key; `own` for the one that belongs to this page."""
    return own if problem == "not_begun" else problem_text(problem, band)


def in_words(question: AnyQuestion, answer: Answer, band: str, passes: dict[str, str]) -> str:
    """An answer as a person reads it: its labels, its words, or how it was passed."""
    if answer.passed is not None:
        return passes[answer.passed.value]
    labels: dict[str, Option] = {option.value: option for option in question.options(band)}
    chosen = [labels[value].label if value in labels else value for value in answer.values]
    return answer.words or ", ".join(chosen)
