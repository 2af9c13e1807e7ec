"""What a change would do, before it is kept: which remarks would gain or lose which theme, by rules.

What people decided stays in any case, and what the model learned from them is not asked: the answer comes
while a person waits.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.codebook.codebook import Codebook
from analysis.codebook.compared import Compared, Spans
from analysis.themes.languages.languages import ENGLISH, Language
from surveys.questionnaires.question_words import question_text
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.translation import Translation

MOST_REMARKS = 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """A remark that gains or loses a theme, and where in its words the cues stand that do it."""

    remark_id: str
    words: str
    theme: str
    spans: Spans


@dataclass(frozen=True)
class Effect:
    """What would change, newest round first; `looked_at` of `remarks` were looked at."""

    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    looked_at: int
    remarks: int

    def counts(self) -> list[tuple[str, int, int]]:
        """Return code, remarks gained and remarks lost of every theme that changes, most first."""
        gained = Counter(change.theme for change in self.gained)
        lost = Counter(change.theme for change in self.lost)
        codes = sorted({*gained, *lost}, key=lambda code: (-gained[code] - lost[code], code))
        return [(code, gained[code], lost[code]) for code in codes]


def effect(session: Session, old: Codebook, new: Codebook, most: int = MOST_REMARKS) -> Effect:
    """Return what keeping `new` in place of `old` would do to the newest `most` remarks with results."""
    total = session.scalar(select(func.count(Remark.id)).join(Round).where(Round.state.in_(RESULTS))) or 0
    compared, questions = Compared(old, new), _Questions(session)
    gained: list[Change] = []
    lost: list[Change] = []
    for remark_id, kind, asked, words in _words(session, most):
        for one in compared.differences(kind, words, questions.text(*asked)):
            (gained if one.gains else lost).append(Change(remark_id, words, one.theme, one.spans))
    return Effect(tuple(gained), tuple(lost), min(total, most), total)


class _Questions:
    """What each question of an edition asked, looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[tuple[str, str], str] = {}

    def text(self, edition: str, question: str) -> str:
        if (edition, question) not in self._texts:
            asked = question_text(questionnaire_of(self._session, edition), question)
            self._texts[edition, question] = asked
        return self._texts[edition, question]


def _words(session: Session, most: int) -> Iterator[tuple[str, str, tuple[str, str], str]]:
    """Id, kind of round, question and words of the newest remarks; what rules can't read is passed over."""
    read = (Remark.words, Translation.words, Hint.language, Hint.mixed)
    query = (
        select(Remark.id, Round.kind, Round.edition_id, Remark.question_id, *read)
        .join(Round, Remark.round_id == Round.id)
        .outerjoin(Translation, Translation.remark_id == Remark.id)
        .outerjoin(Hint, Hint.remark_id == Remark.id)
        .where(Round.state.in_(RESULTS))
        .order_by(Round.closes_at.desc(), Remark.id)
        .limit(most)
    )
    # Read to the end at once: the questions are asked for on the same connection.
    for remark_id, kind, edition, question, words, english, language, mixed in session.execute(query).all():
        if (shown := _to_read(words, english, language, mixed)) is not None:
            yield remark_id, kind, (edition, question), shown


def _to_read(words: str, translated: str | None, language: str | None, mixed: bool | None) -> str | None:
    if translated is not None:
        return translated
    return words if Language(language or ENGLISH, 1.0, bool(mixed)).for_english_rules else None
