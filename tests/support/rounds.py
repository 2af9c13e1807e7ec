"""Rounds to test with: planned, opened, answered through the one door, closed and mixed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from surveys.db.book import Book
from surveys.intake import finish, take_answer
from surveys.keys.folder import KeyFolder
from surveys.press import Outcome, Press
from surveys.questionnaires.path import next_question
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questionnaires.starters import catalogue
from surveys.questions import Answer, RawAnswer
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import CodeInRound, make_codes_pepper
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.mixer import Mixed, close_round, mix
from surveys.voices.planning import Door, RoundPlan, open_round, plan_round
from surveys.voices.round_keys import make_round_keys
from surveys.voices.sittings import NewSitting

OPENS = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=14)
DURING = OPENS + timedelta(days=1)


@dataclass
class SampleRound:
    """One round on one voices book, with what a test needs to press its buttons."""

    voices: Book
    keys: KeyFolder
    questionnaire: Questionnaire
    round_id: str
    band: str
    audience: str
    now: datetime = DURING
    secrets: list[SittingSecret] = field(default_factory=list)

    def press(
        self,
        secret: SittingSecret,
        question_id: str,
        raw: RawAnswer,
        seen: int | None = None,
        **more: object,
    ) -> Outcome:
        """One press, as a channel would hand it in. Without `seen` the form is up to date."""
        press = Press(
            round_id=self.round_id,
            audience=self.audience,
            secret=secret,
            question_id=question_id,
            raw=raw,
            seen=10_000 if seen is None else seen,
            start=quick_start(),
            band=self.band,
            **more,  # type: ignore[arg-type]
        )
        with self.voices.write() as session:
            return take_answer(session, press, self.now)

    def answer_all(
        self, say: "Iterable[tuple[str, RawAnswer]]", done: bool = True, **more: object
    ) -> SittingSecret:
        """One sitting of several presses in one unit of work; finished unless told otherwise."""
        secret = new_secret()
        start = quick_start()
        with self.voices.write() as session:
            for number, (question_id, raw) in enumerate(say):
                press = Press(
                    round_id=self.round_id,
                    audience=self.audience,
                    secret=secret,
                    question_id=question_id,
                    raw=raw,
                    seen=number,
                    start=start,
                    band=self.band,
                    **more,  # type: ignore[arg-type]
                )
                outcome = take_answer(session, press, self.now)
                assert outcome.stored, outcome.refusal
            if done:
                finish(session, secret, self.now)
        self.secrets.append(secret)
        return secret

    def close_and_mix(self) -> Mixed:
        """Close the round at its time and mix it."""
        with self.voices.write() as session:
            assert close_round(session, self.round_id, CLOSES)
        with self.voices.write() as session:
            return mix(session, self.keys, self.round_id, CLOSES.date())


def quick_start() -> NewSitting:
    """What a first answer needs, without waiting for argon2id: the code's keys are random here."""
    from_nowhere = new_secret().encode().ljust(32, b"0")
    in_round = CodeInRound(code_id=from_nowhere.hex()[:32], box_key=from_nowhere[:32])
    return NewSitting(
        "river lamp otter cloud tin",
        "river-lamp-otter",
        from_nowhere.hex()[:32],
        from_nowhere.hex()[-32:],
        in_round,
    )


def sample_round(
    voices: Book,
    folder: Path,
    questionnaire: str = "how_is_it_going",
    band: str = "11-17",
    invited: bool = False,
    **plan: object,
) -> SampleRound:
    """An open round of a starter questionnaire, with its keys, on a book that has its tables."""
    keys = KeyFolder(folder / "keys")
    asked = catalogue()[questionnaire]
    doors = () if invited else (Door("river-lamp-otter", band, "Garden House"),)
    with voices.write() as session:
        make_care_key(session, keys, OPENS.date())
        make_codes_pepper(keys)
        round_ = plan_round(
            session,
            RoundPlan(
                title="A sample round",
                questionnaire=asked,
                opens_at=OPENS,
                closes_at=CLOSES,
                invited=invited,
                doors=doors,
                **plan,  # type: ignore[arg-type]
            ),
        )
        open_round(session, round_.id, make_round_keys(keys, round_.id), OPENS)
        return SampleRound(voices, keys, asked, round_.id, band, asked.audience)


def path_answers(questionnaire: Questionnaire, band: str, words: str = "") -> list[tuple[str, RawAnswer]]:
    """An answer to each question on the path: the last offered value, or these words (skipped when empty)."""
    said: list[tuple[str, RawAnswer]] = []
    answers: dict[str, Answer] = {}
    question = next_question(questionnaire, answers, None, band)
    while question is not None:
        if question.kind == "words":
            raw = RawAnswer(words=words) if words else RawAnswer(passing="skip")
        elif question.kind == "info":
            raw = RawAnswer()
        else:
            raw = RawAnswer(values=(question.values()[-1],))
        said.append((question.id, raw))
        answers[question.id] = question.read(raw)
        question = next_question(questionnaire, answers, question.id, band)
    return said
