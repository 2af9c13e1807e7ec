"""The lines of a report: each holds released values and our own words, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.disclosure import Released
from analysis.theme_figures import ThemeFigure


@dataclass(frozen=True)
class ValueLine:
    """One answer to a question: how many gave it, what share, and the change since last time."""

    value: str
    label: str
    count: Released
    share: Released
    change: Released


@dataclass(frozen=True)
class CellLine:
    """The same question in one group: how many answered and the share of each answer."""

    dimension: str
    cell: str
    answered: Released
    shares: tuple[Released, ...]


@dataclass(frozen=True)
class QuestionFigure:
    """A question of one round with its figures.

    `elsewhere`: the strand under which it stands in full ("" when that is here); `earlier`: whether a later
    round of the period asked it again.
    """

    round_title: str
    question_id: str
    question: str
    answered: Released
    lines: tuple[ValueLine, ...]
    cells: tuple[CellLine, ...]
    kind: str = ""
    elsewhere: str = ""
    earlier: bool = False


@dataclass(frozen=True)
class ThemeLine:
    """A theme of one round by its name, with its figures and the change since last time."""

    round_title: str
    name: str
    figure: ThemeFigure
    change: Released
    unit: str
    kind: str = ""
    earlier: bool = False


@dataclass(frozen=True)
class FindingLine:
    """An approved sentence with the theme that it rests on (None where it rests on none).

    `stances` are those that at least half took, or praise and problems; `elsewhere` the strand under which it
    stands in full ("" when that is here); `earlier` whether a later round of the period says it anew.
    """

    text: Released
    round_title: str
    kind: str
    theme: str
    figure: ThemeFigure | None
    stances: tuple[str, ...] = ()
    elsewhere: str = ""
    earlier: bool = False

    @property
    def unsure(self) -> bool:
        """Whether some of its themes still stand as the codebook's rules put them."""
        return self.figure is not None and not self.figure.confirmed


@dataclass(frozen=True)
class QuoteLine:
    """Approved words, the one thing said about who spoke, and the round."""

    words: Released
    attribute: str
    round_title: str


@dataclass(frozen=True)
class ActionLine:
    """A published answer in the words of the oldest band."""

    kind: str
    you_said: Released
    answer: Released
    owner: str
    due: date


@dataclass(frozen=True)
class RoundLine:
    """A round of the period: how many were asked and how many answered."""

    title: str
    kind: str
    closed_on: date
    asked: Released
    answered: Released
    unit: str
    source: str


@dataclass(frozen=True)
class Pointed:
    """A sentence and the strand where more of it stands."""

    code: str
    heading: str
    text: Released
    unsure: bool = False
    round_title: str = ""


@dataclass(frozen=True)
class Glance:
    """What a chair reads first. `answered` are sentences about what was answered, and the loop clock."""

    asked: tuple[tuple[str, Released], ...]  # (kind of round, sentence)
    findings: tuple[Pointed, ...]
    changes: tuple[Pointed, ...]
    more_changes: bool
    answered: tuple[Released, ...]


@dataclass(frozen=True)
class CoverageLine:
    """Who spoke about a strand, in words of ours, by kind of round, and how many findings it has."""

    half: str
    code: str
    heading: str
    heard: tuple[str, str, str]
    findings: str


@dataclass(frozen=True)
class TrustLine:
    """One theme of which enough was read: how far its suggestions can be trusted."""

    theme: str
    right: Released
    found: Released
    f1: Released
    common: Released
    stays: Released
    people: Released


@dataclass(frozen=True)
class TrustLines:
    """One kind of round: how far its themes can be trusted, by remarks that were drawn by lot and read.

    `agreement` pairs who is compared with how far they agree; `too_few` names the themes that can't be
    trusted yet; `changes` are sentences about where the machine got better or worse.
    """

    kind: str
    measured_on: date
    remarks: Released
    right: Released
    found: Released
    lines: tuple[TrustLine, ...]
    too_few: tuple[str, ...]
    agreement: tuple[tuple[str, Released], ...]
    changes: tuple[Released, ...]


@dataclass(frozen=True)
class ClaimLine:
    """What one claim id of the report stands for."""

    id: str
    kind: str
    round_id: str
    definition: Mapping[str, str]
