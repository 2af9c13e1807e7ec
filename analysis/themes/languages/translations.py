"""Remarks in other languages: the words that may be read for themes, and a translation beside the original.

A remark that isn't English is read in its translation or not at all: English rules never code it silently. A
translation comes from a person or from an import, never from a machine, and the original stays as it was
written. Nothing here is written before it was looked at for signals: see `WordsWorry`.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from analysis.themes.coding.store import IDS_A_QUERY, UnknownRemark
from analysis.themes.languages.languages import ENGLISH, Language, language_of
from surveys.imports.comments_file import MOST_CHARACTERS, MOST_TEXT_BYTES
from surveys.imports.languages import is_language
from surveys.safeguarding.triage import Triage, triage_words
from surveys.voices.hint import Hint
from surveys.voices.planning import SMALLEST_K
from surveys.voices.redaction import redact
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

SOURCES = ("person", "import")


class NotTranslated(ValueError):
    """These words can't stand as a translation; the message says why in plain words."""


class WordsWorry(Exception):
    """The translation shows what must go to the safeguarding desk: nothing was written, `triage` says why."""

    def __init__(self, triage: Triage) -> None:
        super().__init__("a translation that worries us is moved to the desk, not kept")
        self.triage = triage


def words_to_read(remark: Remark, translation: Translation | None, language: Language) -> str | None:
    """Return the words that themes, groups and moods may be read from; None where nobody translated them.

    Where there is a translation, its words are read, and every reason points into them.
    """
    if translation is not None:
        return translation.words
    return remark.words if language.for_english_rules else None


def language_said(remark: Remark, told: ToldRemark | None) -> Language:
    """Return the language of a remark: as somebody told it, else as its words look."""
    if told is not None and told.language:
        return Language(told.language, 1.0)
    return language_of(remark.words)


def translations_of(session: Session, remark_ids: Iterable[str]) -> dict[str, Translation]:
    """Return the translations of those remarks that have one, by the remark's id."""
    found: dict[str, Translation] = {}
    for part in _parts(remark_ids):
        wanted = select(Translation).where(Translation.remark_id.in_(part))
        found.update({one.remark_id: one for one in session.scalars(wanted)})
    return found


def told_of(session: Session, remark_ids: Iterable[str]) -> dict[str, ToldRemark]:
    """Return what was told about those remarks of which something was, by the remark's id."""
    found: dict[str, ToldRemark] = {}
    for part in _parts(remark_ids):
        wanted = select(ToldRemark).where(ToldRemark.remark_id.in_(part))
        found.update({one.remark_id: one for one in session.scalars(wanted)})
    return found


def audience_heard(round_: Round) -> str:
    """Whose words a round holds, "children" or "staff", as triage asks. An import says so by its k alone."""
    if round_.kind in SMALLEST_K:
        return round_.kind
    return "staff" if round_.k < SMALLEST_K["children"] else "children"


def translate(
    session: Session, remark_id: str, words: str, source: str, handle: str, today: date
) -> Translation:
    """Keep the English of a remark, redacted, in place of an earlier one; the remark is then read again.

    Raises WordsWorry before anything is written where signals are heard in the raw words: the caller raises
    the concern (`app.team.translated` does). Raises NotTranslated, UnknownRemark.
    """
    remark = session.get(Remark, remark_id)
    if remark is None:
        raise UnknownRemark(f"There is no remark {remark_id!r}.")
    seen = triage_words(words, audience_heard(session.get_one(Round, remark.round_id)))
    if seen.level is not None:
        raise WordsWorry(seen)
    told = _checked(words, source)
    kept = session.get(Translation, remark_id) or Translation(remark_id=remark_id)
    kept.words, kept.source, kept.made_by, kept.made_on = redact(told).text, source, handle, today
    session.add(kept)
    _read_again(session, remark_id)
    return kept


def take_translation_back(session: Session, remark_id: str) -> None:
    """Take a translation away: the remark waits for another one, or is read as it is where it is English."""
    session.execute(delete(Translation).where(Translation.remark_id == remark_id))
    _read_again(session, remark_id)


def tell_language(session: Session, remark_id: str, language: str, handle: str) -> ToldRemark:
    """Note in which language a person says a remark is; "en" has English read as English. The remark is read
    again. Raises NotTranslated where `language` is no language tag, UnknownRemark."""
    if session.get(Remark, remark_id) is None:
        raise UnknownRemark(f"There is no remark {remark_id!r}.")
    if language and not is_language(language):
        raise NotTranslated(f"{language[:40]!r} is no language tag such as {ENGLISH}, pl or ur-Latn.")
    told = session.get(ToldRemark, remark_id) or ToldRemark(remark_id=remark_id, mood=None)
    told.language, told.told_by = language, handle
    session.add(told)
    _read_again(session, remark_id)
    return told


def _checked(words: str, source: str) -> str:
    told = words.replace("\r\n", "\n").strip()
    if source not in SOURCES:
        raise NotTranslated(f"A translation comes from one of {SOURCES}, not from {source!r}.")
    size = len(told.encode(errors="surrogatepass"))
    if not told or "\0" in told or size != len(told.encode(errors="ignore")):
        raise NotTranslated("A translation needs words that can be kept.")
    if len(told) > MOST_CHARACTERS or size > MOST_TEXT_BYTES:
        raise NotTranslated(f"A translation has at most {MOST_CHARACTERS:,} characters.")
    return told


def _read_again(session: Session, remark_id: str) -> None:
    session.flush()
    # The worker, which may be writing a hint now, passes over what is held here, or is waited for.
    session.scalar(select(Remark.id).where(Remark.id == remark_id).with_for_update())
    session.execute(delete(Hint).where(Hint.remark_id == remark_id))
    session.flush()


def _parts(remark_ids: Iterable[str]) -> list[list[str]]:
    ids = list(remark_ids)
    return [ids[start : start + IDS_A_QUERY] for start in range(0, len(ids), IDS_A_QUERY)]
