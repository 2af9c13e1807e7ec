"""The sample council's voices: each invented person answers through the one door, a unit of work each."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.sample.reading import SampleBroken
from app.sample.rounds import Scene
from app.sample.sayings import Sayings
from surveys.intake import finish, take_answer
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.invitations import mark_answered, start_with
from surveys.press import Press
from surveys.questions import RawAnswer
from surveys.voices.card import Card
from surveys.voices.envelope import new_secret
from surveys.voices.round import State
from surveys.voices.round_keys import invitation_tag
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import prepare_start
from surveys.words.codes import new_code

Say = Callable[[str], None]
TELL_EVERY = 25
FEWEST = {"children": 31, "staff": 12}  # fewer than these aren't mixed, or show nothing


class AnswerRefused(SampleBroken):
    """The one door refused an invented answer: the sample's data don't fit its questionnaire."""


@dataclass(frozen=True)
class Seat:
    """Where one person sits down: their band, a card or an invitation, and the cells that come with it."""

    band: str
    door: str
    cells: dict[str, str]
    tag: str = ""
    number: int = 0


def answer(scene: Scene, say: Say, fewer: float = 1) -> None:
    """Everybody who has not answered yet answers; `fewer` makes the crowd of a closed round smaller."""
    if scene.state != State.OPEN:
        return
    sayings = Sayings(scene.council.seed, scene.told)
    wanted, there = _how_many(scene, fewer), _there(scene)
    for number in range(wanted):
        dice = sayings.person(number)
        band = sayings.band(dice)
        own_words = {**scene.council.worries, **scene.council.other_tongues}
        given = own_words.get((scene.told.key, number), "")
        # Those who answered before an interruption are drawn again, so that everybody else says the same.
        said = sayings.answers(dice, scene.questionnaire, band, given)
        if number >= there:
            _take(scene, _seat(scene, dice, band, number), said)
            if (number + 1) % TELL_EVERY == 0:
                say(f"    {number + 1} of {wanted} have answered")


def _how_many(scene: Scene, fewer: float) -> int:
    told = scene.told
    if not told.quarters_ago:
        return told.sittings
    return max(FEWEST[told.kind], int(told.sittings * fewer))


def _there(scene: Scene) -> int:
    with scene.house.books.voices.read() as voices:
        query = select(func.count()).select_from(Sitting).where(Sitting.round_id == scene.id)
        return voices.scalar(query) or 0


def _seat(scene: Scene, dice: random.Random, band: str, number: int) -> Seat:
    return _invited_seat(scene, number) if scene.told.kind == "staff" else _card_seat(scene, dice, band)


def _card_seat(scene: Scene, dice: random.Random, band: str) -> Seat:
    with scene.house.books.voices.read() as voices:
        query = select(Card).where(Card.round_id == scene.id, Card.band == band).order_by(Card.setting)
        card = dice.choice(list(voices.scalars(query)))
        return Seat(band, card.words, {"setting": card.setting} if card.setting else {})


def _invited_seat(scene: Scene, number: int) -> Seat:
    """The invited in the order of their Slack ids, every fifth one left out first: nobody answers twice."""
    with scene.house.books.people.write() as people:
        query = select(Invitation).join(Contact, Contact.id == Invitation.contact_id)
        found = people.scalars(query.where(Invitation.round_id == scene.id).order_by(Contact.slack_user))
        everybody = list(found)
        willing = [one for place, one in enumerate(everybody) if place % 5 != 4]
        invitation = [*willing, *everybody[4::5]][number]
        started = start_with(people, invitation.id)
        mark_answered(people, invitation.id)
        cells = {"group": invitation.group_label} if invitation.group_label else {}
        tag = invitation_tag(scene.house.keys, scene.id, invitation.id)
    if started is None:
        raise AnswerRefused("An invented person has used an invitation more often than it may be used.")
    return Seat("staff", "", cells, tag, started)


def _take(scene: Scene, seat: Seat, said: list[tuple[str, RawAnswer]]) -> None:
    start = prepare_start(scene.house.keys, scene.id, new_code(), seat.door)
    secret = new_secret()
    now = _moment(scene)
    with scene.house.books.voices.write() as voices:
        for presses, (question_id, raw) in enumerate(said):
            press = Press(
                round_id=scene.id,
                audience=scene.told.kind,
                secret=secret,
                question_id=question_id,
                raw=raw,
                seen=presses,
                start=start,
                band=seat.band,
                cells=seat.cells,
                tag=seat.tag,
                start_number=seat.number,
            )
            outcome = take_answer(voices, press, now)
            if not outcome.stored:
                raise AnswerRefused(f"An invented answer to {question_id} was refused: {outcome.refusal}.")
        finish(voices, secret, now)


def _moment(scene: Scene) -> datetime:
    """When they answer: in the middle of a closed round, now in an open one."""
    window = scene.window
    if not scene.told.quarters_ago:
        return scene.house.now()
    return window.opens + (window.closes - window.opens) / 2
