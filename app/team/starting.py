"""Starting a round by cards, or a pulse that comes back by itself. The worker opens what is planned here."""

from flask import redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.config import keys_stand_apart
from app.team.blueprint import blueprint
from app.team.round_forms import PulseForm, RoundForm, pulse_from, round_from
from app.wiring import this_house
from surveys.people.audience import Audience
from surveys.people.audit_entry import note
from surveys.people.schedule import Schedule
from surveys.questionnaires.starters import catalogue
from surveys.rounds.gate import missing_for_children
from surveys.voices.planning import SMALLEST_K, RoundNotPlanned, plan_round

Answered = tuple[str, int] | Response


@blueprint.get("/rounds/new")
@audience("team_member")
def new_round() -> str:
    """The form of a round by cards, with what must be in place before children are asked."""
    return _round_page(RoundForm(), "")


@blueprint.post("/rounds/new")
@audience("team_member")
def make_round() -> Answered:
    """Plan the round. It opens on its date, when nothing stands in the way any more."""
    house = this_house()
    form = RoundForm.read(request.form)
    try:
        plan = round_from(form, house.now())
        with house.books.voices.write() as session:
            round_ = plan_round(session, plan)
    except RoundNotPlanned as why:
        return _round_page(form, str(why)), 422
    with house.books.people.write() as session:
        note(session, me().handle, "planned a round", f"round {round_.id}", house.now())
    return redirect(url_for("team.one_round", round_id=round_.id, done="round_made"), 303)


@blueprint.get("/pulses/new")
@audience("team_member")
def new_pulse() -> str:
    """The form of a pulse."""
    return _pulse_page(PulseForm(), "")


@blueprint.post("/pulses/new")
@audience("team_member")
def make_pulse() -> Answered:
    """Keep the pulse's schedule; each of its dates becomes a round."""
    house = this_house()
    form = PulseForm.read(request.form)
    try:
        schedule = pulse_from(form, house.now())
    except RoundNotPlanned as why:
        return _pulse_page(form, str(why)), 422
    with house.books.people.write() as session:
        session.add(schedule)
        note(session, me().handle, "planned a pulse", schedule.title[:120], house.now())
    return redirect(url_for("team.rounds", done="round_made"), 303)


def _round_page(form: RoundForm, problem: str) -> str:
    house = this_house()
    with house.books.voices.read() as session:
        missing = missing_for_children(session, house.now().date(), bool(house.settings.council.help_lines))
    return render_template(
        "team/new_round.html", form=form, problem=problem, missing=missing, smallest=SMALLEST_K,
        questionnaires=_asked_in_rounds(), keys_apart=keys_stand_apart(house.settings),
    )  # fmt: skip


def _pulse_page(form: PulseForm, problem: str) -> str:
    with this_house().books.people.read() as session:
        audiences = session.scalars(select(Audience).order_by(Audience.name)).all()
        running = session.scalars(select(Schedule).order_by(Schedule.title)).all()
    return render_template(
        "team/new_pulse.html", form=form, problem=problem, audiences=audiences, running=running,
        questionnaires=_asked_in_rounds(),
    )  # fmt: skip


def _asked_in_rounds() -> list[object]:
    return [one for one in catalogue().values() if one.audience in SMALLEST_K]
