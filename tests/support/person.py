"""One invented person: what they will say, press by press: whole, partial, skipping, long or edited."""

from dataclasses import dataclass, field
from random import Random
from secrets import token_bytes

from surveys.db.types import random_key
from surveys.questionnaires.path import next_question
from surveys.questions import Answer, AnyQuestion, RawAnswer
from surveys.voices.code_keys import CodeInRound
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.sittings import NewSitting
from tests.support.rounds import SampleRound

KINDS = ("whole", "partial", "skipping", "long", "edited")
SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "xa")
WORRYING = "my stepdad hits me and i dont want to go home"


def a_start() -> NewSitting:
    """What a first answer needs, without waiting for argon2id: all keys are random."""
    code = f"river lamp otter cloud {random_key()}"
    in_round = CodeInRound(random_key(), token_bytes(32))
    return NewSitting(code, "river-lamp-otter", random_key(), random_key(), in_round)


@dataclass
class Person:
    """One invented person: what they will press, and what became of it."""

    number: int
    kind: str
    band: str
    cells: dict[str, str]
    secret: SittingSecret = field(default_factory=new_secret)
    start: NewSitting = field(default_factory=a_start)
    contact_id: str = ""
    invitation_id: str = ""
    tag: str = ""
    start_number: int = 0
    to_press: list[tuple[str, RawAnswer]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)  # marker by question: what stands in the end
    pressed: list[tuple[str, RawAnswer]] = field(default_factory=list)
    pressed_at: list[int] = field(default_factory=list)  # on the crowd's own clock of presses

    def marker(self, question_number: int) -> str:
        """A word that nobody else says."""
        digits = [self.number // 16**place % 16 for place in range(3)]
        return "zq" + "".join(SYLLABLES[one] for one in digits) + SYLLABLES[question_number]


def with_plans(crowd: list[Person], sample: SampleRound, random: Random) -> list[Person]:
    """The people, each with their presses planned."""
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
