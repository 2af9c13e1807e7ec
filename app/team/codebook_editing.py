"""Changing the codebook: a form, then what it would do, then "Keep" or "Back". Nothing typed is lost."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.codebook import Codebook, Theme
from analysis.codebook.editions import EditionShown, edition, history, keep, newest_number
from analysis.codebook.effect import effect
from analysis.codebook.errors import CodebookEditError, StaleEdition
from analysis.codebook.responses import responses_of
from app.access import audience
from app.accounts.here import me
from app.library import codebook_from, codebook_of_file
from app.team.blueprint import blueprint
from app.team.codebook_changes import KINDS, Asked, changed
from app.team.codebook_effect import shown_effect
from app.team.codebook_forms import PARTS, ThemeForm
from app.team.in_use import plan_in_use
from app.team.words import STANCES
from app.wiring import this_house
from surveys.people.audit_entry import note

FIELDS: dict[str, str] = tomllib.loads(Path(__file__).with_name("codebook.toml").read_text("utf-8"))["fields"]
Answered = str | tuple[str, int] | Response
_NOT_CARRIED = ("form_token", "step", "why")
_FORMS = {"add": "theme", "edit": "theme", "merge": "merge", "split": "split"}


@dataclass(frozen=True)
class Standing:
    """The codebook as it stands, its edition's number, and what is told on top of a form."""

    codebook: Codebook
    number: int
    problems: tuple[str, ...] = ()
    meanwhile: tuple[EditionShown, ...] = ()
    theirs: tuple[tuple[str, str], ...] = ()  # what others changed in this very theme, as it reads now


@blueprint.get("/codebook/new")
@audience("team_member")
def new_theme() -> Answered:
    """The form of a new theme."""
    return _form(_asked("add", ""), _standing())


@blueprint.post("/codebook/new")
@audience("team_member")
def make_theme() -> Answered:
    """Show what a new theme would find, or keep it."""
    return _take("add", "")


@blueprint.post("/codebook/themes/<code>")
@audience("team_member")
def change_theme(code: str) -> Answered:
    """Show what changed words or cues would do, or keep them."""
    return _take("edit", code)


@blueprint.get("/codebook/themes/<code>/<kind>")
@audience("team_member")
def theme_change(code: str, kind: str) -> Answered:
    """The form of a merge, a split, of retiring a theme, or of bringing it back."""
    standing = _standing()
    if kind not in KINDS or code not in standing.codebook.by_code:
        abort(404)
    return _form(_asked(kind, code), standing)


@blueprint.post("/codebook/themes/<code>/<kind>")
@audience("team_member")
def make_change(code: str, kind: str) -> Answered:
    """Show what it would do, or keep it."""
    return _take(kind if kind in KINDS else abort(404), code)


@blueprint.post("/codebook/editions/<int:number>/again")
@audience("team_member")
def go_back(number: int) -> Answered:
    """Show what going back to an earlier edition would do, or keep it again as the newest."""
    return _take("again", str(number))


def _take(kind: str, target: str) -> Answered:
    asked, house = _asked(kind, target), this_house()
    step, made_from = request.form.get("step", "look"), request.form.get("edition", "")
    with house.books.voices.read() as session:
        standing = _standing_in(session)
        if step == "back":
            return _form(asked, standing)
        if made_from != str(standing.number):
            return _stale(session, asked, made_from)
        try:
            new, said = changed(session, standing.codebook, asked)
        except CodebookEditError as why:
            return _form(asked, Standing(standing.codebook, standing.number, why.problems), 422)
        if step != "keep":
            return _effect(session, asked, standing, new, said)
    return _keep(asked, standing, new, said)


def _keep(asked: Asked, standing: Standing, new: Codebook, said: str) -> Answered:
    house, handle = this_house(), me().handle
    base = codebook_of_file(house) if not standing.number else None
    try:
        with house.books.voices.write() as session:
            kept = keep(session, new, said, handle, asked.today, made_from=standing.number, base=base)
            number = kept.number
    except StaleEdition:
        with house.books.voices.read() as session:
            return _stale(session, asked, str(standing.number))
    except CodebookEditError as why:
        return _form(asked, Standing(standing.codebook, standing.number, why.problems), 422)
    with house.books.people.write() as session:
        note(session, handle, "changed the codebook", f"edition {number}", house.now())
    if asked.kind == "edit":
        return redirect(url_for("team.one_theme", code=asked.target, done="codebook_kept"), 303)
    return redirect(url_for("team.codebook", done="codebook_kept"), 303)


def _effect(session: Session, asked: Asked, standing: Standing, new: Codebook, said: str) -> str:
    found = effect(session, standing.codebook, new)
    carried = [item for item in request.form.items(multi=True) if item[0] not in _NOT_CARRIED]
    return render_template(
        "team/codebook_effect.html", asked=asked, said=said, carried=carried,
        effect=shown_effect(found, new), theme=standing.codebook.by_code.get(asked.target),
    )  # fmt: skip


def _stale(session: Session, asked: Asked, made_from: str) -> Answered:
    """The form again with everything typed, made from the newest edition, and what others did meanwhile."""
    standing = _standing_in(session)
    since = int(made_from) if made_from.isdecimal() and len(made_from) < 9 else 0
    meanwhile = tuple(one for one in history(session) if one.number > since)
    then = edition(session, since) or codebook_of_file(this_house())
    theirs = tuple(_theirs(then, standing.codebook, asked.target)) if asked.kind == "edit" else ()
    return _form(asked, replace(standing, meanwhile=meanwhile, theirs=theirs), 409)


def _theirs(then: Codebook, now: Codebook, code: str) -> Iterator[tuple[str, str]]:
    """What others changed in the very theme that is being changed: the field's name, and how it reads now."""
    if code not in then.by_code or code not in now.by_code:
        return
    before, after = ThemeForm.of(then.theme(code), then), ThemeForm.of(now.theme(code), now)
    for name, value in vars(after).items():
        if getattr(before, name) != value:
            yield FIELDS[name], ", ".join(value) if isinstance(value, tuple) else value


def _form(asked: Asked, standing: Standing, status: int = 200) -> Answered:
    if asked.kind == "again":
        return redirect(url_for("team.codebook_history", done="codebook_moved"), 303)
    now = standing.codebook
    theme = now.by_code.get(asked.target)
    if theme is None and asked.kind != "add":
        abort(404)
    typed = ThemeForm.read(asked.form) if asked.form or theme is None else ThemeForm.of(theme, now)
    page = render_template(
        f"team/codebook_{_FORMS.get(asked.kind, 'retire')}.html", asked=asked, theme=theme, typed=typed,
        standing=standing, codebook=now, plan=plan_in_use(), stances=STANCES, parts_asked=range(1, PARTS + 1),
        form=asked.form, found=_count(theme, now), warned=(), line=None,
    )  # fmt: skip
    return page, status


def _count(theme: Theme | None, now: Codebook) -> int:
    """On how many remarks the theme stands: what a merge, a split or retiring it is about."""
    if theme is None:
        return 0
    with this_house().books.voices.read() as session:
        return responses_of(session, now).count(theme.code)


def _asked(kind: str, target: str) -> Asked:
    return Asked(kind, target, request.form, this_house().now().date())


def _standing() -> Standing:
    with this_house().books.voices.read() as session:
        return _standing_in(session)


def _standing_in(session: Session) -> Standing:
    return Standing(codebook_from(session, this_house()), newest_number(session))
