"""Remarks as the team's pages show them: themes with the words that led to them, language, a weak hint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.themes.coding.coded import Reading, first_readings
from analysis.themes.coding.store import Current, current_codings
from analysis.themes.languages.translations import told_of, translations_of
from analysis.themes.nightly.marks import was_not_read
from app.library import codebook_from
from app.marked import Piece, mark
from app.team.makers import makers_in_words
from app.team.theme_shown import ThemeShown, theme_shown
from app.team.tongues import Tongue, tongue_of
from app.team.words import hint_words, why_this
from app.wiring import this_house
from surveys.questionnaires.question_words import question_text
from surveys.voices.hint import Hint
from surveys.voices.next_to_read import NextToRead
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.translation import Translation


@dataclass(frozen=True)
class RemarkShown:
    """One remark with everything that the team decides about it."""

    remark: Remark
    question: str
    pieces: list[Piece]  # of the words that are read for themes: its own, or their translation
    translation: Translation | None
    tongue: Tongue | None  # None for plain English
    themes: list[ThemeShown]
    hint: str
    quote: Quote | None
    reading: Reading | None
    why_this: str
    machine_failed: bool

    @property
    def undecided(self) -> bool:
        """True while a suggestion waits for a person."""
        return any(not theme.confirmed for theme in self.themes)

    @property
    def seen(self) -> str:
        """The themes that stand, so that a press on what isn't there any more can be told."""
        return ",".join(sorted(theme.code for theme in self.themes))


def shown(session: Session, round_: Round, remarks: Sequence[Remark], order: str = "") -> list[RemarkShown]:
    """These remarks with all that stands beside them: as many come out as go in, and as many questions are
    asked of the book for twenty as for one. `order` is the one that they are read in."""
    around = _Around(session, round_, [remark.id for remark in remarks], order)
    return [around.line(remark) for remark in remarks]


class _Around:
    """What stands beside some remarks, fetched at once."""

    def __init__(self, session: Session, round_: Round, ids: Sequence[str], order: str) -> None:
        self._order = order
        self._codebook = codebook_from(session, this_house())
        self._questionnaire = questionnaire_of(session, round_.edition_id)
        self._current = current_codings(session, ids)
        self._readings = first_readings(session, ids)
        self._translations, self._told = translations_of(session, ids), told_of(session, ids)
        hints = session.scalars(select(Hint).where(Hint.remark_id.in_(ids)))
        self._hints = {hint.remark_id: hint for hint in hints}
        quotes = session.scalars(select(Quote).where(Quote.remark_id.in_(ids)))
        self._quotes = {quote.remark_id: quote for quote in quotes}
        planned = session.scalars(select(NextToRead).where(NextToRead.remark_id.in_(ids)))
        self._planned = {row.remark_id: row for row in planned}
        makers = (one.suggested_by for standing in self._current.values() for one in standing)
        self._makers: Mapping[str, str] = makers_in_words(session, makers)

    def line(self, remark: Remark) -> RemarkShown:
        """One of them."""
        hint, translation = self._hints.get(remark.id), self._translations.get(remark.id)
        words = translation.words if translation else remark.words
        # Without a hint the words were changed and not yet read again: their reasons point elsewhere.
        themes = [self._theme(one, words, hint is not None) for one in self._current[remark.id]]
        reading, planned = self._readings.get(remark.id), self._planned.get(remark.id)
        turn = self._codebook.name_of(planned.theme) if planned else ""
        return RemarkShown(
            remark, question_text(self._questionnaire, remark.question_id),
            mark(words, [span for theme in themes for span in theme.spans]), translation,
            tongue_of(remark, hint, self._told.get(remark.id), translation is not None), themes,
            hint_words(hint), self._quotes.get(remark.id), reading,
            "" if reading else why_this(self._order, planned, turn), was_not_read(hint),
        )  # fmt: skip

    def _theme(self, current: Current, words: str, fresh: bool) -> ThemeShown:
        return theme_shown(current, self._codebook, words if fresh else "", self._makers)
