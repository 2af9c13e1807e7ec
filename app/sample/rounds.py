"""The sample council's rounds: planned, opened through the gate, answered, closed and mixed."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app.jobs.rounds import close_and_mix, destroy_old_keys, open_planned
from app.sample.dates import Window, house_at, window_of
from app.sample.desk import settle
from app.sample.reading import SampleBroken, SampleCouncil, SampleRound
from app.wiring import House
from surveys.people.audience import Audience
from surveys.people.invitations import invite_all
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questionnaires.starters import catalogue
from surveys.voices.planning import Door, RoundPlan, open_round, plan_round
from surveys.voices.round import RESULTS, Round, State
from surveys.voices.round_keys import make_round_keys
from surveys.words.codes import new_card


class RoundStuck(SampleBroken):
    """A sample round did not open, or was not mixed: the books are not as the loading left them."""


@dataclass(frozen=True)
class Scene:
    """One sample round in its time."""

    house: House
    council: SampleCouncil
    told: SampleRound
    id: str
    window: Window

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire, cut down to the set that is asked."""
        whole = catalogue()[self.told.questionnaire]
        return whole.with_set(self.told.question_set) if self.told.question_set else whole

    @property
    def state(self) -> str:
        """Where the round stands."""
        with self.house.books.voices.read() as voices:
            return str(voices.get_one(Round, self.id).state)


def scene_of(house: House, council: SampleCouncil, told: SampleRound) -> Scene:
    """The round of that key. Its id is always the same, so that a second loading finds it, on
    whatever day: the dates of a round that was begun stand."""
    known = hashlib.blake2b(f"{council.seed} {told.key}".encode(), digest_size=16).hexdigest()
    with house.books.voices.read() as voices:
        begun = voices.get(Round, known)
    window = Window(begun.opens_at, begun.closes_at) if begun else window_of(told, house.now().date())
    return Scene(house, council, told, known, window)


def begin(scene: Scene) -> None:
    """Plan the round and open it, as of its first day. Raises RoundStuck."""
    then = house_at(scene.house, scene.window.opens)
    with then.books.voices.write() as voices:
        round_ = plan_round(voices, _plan(scene))
        state, k = round_.state, round_.k
    if state != State.PLANNED:
        return
    if scene.told.kind == "staff":
        _open_invited(then, scene, k)
    else:
        open_planned(then)
    if scene.state != State.OPEN:
        raise RoundStuck(f"The sample round {scene.told.key} did not open.")


def end(scene: Scene) -> None:
    """Read what is to be read, close and mix; a round that is open today stays so. Raises RoundStuck."""
    if not scene.told.quarters_ago:
        return
    if scene.state not in RESULTS:
        settle(house_at(scene.house, scene.window.closes - timedelta(hours=1)), scene.council, scene.id)
        close_and_mix(house_at(scene.house, scene.window.closes))
    if scene.state not in RESULTS:
        raise RoundStuck(f"The sample round {scene.told.key} was not mixed.")
    destroy_old_keys(scene.house)


def _plan(scene: Scene) -> RoundPlan:
    told = scene.told
    staff = told.kind == "staff"
    names = ["group"] if staff else ["band", "setting"] if told.settings else ["band"]
    return RoundPlan(
        title=f"{told.title} {scene.window.closes:%B %Y}" if told.quarters_ago else told.title,
        questionnaire=scene.questionnaire,
        opens_at=scene.window.opens,
        closes_at=scene.window.closes,
        invited=staff,
        dimensions=[[name] for name in names],
        remark_dimension=names[0],
        doors=() if staff else _doors(told),
        round_id=scene.id,
    )


def _doors(told: SampleRound) -> tuple[Door, ...]:
    if told.cards:
        return tuple(Door(words, band) for band, words in told.cards.items())
    return tuple(Door("-".join(new_card()), band, place) for band in told.bands for place in told.settings)


def _open_invited(then: House, scene: Scene, k: int) -> None:
    window = scene.window
    public_key = make_round_keys(then.keys, scene.id)
    with then.books.people.write() as people:
        audience = people.scalars(select(Audience).where(Audience.name == scene.council.audience)).one()
        asked = invite_all(people, scene.id, audience.id, k, "slack", window.opens, window.closes)
    with then.books.voices.write() as voices:
        open_round(voices, scene.id, public_key, then.now(), asked)
