"""Pressed, edited, retried, doubled, deleted, finished in any order: the mixer counts what people meant."""

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

import surveys.intake as intake
from surveys.db.book import Book
from surveys.intake import STALE, Press, finish, take_answer
from surveys.questionnaires.path import asked
from surveys.questions import Answer, RawAnswer
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.remark import Remark
from surveys.voices.round import State
from surveys.voices.sittings import delete_sitting
from surveys.voices.tally import Tally
from tests.support.books import _sqlite_template
from tests.support.person import a_start
from tests.support.rounds import sample_round
from tests.support.size import Size

BAND = "11-17"
ENOUGH = 10
PEOPLE = st.integers(0, 2)
NEVER_EMPTY = "how_things_are"


class SittingLives(RuleBasedStateMachine):
    """Three people do what they like in one invited round; then it is closed and mixed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="heard-lives-"))
        shutil.copyfile(_sqlite_template("voices"), self.folder / "voices.sqlite")
        self.voices = Book("voices", f"sqlite:///{self.folder / 'voices.sqlite'}")
        self.sample = sample_round(self.voices, self.folder, invited=True)
        self.secrets = [new_secret() for _ in range(3)]
        self.starts = [a_start() for _ in range(3)]
        self.meant: dict[int, dict[str, Answer]] = {}
        self.presses: dict[int, list[tuple[str, RawAnswer, int]]] = {}
        self.seen = [0, 0, 0]

    def press(self, person: int, question_id: str, raw: RawAnswer, seen: int) -> Any:
        """One press through the one door."""
        press = Press(
            round_id=self.sample.round_id,
            audience="children",
            secret=self.secrets[person],
            question_id=question_id,
            raw=raw,
            seen=seen,
            start=self.starts[person],
            band=BAND,
            tag=f"tag{person}",
            start_number=1,
        )
        with self.voices.write() as session:
            return take_answer(session, press, self.sample.now)

    @rule(person=PEOPLE, which=st.integers(0, 20), value=st.integers(0, 20), passing=st.booleans())
    def says(self, person: int, which: int, value: int, passing: bool) -> None:
        """Answers, or changes the answer to, any question on their path."""
        meant = self.meant.get(person, {})
        path = asked(self.sample.questionnaire, meant, BAND)
        question = path[which % len(path)]
        if passing:
            raw = RawAnswer(passing="skip")
        elif question.kind == "words":
            raw = RawAnswer(words=f"i like my room {value}")
        else:
            raw = RawAnswer(values=(question.values()[value % len(question.values())],))
        before = meant.get(question.id)
        outcome = self.press(person, question.id, raw, self.seen[person])
        assert outcome.stored, outcome.refusal
        answer = question.read(raw)
        if answer != before:
            self.seen[person] += 1
            self.presses.setdefault(person, []).append((question.id, raw, self.seen[person] - 1))
        self.meant.setdefault(person, {})[question.id] = answer

    @precondition(lambda self: self.presses)
    @rule(person=PEOPLE, which=st.integers(0, 30))
    def retries_late(self, person: int, which: int) -> None:
        """A form that was sent long ago arrives once more."""
        if mine := self.presses.get(person):
            question_id, raw, seen = mine[which % len(mine)]
            if question_id not in {q.id for q in asked(self.sample.questionnaire, self.meant[person], BAND)}:
                return
            outcome = self.press(person, question_id, raw, seen)
            stands = self.meant[person][question_id]
            same = self.sample.questionnaire.question(question_id).read(raw) == stands
            assert outcome.stored if same else outcome.refusal == STALE

    @rule(person=PEOPLE)
    def finishes(self, person: int) -> None:
        """Says that they are done, perhaps twice."""
        with self.voices.write() as session:
            assert finish(session, self.secrets[person], self.sample.now).stored == (person in self.meant)

    @rule(person=PEOPLE)
    def deletes(self, person: int) -> None:
        """Takes back everything, and may begin again."""
        with self.voices.write() as session:
            assert delete_sitting(session, self.secrets[person]) == (person in self.meant)
        self.meant.pop(person, None)
        self.presses.pop(person, None)
        self.seen[person], self.secrets[person], self.starts[person] = 0, new_secret(), a_start()

    def teardown(self) -> None:
        """Enough others answer too; then the mixer must count what everybody meant."""
        try:
            self.fill_up()
            assert self.sample.close_and_mix().state == State.MIXED
            assert self.counted() == self.expected()
            assert self.words_kept() == self.words_meant()
        finally:
            self.voices.dispose()
            shutil.rmtree(self.folder)

    def fill_up(self) -> None:
        """Ten others each answer one question."""
        for _ in range(ENOUGH):
            number = len(self.secrets)
            self.secrets.append(SittingSecret(new_secret()))
            self.starts.append(a_start())
            assert self.press(number, NEVER_EMPTY, RawAnswer(values=("1",)), 0).stored
            self.meant[number] = {NEVER_EMPTY: Answer(values=("1",))}

    def on_path(self, meant: dict[str, Answer]) -> dict[str, Answer]:
        """What still stands of somebody's answers, branches considered."""
        path = asked(self.sample.questionnaire, meant, BAND)
        return {question.id: meant[question.id] for question in path if question.id in meant}

    def expected(self) -> Counter[tuple[str, str]]:
        """How many meant each value."""
        counts: Counter[tuple[str, str]] = Counter()
        for meant in self.meant.values():
            for name, answer in self.on_path(meant).items():
                said = (f"pass:{answer.passed}",) if answer.passed else answer.values or ("said",)
                counts.update((name, value) for value in said)
        return counts

    def counted(self) -> Counter[tuple[str, str]]:
        """How many the mixer counted."""
        with self.voices.read() as session:
            return Counter(
                {(row.question_id, row.value): row.count for row in session.scalars(select(Tally))}
            )

    def words_meant(self) -> Counter[str]:
        """Every text that stands in the end."""
        stands = [answer for meant in self.meant.values() for answer in self.on_path(meant).values()]
        return Counter(answer.words for answer in stands if answer.words)

    def words_kept(self) -> Counter[str]:
        """Every remark."""
        with self.voices.read() as session:
            return Counter(session.scalars(select(Remark.words)))


def live(examples: int) -> None:
    """Run so many lives."""
    phases = [Phase.generate]  # a failure is told as it was found: making it smaller takes minutes
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        SittingLives,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=checks,
            phases=phases,
        ),
    )


def test_W8_whatever_people_do_the_mixer_counts_what_they_meant(size: Size) -> None:
    live(size(8, 150, 40))


def test_W8_a_planted_door_that_lets_late_retries_overwrite_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_stale", lambda room, press: False)
    with pytest.raises(AssertionError):
        live(60)


def test_W8_a_planted_deletion_that_deletes_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def keep_all(session: Any, secret: SittingSecret) -> bool:
        return intake.find_draft(session, secret) is not None  # type: ignore[attr-defined]

    monkeypatch.setattr(sys.modules[__name__], "delete_sitting", keep_all)
    with pytest.raises(AssertionError):
        live(60)
