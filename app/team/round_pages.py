"""The overview of rounds, and the page of one."""

import hashlib
from dataclasses import dataclass

from flask import abort, render_template
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.disclosure import Released, release_count
from analysis.themes.coding.second_lot import second_lot
from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint, round_or_404
from app.team.how_far import how_far
from app.team.waiting import Waiting, answered_of_invited, answered_shown, begun, has_results, waiting_in
from app.team.words import KINDS, STATES
from app.wiring import this_house
from surveys.voices.card import Card
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of


@dataclass(frozen=True)
class Line:
    """One round as the overview shows it."""

    round: Round
    state: str
    kind: str
    asked: Released | None
    answered: Released
    waiting: Waiting
    results: bool


@blueprint.get("/")
@audience("team_member")
def rounds() -> str:
    """Every round, the newest first, and what waits for a person."""
    invited = _invited_counts()
    with this_house().books.voices.read() as session:
        found = session.scalars(select(Round).order_by(Round.opens_at.desc(), Round.id)).all()
        lines = [_line(session, one, invited) for one in found]
    return render_template("team/rounds.html", lines=lines)


@blueprint.get("/rounds/<round_id>")
@audience("team_member")
def one_round(round_id: str) -> str:
    """How one round stands, its cards, and where to go on."""
    invited = _invited_counts()
    with this_house().books.voices.read() as session:
        found = round_or_404(session, round_id)
        line = _line(session, found, invited)
        cards = session.scalars(select(Card).where(Card.round_id == round_id).order_by(Card.words)).all()
        questionnaire = questionnaire_of(session, found.edition_id)
        far, lot = how_far(session, round_id), second_lot(session, round_id, me().handle)
    return render_template(
        "team/round.html", line=line, cards=cards, questionnaire=questionnaire, far=far, lot=lot,
        fingerprint=_fingerprint(found), base_url=this_house().settings.base_url,
    )  # fmt: skip


def round_with_results(session: Session, round_id: str) -> Round:
    """A round that is mixed, or the page that says there is no such thing."""
    found = round_or_404(session, round_id)
    if not has_results(found):
        abort(404)
    return found


def _invited_counts() -> dict[str, int]:
    house = this_house()
    with house.books.voices.read() as session:
        invited = session.scalars(select(Round.id).where(Round.invited)).all()
    with house.books.people.read() as session:
        return {round_id: answered_of_invited(session, round_id) for round_id in invited}


def _line(session: Session, found: Round, invited: dict[str, int]) -> Line:
    true_count = invited[found.id] if found.id in invited else begun(session, found.id)
    asked = release_count(found.asked, found.k) if found.asked else None
    return Line(
        found, STATES[found.state], KINDS[found.kind], asked, answered_shown(found, true_count),
        waiting_in(session, found.id), has_results(found),
    )  # fmt: skip


def _fingerprint(found: Round) -> str:
    """What the round's public key is known by, in groups of four: the same for every reader (P7)."""
    if found.public_key is None:
        return ""
    digest = hashlib.sha256(found.public_key).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))
