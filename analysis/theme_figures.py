"""A theme's figures: how many spoke of it and in which stance, through the release guard."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.disclosure import Released, claim_id, release_count, release_part
from analysis.evidence import STANCES, RoundEvidence, ThemeCount


@dataclass(frozen=True)
class ThemeFigure:
    """What may be shown of a theme in a round; `stances` maps to (count, share) of those who spoke."""

    theme: str
    count: Released
    share: Released
    wrote: Released
    stances: Mapping[str, tuple[Released, Released]]
    confirmed: bool

    @property
    def worth_listing(self) -> bool:
        """Whether enough people spoke of it, by what may be shown, so that a list gives nothing away."""
        return bool(self.count.value)


def theme_definition(figure: str, theme: str, codebook: str, stance: str = "") -> dict[str, str]:
    """What a theme's claim says that it counts."""
    definition = {"figure": figure, "theme": theme, "codebook": codebook}
    return definition | {"stance": stance} if stance else definition


def release_theme(counted: ThemeCount, evidence: RoundEvidence, codebook: str, k: int) -> ThemeFigure:
    """One theme through the guard: people who wrote are its base, those who spoke of it the stances' base."""

    def claim(figure: str, stance: str = "") -> str:
        return claim_id(evidence.id, "figure", theme_definition(figure, counted.theme, codebook, stance))

    unit = evidence.unit
    count, share = release_part(counted.people, counted.base, k, claim("count"), claim("share"), unit=unit)
    stances = {
        stance: release_part(
            counted.stances.get(stance, 0), counted.people, k,
            claim("count", stance), claim("share", stance), unit=unit,
        )
        for stance in STANCES
    }  # fmt: skip
    wrote = release_count(counted.base, k, claim("wrote"), unit=unit)
    return ThemeFigure(counted.theme, count, share, wrote, stances, counted.confirmed)
