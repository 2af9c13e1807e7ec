"""What holds for a whole report: its rounds, what has been worked out, and what stands where already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.actions import PublishedAction
from analysis.codebook import Codebook
from analysis.evidence import Question, RoundEvidence, count_themes
from analysis.report.lines import QuestionFigure
from analysis.report.question_figures import compose_question
from analysis.theme_figures import ThemeFigure, release_theme

Belongs = Callable[[Sequence[str]], bool]
"""Whether something linked to these strands belongs to a section."""


@dataclass(frozen=True)
class ApprovedFinding:
    """A finding that a person stands for, as the books hold it, and the day on which it was answered."""

    id: str
    round_id: str
    strand: str
    text: str
    approved_by: str
    approved_on: date
    claims: tuple[str, ...] = ()
    theme: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class RoundInReport:
    """A round of the period with what it is compared with and what was made of it."""

    evidence: RoundEvidence
    k: int
    earlier: Sequence[RoundEvidence] = ()
    roster_changed: int | None = None
    findings: Sequence[ApprovedFinding] = ()
    actions: Sequence[tuple[str, PublishedAction]] = ()  # (strand, answer)
    invited: bool = True

    @property
    def quotable(self) -> bool:
        """Whether enough people wrote: sentences and words of fewer would point at them."""
        return len(self.evidence.wrote) >= self.k

    @property
    def series(self) -> tuple[str, str]:
        """What rounds asked again of the same people share."""
        return self.evidence.kind, self.evidence.source


@dataclass
class Pack:
    """The rounds of a report, oldest first, and its codebook; `quoted` and `words` are used up already."""

    codebook: Codebook
    rounds: Sequence[RoundInReport] = ()
    quoted: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    _places: dict[tuple[str, ...], str] = field(default_factory=dict)
    _questions: dict[tuple[str, str], QuestionFigure] = field(default_factory=dict)
    _themes: dict[str, dict[str, ThemeFigure]] = field(default_factory=dict)

    def elsewhere(self, what: tuple[str, ...], code: str) -> str:
        """The strand under which something stands already, or "" when it stands here for the first time."""
        place = self._places.setdefault(what, code)
        return "" if place == code else place

    def question(self, one: RoundInReport, question: Question) -> QuestionFigure:
        """The figures of one question, worked out once."""
        known = (one.evidence.id, question.id)
        if known not in self._questions:
            self._questions[known] = compose_question(
                one.evidence, question, one.k, one.earlier, one.roster_changed
            )
        return self._questions[known]

    def themes(self, one: RoundInReport) -> dict[str, ThemeFigure]:
        """The released figures of every theme of a round by its code, worked out once."""
        known = one.evidence.id
        if known not in self._themes:
            counts = count_themes(one.evidence)
            self._themes[known] = {
                theme: release_theme(counts[theme], one.evidence, self.codebook.version, one.k)
                for theme in sorted(counts)
            }
        return self._themes[known]

    def earlier(self, one: RoundInReport, what: str) -> bool:
        """Whether a later round of the same series asked this question, or speaks of this theme."""
        place = list(self.rounds).index(one)
        return any(
            after.series == one.series and self._holds(after, what) for after in self.rounds[place + 1 :]
        )

    def _holds(self, one: RoundInReport, what: str) -> bool:
        if what.startswith("theme "):
            figure = self.themes(one).get(what.removeprefix("theme "))
            return figure is not None and figure.worth_listing
        question = one.evidence.question(what)
        return question is not None and not self.question(one, question).answered.hidden


def linked(strand: str) -> tuple[str, ...]:
    """The strands of something that names one, or none."""
    return (strand,) if strand else ()
