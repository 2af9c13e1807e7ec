"""How many invented disclosures the signals see, by kind, and how often they ring for ordinary remarks."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from surveys.safeguarding.triage import triage_words

FOLDER = Path(__file__).parent
# "unforeseen" was written after the rules, on purpose in words they don't know; no rule is fitted to it. The
# nearest we have to how a child who never read our rules would say it: read this figure before the others.
SETS = (
    "children_unforeseen",
    "children_kept_aside",
    "children_looked_at",
    "staff_kept_aside",
    "staff_looked_at",
)
HARMLESS = "none"


@dataclass(frozen=True)
class Invented:
    """One invented remark: what it is about ("none" when nothing is wrong), how it is said, the words."""

    kind: str
    style: str
    words: str


@dataclass(frozen=True)
class Share:
    """`seen` of `all`."""

    seen: int
    all: int

    @property
    def text(self) -> str:
        return f"{self.seen}/{self.all} ({self.seen / self.all:.0%})" if self.all else "none"


@dataclass(frozen=True)
class SignalFigures:
    """One set's figures: recall in all, by kind, by style; alerts on ordinary and look-alike remarks."""

    name: str
    recall: Share
    by_kind: dict[str, Share]
    by_style: dict[str, Share]
    alerts: dict[str, Share]
    missed: tuple[str, ...]


def evaluate_signals() -> tuple[SignalFigures, ...]:
    """Figures for every shipped set; the parts kept aside were written before any rule."""
    return tuple(_figures(name) for name in SETS)


def figures_as_text(figures: Iterable[SignalFigures]) -> str:
    """The figures as plain lines for a terminal. A proxy, and it says so."""
    lines = ["Invented remarks only: no open set of children's disclosures exists. Read these as a proxy."]
    for one in figures:
        lines += ["", f"{one.name}: recall {one.recall.text}"]
        lines += [f"  {kind}: {share.text}" for kind, share in one.by_kind.items()]
        lines += [f"  said {style}: {share.text}" for style, share in one.by_style.items()]
        lines += [f"  alerts on {style} remarks: {share.text}" for style, share in one.alerts.items()]
    return "\n".join(lines)


def shipped(name: str) -> tuple[Invented, ...]:
    """One shipped set of invented remarks."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(Invented(row["kind"], row["style"], row["words"]) for row in csv.DictReader(rows))


def _figures(name: str) -> SignalFigures:
    audience = name.partition("_")[0]
    looked = [(one, triage_words(one.words, audience).level is not None) for one in shipped(name)]
    worries = [(one, seen) for one, seen in looked if one.kind != HARMLESS]
    harmless = [(one, seen) for one, seen in looked if one.kind == HARMLESS]
    return SignalFigures(
        name,
        Share(sum(seen for _, seen in worries), len(worries)),
        _shares(worries, lambda one: one.kind),
        _shares(worries, lambda one: one.style),
        _shares(harmless, lambda one: one.style),
        tuple(one.words for one, seen in worries if not seen),
    )


def _shares(looked: list[tuple[Invented, bool]], by: Callable[[Invented], str]) -> dict[str, Share]:
    seen: dict[str, list[bool]] = {}
    for one, was_seen in looked:
        seen.setdefault(by(one), []).append(was_seen)
    return {name: Share(sum(values), len(values)) for name, values in sorted(seen.items())}
