"""What we hold for a words-code: every answer, with change and delete until the round closes."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.actions import PublishedAction, published_actions
from app.access import audience
from app.wiring import House, this_house
from app.young_people.blueprint import blueprint
from app.young_people.cookie import secret_in_cookie, take_cookie_away
from app.young_people.form_token import form_token, is_token
from app.young_people.replies import replies_to
from app.young_people.seats import draft_of
from app.young_people.shown import in_words
from app.young_people.wording import day_of, passes, speak_to
from surveys.questionnaires import asked
from surveys.voices.envelope import Draft, SittingSecret
from surveys.voices.round import Round
from surveys.voices.rounds import is_open, lock_while_answering, questionnaire_of
from surveys.voices.sittings import delete_sitting

FORM = "delete"


@dataclass(frozen=True)
class Said:
    """One question and what was said to it; nothing of words that were passed on."""

    question_id: str
    question: str
    answer: str
    moved: bool


@dataclass(frozen=True)
class Held:
    """Everything that we hold for one sitting."""

    title: str
    door: str
    open: bool
    until: str
    said: Sequence[Said]
    replies: Sequence[str]
    actions: Sequence[PublishedAction]


@blueprint.get("/mine")
@audience("anyone")
def mine() -> str | Response:
    """Show what we hold, to whoever holds the secret."""
    house, secret = this_house(), secret_in_cookie()
    draft = draft_of(house, secret)
    if secret is None or draft is None:
        return redirect(url_for("young_people.enter"), 303)
    speak_to(draft.body.band)
    with house.books.voices.read() as session:
        held = _held(session, house, draft)
    return render_template(
        "young_people/mine.html", held=held, code=draft.code, help_card="card" in request.args
    )


@blueprint.get("/mine/delete")
@audience("anyone")
def ask_to_delete() -> str | Response:
    """Ask once more before deleting."""
    secret = secret_in_cookie()
    draft = draft_of(this_house(), secret)
    if secret is None or draft is None:
        return redirect(url_for("young_people.enter"), 303)
    speak_to(draft.body.band)
    return render_template("young_people/delete.html", token=form_token(secret, FORM, 0))


@blueprint.post("/mine/delete")
@audience("anyone")
def delete() -> Response:
    """Delete the sitting while its round is open."""
    house, secret = this_house(), secret_in_cookie()
    draft = draft_of(house, secret)
    if secret is None or draft is None:
        return redirect(url_for("young_people.enter"), 303)
    if not is_token(secret, FORM, 0, request.form.get("token", "")):
        abort(400)
    if not _delete(house, secret, draft):
        return redirect(url_for("young_people.mine"), 303)
    response = redirect(url_for("young_people.deleted", band=draft.body.band), 303)
    take_cookie_away(response)
    return response


@blueprint.get("/deleted")
@audience("anyone")
def deleted() -> str:
    """It is gone; and what isn't, said honestly."""
    speak_to(request.args.get("band", ""))
    return render_template("young_people/deleted.html")


def _delete(house: House, secret: SittingSecret, draft: Draft) -> bool:
    with house.books.voices.write() as session:
        round_ = lock_while_answering(session, draft.body.round_id)
        if round_ is None or not is_open(round_, house.now()):
            return False
        return delete_sitting(session, secret)


def _held(session: Session, house: House, draft: Draft) -> Held:
    round_ = session.get_one(Round, draft.body.round_id)
    questionnaire = questionnaire_of(session, round_.edition_id)
    band = draft.body.band
    return Held(
        title=questionnaire.title_for(band),
        door=draft.door,
        open=is_open(round_, house.now()),
        until=day_of(round_.closes_at),
        said=[
            Said(one.id, one.text(band), in_words(one, kept.answer, band, passes()), bool(kept.moved))
            for one in asked(questionnaire, draft.body.answers, band)
            if (kept := draft.body.kept.get(one.id)) is not None and one.offers_passes
        ],
        replies=replies_to(session, draft.thread),
        actions=published_actions(session, round_.id, band),
    )
