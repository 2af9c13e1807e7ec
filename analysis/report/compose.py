"""Composes the voice report: plain data of released values, by strand of the plan in reading order."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.disclosure import SYMBOLS, Released, claim_id, not_applicable, release_count
from analysis.plan import Plan, Strand
from analysis.report.claims import claims_of
from analysis.report.coverage import coverage_of
from analysis.report.glance import glance_at
from analysis.report.lines import RoundLine
from analysis.report.pack import Belongs, Pack, RoundInReport
from analysis.report.report import HalfReport, Period, Report, Section
from analysis.report.sections import compose_section
from analysis.report.store import read_rounds
from analysis.report.trust import Measured, compose_trust, read_trust, trust_claims
from analysis.report.wording import WORDS, say

PUBLIC_K = 10  # whatever is published outside speaks of at least this many people


def compose(
    session: Session,
    plan: Plan,
    codebook: Codebook,
    period: Period,
    made_on: date,
    audience: str = "board",
    *,
    council: str = "",
    roster_changes: Mapping[str, int] | None = None,
) -> Report:
    """The report of every round whose results came in the period. Reads only, so any session will do.

    `audience` is "board" or "public"; `roster_changes` says by round id how many people joined or left its
    audience since the round before. Raises ValueError for another audience.
    """
    if audience not in WORDS["audiences"]:
        raise ValueError(f"there is no audience {audience!r}")
    least = PUBLIC_K if audience == "public" else 0
    rounds = read_rounds(session, plan.key, period.start, period.end, least, roster_changes or {})
    trust = read_trust(session, {one.evidence.kind for one in rounds}, made_on)
    return compose_from(rounds, plan, codebook, period, made_on, audience, council, trust)


def compose_from(
    rounds: Sequence[RoundInReport],
    plan: Plan,
    codebook: Codebook,
    period: Period,
    made_on: date,
    audience: str = "board",
    council: str = "",
    trust: Sequence[Measured] = (),
) -> Report:
    """The report of these rounds, and of how far their themes can be trusted; pure."""
    pack = Pack(codebook, rounds)
    halves = tuple(
        HalfReport(half.title if half else "", tuple(_strand(s, period, pack) for s in strands))
        for half, strands in plan.halves_in_order(period.end)
    )
    unlinked = _unlinked(plan, pack)
    lines = [(one, _round_line(one)) for one in rounds]
    least = PUBLIC_K if audience == "public" else 0
    sections = [*(section for half in halves for section in half.sections), unlinked]
    return Report(
        council=council, plan_key=plan.key, plan_title=plan.title, period=period, made_on=made_on,
        audience=audience, least=min((one.k for one in rounds), default=PUBLIC_K),
        rounds=tuple(line for one, line in lines if one.evidence.unit != "rows"),
        halves=halves, unlinked=unlinked,
        imports=tuple(line for one, line in lines if one.evidence.unit == "rows"),
        symbols=dict(SYMBOLS), claims=claims_of(rounds, codebook.version, trust_claims(trust)),
        glance=glance_at([line for _, line in lines], sections, rounds, codebook, made_on),
        coverage=coverage_of(halves, unlinked),
        trust=compose_trust(trust, codebook, least),
    )  # fmt: skip


def _strand(strand: Strand, period: Period, pack: Pack) -> Section:
    def belongs(strands: Sequence[str]) -> bool:
        return strand.code in strands

    new = strand.valid_from and strand.valid_from >= f"{period.start:%Y-%m}"
    note = say("strand", "new", month=strand.valid_from) if new else ""
    return compose_section(strand.code, strand.title, note, belongs, pack)


def _unlinked(plan: Plan, pack: Pack) -> Section:
    codes = {strand.code for strand in plan.strands}

    def belongs(strands: Sequence[str]) -> bool:
        return not codes & set(strands)

    only: Belongs = belongs
    return compose_section("", WORDS["report"]["unlinked"], WORDS["report"]["unlinked_note"], only, pack)


def _round_line(one: RoundInReport) -> RoundLine:
    evidence = one.evidence

    def claim(figure: str) -> str:
        return claim_id(evidence.id, "figure", {"figure": figure})

    return RoundLine(
        evidence.title, evidence.kind, evidence.closed_on,
        asked=_asked(one, claim("asked")),
        answered=release_count(evidence.people, one.k, claim("people"), unit=evidence.unit),
        unit=evidence.unit, source=evidence.source,
    )  # fmt: skip


def _asked(one: RoundInReport, claim: str) -> Released:
    """How many were invited; an open link invites nobody, which is no secret."""
    if not (one.invited or one.evidence.asked):
        return not_applicable(WORDS["report"]["open_link"], claim)
    return release_count(one.evidence.asked, one.k, claim, unit=one.evidence.unit)
