"""How a round stands: what of it waits for a person, and how many answered in a form that hides the few."""

from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from analysis.disclosure import Released, release_count
from analysis.themes.coding.suggested import newer_themes
from app.team.orders import in_another_language
from app.team.undecided import waits_for_a_person
from surveys.people.invitation import Invitation
from surveys.voices.action import Action
from surveys.voices.finding import Finding
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.sitting import Sitting


@dataclass(frozen=True)
class Waiting:
    """Counts of what a person still has to look at."""

    remarks: int
    untouched: int  # remarks that nobody has read whole, or with a new theme's suggestion since
    unreviewed: int  # remarks whose redaction nobody has reviewed
    languages: int  # remarks that aren't plain English, translated or not
    drafts: int
    approved: int
    unanswered: int  # approved findings without a published answer
    quotes: int


def has_results(round_: Round) -> bool:
    """True once the round is mixed."""
    return round_.state in RESULTS


def waiting_in(session: Session, round_id: str) -> Waiting:
    """Count what waits in one round."""
    remarks = select(func.count()).select_from(Remark).where(Remark.round_id == round_id)
    findings = select(func.count()).select_from(Finding).where(Finding.round_id == round_id)
    answered = exists().where(Action.finding_id == Finding.id, Action.published_on.is_not(None))
    quotes = select(func.count()).select_from(Quote).join(Remark).where(Remark.round_id == round_id)
    approved = findings.where(Finding.state == "approved")

    def count(query: object) -> int:
        return int(session.scalar(query) or 0)  # type: ignore[call-overload]

    return Waiting(
        remarks=count(remarks),
        untouched=count(remarks.where(waits_for_a_person(newer_themes(session)))),
        unreviewed=count(remarks.where(Remark.redaction_by == "")),
        languages=count(remarks.where(in_another_language())),
        drafts=count(findings.where(Finding.state == "draft")),
        approved=count(approved),
        unanswered=count(approved.where(~answered)),
        quotes=count(quotes),
    )


def answered_of_invited(session: Session, round_id: str) -> int:
    """How many invited people have answered, from the people book. Never what."""
    asked = select(func.count()).select_from(Invitation)
    return session.scalar(asked.where(Invitation.round_id == round_id, Invitation.answered)) or 0


def begun(session: Session, round_id: str) -> int:
    """How many sittings there are in an open round."""
    return session.scalar(select(func.count()).select_from(Sitting).where(Sitting.round_id == round_id)) or 0


def answered_shown(round_: Round, true_count: int) -> Released:
    """How many answered, rounded, and hidden below the round's k."""
    count = round_.people if has_results(round_) else true_count
    return release_count(count, round_.k, unit=round_.unit)
