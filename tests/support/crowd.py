"""A crowd of invented people who answer one round in a random order: whole, partial, skipping, long, edited.

What only the test knows, who said what and in which order they pressed, is kept in each `Person`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from surveys.db.book import Books
from surveys.intake import finish, take_answer
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.invitations import invite_all, mark_answered, start_with
from surveys.press import Press
from surveys.voices.mixer import Mixed, destroy_keys, mark_truncated
from surveys.voices.round_keys import invitation_tag
from tests.support.person import KINDS, Person, with_plans
from tests.support.rounds import CLOSES, OPENS, SampleRound, sample_round

SETTINGS = ("garden house", "river house", "hill house", "lane house")

AfterPress = Callable[["Person"], None]


@dataclass
class Crowd:
    """A round and its people. `order` is who began when; `finished` who finished when."""

    books: Books
    sample: SampleRound
    people: list[Person]
    random: Random
    order: list[Person] = field(default_factory=list)
    finished: list[Person] = field(default_factory=list)
    clock: int = 0

    def answer(self, after_press: AfterPress | None = None, together: bool = False) -> None:
        """Everybody answers, in a random order; press by press in turns, or each sitting `together`."""
        waiting = list(self.people)
        self.random.shuffle(waiting)
        at_once = 1 if together else 8
        while waiting:
            person = waiting[self.random.randrange(min(at_once, len(waiting)))]
            self._press(person, len(person.to_press) if together else 1)
            if not person.to_press:
                waiting.remove(person)
                if person.kind != "partial":
                    self._finish(person)
            if after_press:
                after_press(person)

    def close_mix_and_forget(self) -> Mixed:
        """Close, mix, destroy the keys, and empty the journal."""
        mixed = self.sample.close_and_mix()
        self.forget()
        return mixed

    def forget(self) -> None:
        """Destroy the mixed round's keys and empty the journal."""
        with self.books.voices.write() as session:
            assert destroy_keys(session, self.sample.keys, self.sample.round_id, without_backup=True)
        assert self.books.voices.truncate_journal()
        with self.books.voices.write() as session:
            mark_truncated(session, self.sample.round_id)
        assert self.books.voices.truncate_journal()

    def _press(self, person: Person, presses: int) -> None:
        if not person.pressed_at:
            self._begin(person)
        with self.books.voices.write() as session:
            for _ in range(presses):
                question_id, raw = person.to_press.pop(0)
                self.clock += 1
                press = Press(
                    round_id=self.sample.round_id,
                    audience=self.sample.audience,
                    secret=person.secret,
                    question_id=question_id,
                    raw=raw,
                    seen=len(person.pressed_at),
                    start=person.start,
                    band=person.band,
                    cells=person.cells,
                    tag=person.tag,
                    start_number=person.start_number,
                )
                outcome = take_answer(session, press, self.sample.now)
                assert outcome.stored, outcome.refusal
                person.pressed.append((question_id, raw))
                person.pressed_at.append(self.clock)

    def _begin(self, person: Person) -> None:
        self.order.append(person)
        if person.invitation_id:
            with self.books.people.write() as session:
                person.start_number = start_with(session, person.invitation_id) or 0
            person.tag = invitation_tag(self.sample.keys, self.sample.round_id, person.invitation_id)

    def _finish(self, person: Person) -> None:
        self.finished.append(person)
        if person.invitation_id:
            with self.books.people.write() as session:
                mark_answered(session, person.invitation_id)
        with self.books.voices.write() as session:
            assert finish(session, person.secret, self.sample.now).stored


def children_on_a_link(books: Books, folder: Path, people: int, seed: int) -> Crowd:
    """Young people who come through cards in four settings, one of them nearly empty."""
    random = Random(seed)
    sample = sample_round(
        books.voices,
        folder,
        dimensions=[["band"], ["setting"], ["band", "setting"]],
        remark_dimension="setting",
    )
    crowd = [
        Person(
            number,
            KINDS[number % len(KINDS)],
            random.choice(("8-10", "11-17")),
            {"setting": "lane house" if number < 3 else random.choice(SETTINGS[:3])},
        )
        for number in range(people)
    ]
    return Crowd(books, sample, with_plans(crowd, sample, random), random)


def invited_staff(books: Books, folder: Path, teams: int, each: int, seed: int, big_team: int = 0) -> Crowd:
    """Staff in teams, invited one by one; an extra team of `big_team` people keeps its label."""
    random = Random(seed)
    sample = sample_round(
        books.voices,
        folder,
        "staff_pulse",
        "staff",
        invited=True,
        dimensions=[["group"]],
        remark_dimension="group",
    )
    sizes = [each] * teams + ([big_team] if big_team else [])
    labels = [f"team {number}" for number, size in enumerate(sizes) for _ in range(size)]
    crowd = [Person(number, KINDS[number % len(KINDS)], "staff", {}) for number in range(len(labels))]
    _invite(books, sample, crowd, labels)
    return Crowd(books, sample, with_plans(crowd, sample, random), random)


def _invite(books: Books, sample: SampleRound, crowd: list[Person], labels: list[str]) -> None:
    with books.people.write() as session:
        session.add(Audience(id="a" * 32, name="Everybody", kind="staff"))
        session.flush()
        for person, label in zip(crowd, labels, strict=True):
            contact = Contact(
                audience_id="a" * 32,
                name=f"Invented Person {person.number}",
                slack_user=f"U{person.number:05}",
                email=f"person{person.number}@example.org",
                group_label=label,
            )
            session.add(contact)
            session.flush()
            person.contact_id = contact.id
        invite_all(session, sample.round_id, "a" * 32, 5, "slack", OPENS, CLOSES)
        invitations = {one.contact_id: one for one in session.query(Invitation)}
        for person in crowd:
            invitation = invitations[person.contact_id]
            person.invitation_id = invitation.id
            person.cells = {"group": invitation.group_label} if invitation.group_label else {}
