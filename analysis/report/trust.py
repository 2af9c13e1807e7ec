"""How far the themes can be trusted: the newest score cards through the release guard, for the annex.

Counts of remarks are counts of people's words and pass the same limits as counts of people; nothing exact
leaves the team's own page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.disclosure import (
    Released,
    claim_id,
    release_accuracy,
    release_agreement,
    release_count,
    release_f1,
    release_sentence,
)
from analysis.report.lines import ClaimLine, TrustLine, TrustLines
from analysis.report.wording import WORDS, quoted
from analysis.themes.trust.agreement import FEWEST, Agreement
from analysis.themes.trust.card import Line
from analysis.themes.trust.drift import Change
from analysis.themes.trust.intervals import Interval
from analysis.themes.trust.score_store import KINDS, Kept, newest_cards
from surveys.voices.round import Round

FIGURES = {
    "right": "suggestions that were right",
    "found": "what people gave that was suggested",
    "f1": "F1 of suggestions against people",
    "common": "remarks to which people gave the theme",
    "stays": "suggestions that stay when misspelt",
    "people": "agreement of two people",
}
WHOLE = ("remarks", "right", "found", "people", "machine_first", "machine_second")


@dataclass(frozen=True)
class Measured:
    """A card for a report, and what the round before was called ("" without one)."""

    kept: Kept
    before: str = ""


def read_trust(session: Session, kinds: Iterable[str], made_on: date) -> list[Measured]:
    """Return the newest card of each of these kinds of round, as it stood on that day."""
    wanted = set(kinds)
    found = newest_cards(session, [kind for kind in KINDS if kind in wanted], made_on)
    return [Measured(kept, _before(session, kept)) for kept in found]


def compose_trust(measured: Sequence[Measured], codebook: Codebook, least: int) -> tuple[TrustLines, ...]:
    """Return what the annex shows of each card, of groups of at least `least`."""
    return tuple(_Guarded(one, codebook, least).lines() for one in measured)


def trust_claims(measured: Sequence[Measured]) -> list[ClaimLine]:
    """Return what each figure of the annex stands for."""
    definitions = [
        (one, _definition(one, figure, theme))
        for one in measured
        for theme, figures in (("", WHOLE), *((line.theme, FIGURES) for line in one.kept.card.lines))
        for figure in figures
    ]
    return [
        ClaimLine(_claim(one, definition), "figure", one.kept.card.whole.now.id, definition)
        for one, definition in definitions
    ]


def _before(session: Session, kept: Kept) -> str:
    before = kept.card.whole.before
    found = session.get(Round, before.id) if before else None
    return found.title if found else ""


def _definition(one: Measured, figure: str, theme: str) -> dict[str, str]:
    definition = {
        "figure": f"trust: {FIGURES.get(figure, figure)}",
        "codebook": one.kept.card.whole.mark.codebook,
        "measured_on": one.kept.made_on.isoformat(),
        "card": str(one.kept.number),
    }
    return definition | {"theme": theme} if theme else definition


def _claim(one: Measured, definition: Mapping[str, str]) -> str:
    return claim_id(one.kept.card.whole.now.id, "figure", definition)


class _Guarded:
    """One card, each of its figures through the guard."""

    def __init__(self, measured: Measured, codebook: Codebook, least: int) -> None:
        self.measured, self.codebook = measured, codebook
        self.card = measured.kept.card
        self.k = max(self.card.whole.k, least)

    def lines(self) -> TrustLines:
        whole, kept = self.card.whole, self.measured.kept
        told = [line for line in self.card.lines if line.score.trusted]
        few = [line for line in self.card.lines if not line.score.trusted]
        return TrustLines(
            kind=kept.kind, measured_on=kept.made_on,
            remarks=release_count(self.card.remarks, self.k, self._known("remarks")),
            right=self._part("right", whole.total.right, whole.total.suggested),
            found=self._part("found", whole.total.right, whole.total.said),
            lines=tuple(self._line(line) for line in sorted(told, key=_best_first)),
            too_few=tuple(sorted(self.codebook.name_of(line.theme) for line in few)),
            agreement=tuple(self._agreement()),
            changes=tuple(change for line in told for change in self._changes(line)),
        )  # fmt: skip

    def _line(self, line: Line) -> TrustLine:
        score, stayed, code = line.score, line.stayed, line.theme
        return TrustLine(
            theme=self.codebook.name_of(code),
            right=self._part("right", score.right, score.suggested, code),
            found=self._part("found", score.right, score.said, code),
            f1=release_f1(score.right, score.suggested, score.said, self.k, self._known("f1", code)),
            common=self._part("common", score.said, score.remarks, code),
            stays=self._part("stays", stayed.kept if stayed else 0, stayed.suggested if stayed else 0, code),
            people=self._agreed(line.people, line.people.kappa, line.people.kappa_interval, "people", code),
        )

    def _agreement(self) -> Iterable[tuple[str, Released]]:
        together = self.card.whole.together
        if together.people.hidden or together.people.both_read < self.k:
            return
        for key, one in (
            ("people", together.people),
            ("machine_first", together.machine_first),
            ("machine_second", together.machine_second),
        ):
            yield WORDS["trust"][key], self._agreed(one, one.f1, one.f1_interval, key)

    def _changes(self, line: Line) -> Iterable[Released]:
        drift = line.drift
        if drift is None:
            return
        for figure, change in (("f1", drift.f1), ("precision", drift.precision)):
            if change is not None and change.clear:
                yield self._changed(figure, change, self.codebook.name_of(line.theme))
                return

    def _changed(self, figure: str, change: Change, theme: str) -> Released:
        way = "up" if change.now > change.before else "down"
        names = {"theme": quoted(theme), "round": quoted(self.measured.before)}
        return release_sentence(WORDS["trust"][f"{figure}_{way}"], **names)

    def _known(self, figure: str, theme: str = "") -> str:
        return _claim(self.measured, _definition(self.measured, figure, theme))

    def _part(self, figure: str, part: int, base: int, theme: str = "") -> Released:
        return release_accuracy(part, base, self.k, self._known(figure, theme))

    def _agreed(
        self, one: Agreement, figure: float | None, found: Interval | None, name: str, theme: str = ""
    ) -> Released:
        """Hidden where either of the two gave the theme less often than a group may be small."""
        named = min(one.first_said, one.second_said)
        cases = named if not one.hidden and one.both_read >= FEWEST else 0
        between = found or Interval(0.0, 1.0)
        return release_agreement(
            figure,
            between.low,
            between.high,
            cases,
            self.k,
            self._known(name, theme),
            places=1 if theme else 2,
        )


def _best_first(line: Line) -> tuple[float, str]:
    interval = line.score.f1_interval
    return -(interval.low if interval else 0.0), line.theme
