"""Findings: sentences about strands, drafted from released figures and approved by a person."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook, Stance
from analysis.disclosure import Released, claim_id, release_sentence
from analysis.evidence import STANCES, RoundEvidence, count_themes
from analysis.evidence_store import read_round
from analysis.plan import Plan
from analysis.theme_figures import ThemeFigure, release_theme, theme_definition
from surveys.voices.claim import Claim
from surveys.voices.finding import Evidence, Finding

WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
RULES = "rules"
MOST_DRAFTS = 5  # a strand; a board reads claims, not lists


class FindingNotReady(ValueError):
    """A finding can't be approved; the message is a plain sentence for the team."""


@dataclass(frozen=True)
class Draft:
    """A sentence for one strand ("" for none) with the figures that it rests on."""

    strand: str
    theme: str
    text: Released
    evidence: tuple[tuple[str, Mapping[str, str]], ...]  # (claim id, definition)


def claim_for(session: Session, round_id: str, kind: str, definition: Mapping[str, str], on: date) -> str:
    """The claim of that definition, made when it isn't there yet; returns its id."""
    known = claim_id(round_id, kind, definition)
    if session.get(Claim, known) is None:
        session.add(Claim(id=known, kind=kind, round_id=round_id, definition=dict(definition), made_on=on))
        session.flush()
    return known


def draft_findings(
    strand: str, figures: Iterable[ThemeFigure], evidence: RoundEvidence, codebook: Codebook
) -> list[Draft]:
    """Drafts for one strand, most spoken of first: only from figures that may be shown."""
    listed = sorted(
        (figure for figure in figures if figure.worth_listing),
        key=lambda figure: (-(figure.count.value or 0), codebook.name_of(figure.theme)),
    )
    return [_draft(strand, figure, evidence, codebook) for figure in listed[:MOST_DRAFTS]]


def _draft(strand: str, figure: ThemeFigure, evidence: RoundEvidence, codebook: Codebook) -> Draft:
    sentence = release_sentence(
        WORDS["finding"]["rows" if evidence.unit == "rows" else "people"],
        share=figure.share,
        people=WORDS["people"].get(evidence.kind, "people"),
        theme=inside_a_sentence(figure.theme, codebook, evidence.unit),
    )
    definitions = [theme_definition("share", figure.theme, codebook.version)]
    stances = leading_stances(figure)
    for place, stance in enumerate(stances):
        sentence = release_sentence(
            WORDS["finding"][_joined(place, len(stances))],
            sentence=sentence,
            share=figure.stances[stance][1],
            stance=_stance_words(codebook, figure.theme, stance, evidence.unit),
        )
        definitions.append(theme_definition("share", figure.theme, codebook.version, stance))
    claims = tuple((claim_id(evidence.id, "figure", definition), definition) for definition in definitions)
    return Draft(strand, figure.theme, release_sentence("{sentence}.", sentence=sentence), claims)


def _joined(place: int, stances: int) -> str:
    if place == 0:
        return "stance"
    return "and_stance" if place == stances - 1 else "more_stance"


def inside_a_sentence(theme: str, codebook: Codebook, unit: str = "people") -> str:
    """A theme as it stands inside a sentence about people: "seeing their family".

    Nobody knows who wrote the rows of an import, so there a theme keeps its own name.
    """
    name = codebook.name_of(theme)
    if unit == "rows":
        return f"“{name}”" if theme in WORDS["inside"] else lower_first(name)
    return WORDS["inside"].get(theme) or lower_first(name)


def _stance_words(codebook: Codebook, theme: str, stance: str, unit: str) -> str:
    known = codebook.by_code.get(theme)
    own = known.stance.for_stance(Stance(stance)) if known else ""
    return own or WORDS["stance_rows" if unit == "rows" else "stance"][stance]


def leading_stances(figure: ThemeFigure) -> list[str]:
    """The stance that at least half of those who spoke of a theme took; else praise and problems, both.

    By the figures shown. Where one of the two is hidden or low, none: half of the truth misleads.
    """
    shown = {stance: figure.stances[stance][0].value or 0 for stance in STANCES}
    half = [stance for stance in STANCES if shown[stance] and shown[stance] * 2 >= (figure.count.value or 0)]
    if half:
        return sorted(half, key=lambda stance: -shown[stance])
    return ["problem", "praise"] if shown["problem"] and shown["praise"] else []


def lower_first(name: str) -> str:
    """A theme's name as it stands inside a sentence; "EHCP" and "I" stay as they are."""
    first = name.split(" ", 1)[0]
    return name if len(first) == 1 or first[1:] != first[1:].lower() else name[:1].lower() + name[1:]


def drafts_for(evidence: RoundEvidence, plan: Plan, codebook: Codebook) -> list[Draft]:
    """All drafts of a round: by strand in the plan's order, then the themes that no strand claims."""
    counts = count_themes(evidence)
    figures = [
        release_theme(counts[theme], evidence, codebook.version, evidence.k) for theme in sorted(counts)
    ]
    codes = {strand.code for strand in plan.strands}
    drafts: list[Draft] = []
    for strand in plan.strands_in_order():
        mine = [figure for figure in figures if strand.code in strands_of(codebook, figure.theme)]
        drafts += draft_findings(strand.code, mine, evidence, codebook)
    loose = [figure for figure in figures if not codes & set(strands_of(codebook, figure.theme))]
    return drafts + draft_findings("", loose, evidence, codebook)


def strands_of(codebook: Codebook, theme: str) -> tuple[str, ...]:
    """The strands that a theme is linked to; a theme that left the codebook has none."""
    known = codebook.by_code.get(theme)
    return known.strands if known else ()


def draft_for_round(
    session: Session, round_id: str, plan: Plan, codebook: Codebook, made_on: date
) -> list[Finding]:
    """Draft a round's findings and file their claims. Running it again mends drafts that nobody has touched.

    Raises NoResultsYet before the mix.
    """
    evidence = read_round(session, round_id)
    known = _known(session, round_id, plan, codebook)
    found = []
    for draft in drafts_for(evidence, plan, codebook):
        finding = known.get((draft.strand, draft.theme))
        if finding is None:
            finding = _new(session, draft, round_id, plan.key, made_on)
        elif _untouched(finding):
            finding.text, finding.theme = str(draft.text), draft.theme
        _file_evidence(session, finding, draft, made_on)
        found.append(finding)
    session.flush()
    return found


def _known(session: Session, round_id: str, plan: Plan, codebook: Codebook) -> dict[tuple[str, str], Finding]:
    """The findings of a round by strand and theme; those of a merged theme are its heir's.

    Where both had one, the heir's stays, and a draft of the merged theme that nobody touched is dropped.
    """
    known: dict[tuple[str, str], Finding] = {}
    query = select(Finding).where(Finding.round_id == round_id, Finding.plan == plan.key)
    own_first = sorted(session.scalars(query), key=lambda one: codebook.now_called(one.theme) != one.theme)
    for finding in own_first:
        place = (finding.strand, codebook.now_called(finding.theme))
        if known.setdefault(place, finding) is not finding and _untouched(finding):
            finding.state = "dropped"
    return known


def _untouched(finding: Finding) -> bool:
    return finding.state == "draft" and finding.written_by == RULES


def _new(session: Session, draft: Draft, round_id: str, plan: str, on: date) -> Finding:
    finding = Finding(
        round_id=round_id, plan=plan, strand=draft.strand, theme=draft.theme, text=str(draft.text),
        state="draft", written_by=RULES, made_on=on,
    )  # fmt: skip
    session.add(finding)
    session.flush()
    return finding


def _file_evidence(session: Session, finding: Finding, draft: Draft, on: date) -> None:
    for known, definition in draft.evidence:
        claim_for(session, finding.round_id, "figure", definition, on)
        if session.get(Evidence, (finding.id, known)) is None:
            session.add(Evidence(finding_id=finding.id, claim_id=known))
    session.flush()


def approve(session: Session, finding_id: str, handle: str, on: date) -> Finding:
    """A person stands for a finding: from now on reports show it. Approving it again changes nothing.

    Raises FindingNotReady with a plain sentence when it has no text or no evidence, or was dropped.
    """
    finding = session.get_one(Finding, finding_id)
    if finding.state == "approved":
        return finding
    problems = WORDS["problems"]
    if finding.state == "dropped":
        raise FindingNotReady(problems["dropped"])
    if not finding.text.strip():
        raise FindingNotReady(problems["text"])
    if session.scalar(select(Evidence).where(Evidence.finding_id == finding_id).limit(1)) is None:
        raise FindingNotReady(problems["evidence"])
    finding.state, finding.approved_by, finding.approved_on = "approved", handle, on
    session.flush()
    return finding


def reword(session: Session, finding_id: str, text: str, handle: str) -> Finding:
    """Put a finding in other words; it has to be approved again. Raises FindingNotReady without words."""
    finding = session.get_one(Finding, finding_id)
    if not text.strip():
        raise FindingNotReady(WORDS["problems"]["text"])
    finding.text, finding.written_by, finding.state = " ".join(text.split()), handle, "draft"
    finding.approved_by, finding.approved_on = "", None
    session.flush()
    return finding


def drop(session: Session, finding_id: str) -> None:
    """Leave a finding out of every report; it stays on record."""
    finding = session.get_one(Finding, finding_id)
    finding.state, finding.approved_by, finding.approved_on = "dropped", "", None
    session.flush()
