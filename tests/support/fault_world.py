"""A house on the disk whose processes are killed: an open round with invitations, and its judge."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from app.config import read_settings
from app.door import finish_sitting, take
from app.wiring import House
from surveys.db.book import Book, Books
from surveys.keys.folder import KeyFolder
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.invitations import invite_all
from surveys.press import Press
from surveys.questions import RawAnswer
from surveys.safeguarding.alerts import claim_alerts
from surveys.safeguarding.care_box import care_private, open_with_care
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_item import ReadingItem
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import NewSitting, find_draft
from tests.support.books import BookUrls
from tests.support.doomed import Doom
from tests.support.person import WORRYING, a_start
from tests.support.rounds import CLOSES, DURING, OPENS, sample_round

BAND = "11-17"
EVERYBODY = "a" * 32
FINISHED = "finished"


@dataclass
class Child:
    """One invited child of the world: five presses, two of which worry us, and a finish."""

    number: int
    invitation_id: str
    secret: SittingSecret = field(default_factory=new_secret)
    start: NewSitting = field(default_factory=a_start)

    @property
    def presses(self) -> list[tuple[str, RawAnswer]]:
        """What they press, in order."""
        return [
            ("how_things_are", RawAnswer(values=("2",))),
            ("safe_where_you_live", RawAnswer(values=("no",))),
            ("going_well", RawAnswer(words=f"i like the garden number{self.number}x")),
            ("could_be_better", RawAnswer(words=f"{WORRYING} number{self.number}x")),
            ("one_thing_to_know", RawAnswer(passing="skip")),
        ]


@dataclass
class FaultWorld:
    """Where the books and keys are. Every process opens its own house from it."""

    urls: BookUrls
    folder: Path
    round_id: str = ""
    children: list[Child] = field(default_factory=list)  # made before any fork: processes share their secrets

    def house(self, now: datetime = DURING, doom: Doom | None = None) -> House:
        """The house, opened anew; with a doom, every statement of both books is one of its moments."""
        books = Books(people=Book("people", self.urls.people), voices=Book("voices", self.urls.voices))
        if doom:
            doom.watch(books.people.engine)
            doom.watch(books.voices.engine)
        settings = read_settings({"HEARD_DATA": str(self.folder)})
        return House(settings, books, KeyFolder(self.folder / "keys"), lambda: now)

    def child(self, number: int) -> Child:
        """The child with this number."""
        return self.children[number]

    def answering(self, child: Child) -> Callable[[Doom], None]:
        """What a web process does for one child, promising after each press."""

        def deed(doom: Doom) -> None:
            house = self.house(doom=doom)
            refused = answer_all(house, self.round_id, child, doom.promise)
            assert not refused, refused
            house.books.dispose()

        return deed


def answer_all(house: House, round_id: str, child: Child, promise: Callable[[str], None]) -> list[str]:
    """Press by press through the one door; `promise` is what the person is told: it is stored.

    Returns what was refused.
    """
    refused = []
    for seen, (question_id, raw) in enumerate(child.presses):
        press = Press(
            round_id=round_id,
            audience="children",
            secret=child.secret,
            question_id=question_id,
            raw=raw,
            seen=seen,
            start=child.start,
            band=BAND,
            tag=f"tag{child.number}",
            start_number=1,
        )
        outcome = take(house, press)
        if outcome.stored:
            promise(question_id)
        else:
            refused.append(f"{question_id}: {outcome.refusal}")
    if finish_sitting(house, child.secret, child.invitation_id).stored:
        promise(FINISHED)
    return refused


def make_world(urls: BookUrls, folder: Path, people: int) -> FaultWorld:
    """An open round and so many invitations, closed to everybody before it is handed over."""
    world = FaultWorld(urls, folder)
    house = world.house()
    world.round_id = sample_round(
        house.books.voices, folder, invited=True, dimensions=[["band"]], round_id="b" * 32
    ).round_id
    with house.books.people.write() as session:
        session.add(Audience(id=EVERYBODY, name="Everybody", kind="children"))
        session.flush()
        session.add_all(
            Contact(audience_id=EVERYBODY, name=f"Invented {one}", slack_user=f"U{one:05}")
            for one in range(people)
        )
        session.flush()
        invite_all(session, world.round_id, EVERYBODY, 10, "slack", OPENS, CLOSES)
        invitations = session.scalars(select(Invitation.id))
        world.children = [Child(number, one) for number, one in enumerate(invitations)]
    house.books.dispose()
    return world


def broken_promises(world: FaultWorld, child: Child, promised: list[str]) -> list[str]:
    """Of what one child was promised, what isn't so."""
    house = world.house()
    with house.books.voices.read() as session:
        found = find_draft(session, child.secret)
        kept = found[1].body.kept if found else {}
        broken = [f"lost {one}" for one in promised if one != FINISHED and one not in kept]
        alerted = {alert.concern_id for alert in claim_alerts(session, DURING, 10_000)}
        concerns = list(session.scalars(select(Concern).where(Concern.thread == child.start.thread)))
        worrying = len({"safe_where_you_live", "could_be_better"} & set(promised))
        broken += ["unalerted"] * (len([one for one in concerns if one.id in alerted]) < worrying)
        finished = bool(found and found[1].body.finished)
    with house.books.people.read() as session:
        answered = session.get_one(Invitation, child.invitation_id).answered
    broken += ["finish lost"] * (FINISHED in promised and not finished)
    broken += ["a reminder would go to somebody who answered"] * (finished and not answered)
    house.books.dispose()
    return broken


def doubled(world: FaultWorld, child: Child) -> list[str]:
    """After the child has pressed everything again: what stands there twice, or not at all."""
    house = world.house()
    wrong = [
        f"a retry was refused, {one}" for one in answer_all(house, world.round_id, child, lambda _: None)
    ]
    private = care_private(house.keys)
    with house.books.voices.read() as session:
        sittings = session.scalar(select(func.count()).select_from(Sitting)) or 0
        threads = session.scalars(select(Concern.sealed).where(Concern.thread == child.start.thread))
        concerns = Counter(open_with_care(private, bytes(sealed)).words for sealed in threads)
        items = [
            open_with_care(private, bytes(one)).words for one in session.scalars(select(ReadingItem.sealed))
        ]
    house.books.dispose()
    said = f"number{child.number}x"
    wrong += [f"concern {times} times" for times in concerns.values() if times != 1]
    wrong += [f"{len(concerns)} concerns"] * (len(concerns) != 2)
    listed = sum(said in words for words in items)
    wrong += [f"on the reading list {listed} times"] * (listed != 1)
    return wrong + [f"{sittings} sittings of {child.number + 1}"] * (sittings != child.number + 1)
