"""The loop clock: what was answered back, how soon, and which finding has waited longest. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from analysis.codebook import Codebook
from analysis.disclosure import Released, release_approved_text, release_sentence
from analysis.report.pack import ApprovedFinding, RoundInReport
from analysis.report.wording import WORDS, quoted

KINDS = ("did", "doing", "cannot")


def answered_back(rounds: Sequence[RoundInReport], codebook: Codebook, made_on: date) -> list[Released]:
    """Sentences of the loop clock; a theme that is linked to several strands is one finding.

    What is counted is what we wrote, never people.
    """
    words = WORDS["loop"]
    found = list(_once(found for one in rounds if one.quotable for found in one.findings))
    kinds = [action.kind for one in rounds for _, action in one.actions]
    told = [
        release_sentence(words["kinds"], **{kind: str(kinds.count(kind)) for kind in KINDS})
        if kinds
        else release_sentence(words["nothing"])
    ]
    answered = [one for one in found if one.answered_on is not None]
    if found:
        told.append(
            release_sentence(words["answered"], answered=str(len(answered)), findings=str(len(found)))
        )
    days = [(one.answered_on - one.approved_on).days for one in answered if one.answered_on is not None]
    if days:
        half = max(0, round(median(days)))
        told.append(release_sentence(words["median" if half else "median_at_once"], days=_days(half)))
    return [*told, *_waiting(found, rounds, codebook, made_on)]


def _once(findings: Iterable[ApprovedFinding]) -> Iterable[ApprovedFinding]:
    by_theme: dict[tuple[str, str], ApprovedFinding] = {}
    for found in findings:
        by_theme.setdefault((found.round_id, found.theme or found.id), found)
    return by_theme.values()


def _waiting(
    found: Iterable[ApprovedFinding], rounds: Sequence[RoundInReport], codebook: Codebook, made_on: date
) -> list[Released]:
    """The finding that has waited longest for an answer, when one waits."""
    waiting = sorted(
        (one for one in found if one.answered_on is None and one.approved_on <= made_on),
        key=lambda one: (one.approved_on, one.text, one.id),
    )
    if not waiting:
        return []
    oldest = waiting[0]
    title = next(one.evidence.title for one in rounds if one.evidence.id == oldest.round_id)
    named: Released | str = quoted(codebook.name_of(oldest.theme))
    if not oldest.theme:
        named = release_approved_text(oldest.text, oldest.approved_by, oldest.approved_on.isoformat())
    days = _days((made_on - oldest.approved_on).days)
    claims = " ".join(oldest.claims)
    return [release_sentence(WORDS["loop"]["oldest"], claims, days=days, finding=named, round=title)]


def _days(days: int) -> str:
    return WORDS["loop"]["day" if days == 1 else "days"].format(days=days)
