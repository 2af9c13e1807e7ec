"""A seat: a door, and the sitting that this browser holds there, if it has begun one."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from app.wiring import House
from app.young_people.cookie import as_secret, secret_in_cookie
from app.young_people.doors import Door
from surveys.keys.folder import KeyMissing
from surveys.questionnaires import next_question, previous_question
from surveys.questions import Answer, AnyQuestion
from surveys.voices.envelope import Draft, SittingSecret
from surveys.voices.round_keys import invitation_tag
from surveys.voices.sittings import find_draft


@dataclass(frozen=True)
class Seat:
    """Where somebody is. Without a draft they have answered nothing yet, as far as this browser knows."""

    door: Door
    band: str
    secret: SittingSecret | None = None
    draft: Draft | None = None

    @property
    def answers(self) -> dict[str, Answer]:
        """What was answered so far."""
        return self.draft.body.answers if self.draft else {}

    def after(self, question_id: str | None) -> AnyQuestion | None:
        """The question after this one, or None at the end."""
        return next_question(self.door.questionnaire, self.answers, question_id, self.band)

    def before(self, question_id: str | None) -> AnyQuestion | None:
        """The question before this one, or None at the beginning."""
        return previous_question(self.door.questionnaire, self.answers, question_id, self.band)

    def address_of(self, question: AnyQuestion | None, **values: Any) -> str:
        """Where a question is asked; the end where there is none."""
        if question is None:
            return url_for("young_people.done", door=self.door.address, **values)
        chosen = None if self.door.band or self.draft else self.band
        return url_for(
            "young_people.question",
            door=self.door.address,
            question_id=question.id,
            band=chosen,
            **values,
        )


def take_seat(house: House, door: Door) -> Seat:
    """The seat at this door of the secret in the cookie, or in the form that began a sitting."""
    begun = as_secret(request.form.get("start", ""))
    for secret in (secret_in_cookie(), begun):
        draft = draft_of(house, secret)
        if secret and draft and _begun_here(house, door, draft):
            return Seat(door, draft.body.band, secret, draft)
    return Seat(door, _band(door), begun)


def _begun_here(house: House, door: Door, draft: Draft) -> bool:
    """True when the sitting belongs to this door: to the same invitation, or to the same card. On a tablet
    that several children share, whoever comes with a link of their own never sees another one's answers."""
    if draft.body.round_id != door.round_id:
        return False
    if not door.invitation_id:
        return draft.door == door.address
    with suppress(KeyMissing):
        return draft.body.tag == invitation_tag(house.keys, door.round_id, door.invitation_id)
    return draft.door == door.address  # the round is mixed meanwhile


def draft_of(house: House, secret: SittingSecret | None) -> Draft | None:
    """What a secret opens, or None."""
    if secret is None:
        return None
    with house.books.voices.read() as session:
        found = find_draft(session, secret)
    return found[1] if found else None


def _band(door: Door) -> str:
    if door.band:
        return door.band
    chosen = request.values.get("band", "")
    return chosen if chosen in door.questionnaire.bands else ""
