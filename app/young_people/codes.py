"""Coming back with one's own words: the words-code, typed; and what it opens after the mix."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.actions import PublishedAction, published_actions
from app.access import audience
from app.errors import Answered, error_page
from app.rate_limit import RateLimit
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from app.young_people.cookie import put_cookie, secret_in_cookie
from app.young_people.replies import replies_to
from app.young_people.seats import draft_of
from app.young_people.wording import band_spoken, day_of, speak_to
from surveys.questionnaires import Questionnaire
from surveys.voices.code_keys import StretchedCode, stretch
from surveys.voices.code_reader import CodeReader
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.sittings import find_by_code
from surveys.words.codes import read_code

CODES_TRIED = RateLimit(20)
LONGEST = 200


@dataclass(frozen=True)
class AnswersBack:
    """What a words-code opens after the mix: public answers, and replies to its own concern."""

    title: str
    mixed_day: str
    actions: Sequence[PublishedAction]
    replies: Sequence[str]


@blueprint.get("/code")
@audience("anyone")
def enter() -> str:
    """Ask for the words."""
    return render_template("young_people/enter.html", wrong=False)


@blueprint.post("/code")
@audience("anyone")
def open_code() -> str | Answered | Response:
    """Open what the words lead to. Wrong ones get one and the same page, after the same work."""
    if not CODES_TRIED.allows(request.remote_addr or ""):
        return error_page(429)
    house = this_house()
    code = stretch(house.keys, read_code(request.form.get("code", "")[:LONGEST]) or "")
    with house.books.voices.read() as session:
        found = find_by_code(session, house.keys, code)
        back = None if found else _answers_back(session, code)
    if found:
        response = redirect(url_for("young_people.mine"), 303)
        put_cookie(response, found[1])
        return response
    if back is None:
        return render_template("young_people/enter.html", wrong=True), 404
    return render_template("young_people/answers_back.html", back=back)


@blueprint.get("/words-code")
@audience("anyone")
def keep_code() -> str:
    """Show this sitting's own words, from the first answer on."""
    draft = draft_of(this_house(), secret_in_cookie())
    if draft:
        speak_to(draft.body.band)
    return render_template("young_people/keep_code.html", code=draft.code if draft else "")


def _answers_back(session: Session, code: StretchedCode) -> AnswersBack | None:
    replies = replies_to(session, code.thread)
    reader = session.get(CodeReader, code.reader_id)
    if reader is None:
        return AnswersBack("", "", (), replies) if replies else None
    round_ = session.get_one(Round, reader.round_id)
    speak_to(_simplest(questionnaire_of(session, round_.edition_id)))
    actions = published_actions(session, round_.id, band_spoken())
    return AnswersBack(round_.title, day_of(round_.closes_at), actions, replies)


def _simplest(questionnaire: Questionnaire) -> str:
    """A code knows no band any more, so its round's simplest words are used."""
    return questionnaire.bands[0]
