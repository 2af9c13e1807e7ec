"""A crowd of invented people who answer one round in a random order: whole, partial, skipping, long, edited.

What only the test knows, who said what and in which order they pressed, is kept in each `Person`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from surveys.db.book import Books
from surveys.intake import finish, take_answer
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.invitations import invite_all, mark_answered, start_with
from surveys.press import Press
from surveys.questionnaires.path import next_question
from surveys.questions import Answer, AnyQuestion, RawAnswer
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.mixer import Mixed, destroy_keys, mark_truncated
from surveys.voices.round_keys import invitation_tag
from surveys.voices.sittings import NewSitting
from tests.support.rounds import CLOSES, OPENS, SampleRound, quick_start, sample_round

KINDS = ("whole", "partial", "skipping", "long", "edited")
SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "xa")
SETTINGS = ("garden house", "river house", "hill house", "lane house")
EVERY_WORD_WORRIES = "my stepdad hits me and i dont want to go home"

AfterPress = Callable[["Person"], None]


@dataclass
class Person:
    """One invented person: what they will press, and what became of it."""

    number: int
    kind: str
    band: str
    cells: dict[str, str]
    secret: SittingSecret = field(default_factory=new_secret)
    start: NewSitting = field(default_factory=quick_start)
    contact_id: str = ""
    invitation_id: str = ""
    tag: str = ""
    start_number: int = 0
    to_press: list[tuple[str, RawAnswer]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)  # marker by question: what stands in the end
    pressed_at: list[int] = field(default_factory=list)  # on the crowd's own clock of presses

    def marker(self, question_number: int) -> str:
        """A word that nobody else says."""
        digits = [self.number // 16**place % 16 for place in range(3)]
        return "zq" + "".join(SYLLABLES[one] for one in digits) + SYLLABLES[question_number]


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
    return Crowd(books, sample, _with_plans(crowd, sample, random), random)


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
    return Crowd(books, sample, _with_plans(crowd, sample, random), random)


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


def _with_plans(crowd: list[Person], sample: SampleRound, random: Random) -> list[Person]:
    for person in crowd:
        _plan(person, sample, random)
    return crowd


def _plan(person: Person, sample: SampleRound, random: Random) -> None:
    answers: dict[str, Answer] = {}
    question = next_question(sample.questionnaire, answers, None, person.band)
    while question is not None:
        raw = _says(person, question, len(answers), random)
        person.to_press.append((question.id, raw))
        answers[question.id] = question.read(raw)
        question = next_question(sample.questionnaire, answers, question.id, person.band)
    if person.kind == "partial":
        del person.to_press[random.randint(1, len(person.to_press)) :]
    if person.kind == "edited":
        _change_one(person, random)
    person.words = {name: raw.words.split()[2] for name, raw in person.to_press if raw.words}


def _says(person: Person, question: AnyQuestion, number: int, random: Random) -> RawAnswer:
    if question.kind == "info":
        return RawAnswer()
    if random.random() < (0.5 if person.kind == "skipping" else 0.1):
        return RawAnswer(passing="skip")
    if question.kind != "words":
        calm = [value for value in question.values() if value not in question.worrying_values]
        return RawAnswer(values=(random.choice(calm),))
    said = f"i like {person.marker(number)} very much"
    return RawAnswer(words=(said + " and the garden" * 120)[:2000] if person.kind == "long" else said)


def _change_one(person: Person, random: Random) -> None:
    """Say something else to one of the questions for words, a while later."""
    said = [(place, name, raw.words) for place, (name, raw) in enumerate(person.to_press) if raw.words]
    if said:
        place, name, words = random.choice(said)
        person.to_press[place] = (name, RawAnswer(words="i think differently here"))
        person.to_press.append((name, RawAnswer(words=words)))


def today() -> date:
    """The day on which the crowd's round is mixed."""
    return CLOSES.date()
