"""What a change would do, before it is kept: which remarks would gain or lose which theme, by rules.

Only themes whose cues or audiences change are looked for, so that the answer comes while a person waits. What
people decided stays in any case. A merge alone moves nothing: what was found stays found, under the heir.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.codebook.codebook import Codebook
from analysis.codebook.cue import Cue
from analysis.codebook.theme import Theme
from analysis.codebook.tokens import Token, tokens_of
from analysis.themes.cues import Hit, Matcher
from analysis.themes.languages import ENGLISH, Language
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.translation import Translation

MOST_REMARKS = 20_000
_NO_APOSTROPHES = str.maketrans("", "", "'`")

Spans = tuple[tuple[int, int], ...]


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
    changed = _changed(old, new)
    total = session.scalar(select(func.count(Remark.id)).join(Round).where(Round.state.in_(RESULTS))) or 0
    gained: list[Change] = []
    lost: list[Change] = []
    looked_at = min(total, most)
    if changed:
        compared = _Compared(old, new, changed)
        for remark_id, kind, words in _words(session, most):
            for theme, spans, gains in compared.differences(kind, words):
                (gained if gains else lost).append(Change(remark_id, words, theme, spans))
    return Effect(tuple(gained), tuple(lost), looked_at, total)


class _Side:
    """The changed themes of one codebook, made ready for one audience."""

    def __init__(self, themes: Sequence[Theme], kind: str) -> None:
        cues = {theme.code: theme.parsed_cues() for theme in themes if theme.is_for(kind)}
        self._matcher = Matcher(cues)
        pointing = (cue for group in cues.values() for cue in group if not cue.blocks)
        self._stems = sorted({_longest_stem(cue) for cue in pointing})

    def may_find(self, words: str) -> bool:
        """False only where no cue can stand in the words: a quick look before they are taken apart."""
        if not words.isascii():
            return bool(self._stems)
        plain = words.lower().translate(_NO_APOSTROPHES)
        return any(stem in plain for stem in self._stems)

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """The hits of each theme that has any."""
        return self._matcher.find(tokens) if self._stems else {}


class _Compared:
    """Both codebooks made ready, with the changed themes alone, for every audience once."""

    def __init__(self, old: Codebook, new: Codebook, changed: frozenset[str]) -> None:
        self._new = new
        self._themes = [
            [theme for theme in codebook.living.themes if theme.code in changed] for codebook in (old, new)
        ]
        self._sides: dict[str, tuple[_Side, _Side]] = {}

    def differences(self, kind: str, words: str) -> Iterator[tuple[str, Spans, bool]]:
        """Each theme that the words gain (True) or lose, and the places of the cues that do it."""
        before, after = self._for(kind)
        if not (before.may_find(words) or after.may_find(words)):
            return
        tokens = tokens_of(words)
        had = {self._new.now_called(code): hits for code, hits in before.find(tokens).items()}
        has = after.find(tokens)
        for code in sorted(has.keys() - had.keys()):
            yield code, _spans(has[code], tokens), True
        for code in sorted(had.keys() - has.keys()):
            yield code, _spans(had[code], tokens), False

    def _for(self, kind: str) -> tuple[_Side, _Side]:
        if kind not in self._sides:
            old, new = (_Side(themes, kind) for themes in self._themes)
            self._sides[kind] = (old, new)
        return self._sides[kind]


def _longest_stem(cue: Cue) -> str:
    """The longest word that stands in any text in which the cue does."""
    stems = [word.word.translate(_NO_APOSTROPHES) for word in cue.words if not word.denies]
    return max(stems, key=len)


def _changed(old: Codebook, new: Codebook) -> frozenset[str]:
    """The themes that rules look for otherwise than before; both ends of a merge, for it is read as one."""
    codes = old.living.by_code.keys() | new.living.by_code.keys()
    changed = {code for code in codes if _looked_for(old.living, code) != _looked_for(new.living, code)}
    return frozenset(changed | {new.now_called(code) for code in changed})


def _looked_for(codebook: Codebook, code: str) -> object:
    theme = codebook.by_code.get(code)
    return theme and (frozenset(theme.cues), frozenset(theme.audiences))


def _words(session: Session, most: int) -> Iterator[tuple[str, str, str]]:
    """Id, kind of round and words to read of the newest remarks; what rules can't read is passed over."""
    query = (
        select(Remark.id, Round.kind, Remark.words, Translation.words, Hint.language, Hint.mixed)
        .join(Round, Remark.round_id == Round.id)
        .outerjoin(Translation, Translation.remark_id == Remark.id)
        .outerjoin(Hint, Hint.remark_id == Remark.id)
        .where(Round.state.in_(RESULTS))
        .order_by(Round.closes_at.desc(), Remark.id)
        .limit(most)
    )
    for remark_id, kind, words, translated, language, mixed in session.execute(query):
        if (read := _to_read(words, translated, language, mixed)) is not None:
            yield remark_id, kind, read


def _to_read(words: str, translated: str | None, language: str | None, mixed: bool | None) -> str | None:
    if translated is not None:
        return translated
    return words if Language(language or ENGLISH, 1.0, bool(mixed)).for_english_rules else None


def _spans(hits: Sequence[Hit], tokens: Sequence[Token]) -> Spans:
    return tuple((tokens[hit.first].start, tokens[hit.last].end) for hit in hits)
