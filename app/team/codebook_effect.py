"""What a change to the codebook would do, as a page shows it: counts, then remarks by theme."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.codebook import Codebook
from analysis.codebook.effect import Change, Effect
from app.marked import Piece, mark

MOST_SHOWN = 20  # remarks of a theme and direction; the count tells of all


@dataclass(frozen=True)
class RemarkChanged:
    """A remark that would gain or lose a theme: its words in pieces, and its id, to raise a concern."""

    remark_id: str
    pieces: list[Piece]

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.pieces)


@dataclass(frozen=True)
class ThemeEffect:
    """One theme: how many remarks would gain or lose it, and the newest of them."""

    name: str
    gained: int
    lost: int
    gaining: list[RemarkChanged]
    losing: list[RemarkChanged]


@dataclass(frozen=True)
class EffectShown:
    """The whole effect; `part` where not every remark was looked at."""

    themes: list[ThemeEffect]
    gained: int
    lost: int
    looked_at: int
    remarks: int

    @property
    def part(self) -> bool:
        """Whether older remarks were left out."""
        return self.looked_at < self.remarks


def shown_effect(found: Effect, new: Codebook) -> EffectShown:
    """The effect by theme, those that change most first, under the names that they would have."""
    themes = [
        ThemeEffect(
            new.name_of(code), gained, lost, _words(found.gained, code), _words(found.lost, code)
        )
        for code, gained, lost in found.counts()
    ]  # fmt: skip
    return EffectShown(themes, len(found.gained), len(found.lost), found.looked_at, found.remarks)


def _words(changes: Iterable[Change], code: str) -> list[RemarkChanged]:
    mine = [change for change in changes if change.theme == code]
    return [RemarkChanged(change.remark_id, mark(change.words, change.spans)) for change in mine[:MOST_SHOWN]]
