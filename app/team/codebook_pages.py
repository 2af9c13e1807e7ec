"""The codebook as the team reads it: all themes with what to look at, one theme, the history, and a copy."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, abort, render_template, request

from analysis.codebook import Codebook, Theme
from analysis.codebook.editions import history, newest_number
from analysis.codebook.quality import Warned, quality
from analysis.codebook.refi import codebook_as_refi
from analysis.codebook.responses import Responses, responses_of
from analysis.codebook.toml import codebook_as_toml
from analysis.plan.natural import natural_key
from app.access import audience
from app.library import codebook_from
from app.team.blueprint import blueprint
from app.team.codebook_editing import Standing
from app.team.codebook_forms import ThemeForm
from app.team.in_use import plan_in_use
from app.team.words import STANCES
from app.wiring import this_house


@dataclass(frozen=True)
class ThemeLine:
    """A theme as the list shows it."""

    theme: Theme
    strands: list[str]
    above: str
    remarks: int
    confirmed: int
    warned: int


@blueprint.get("/codebook")
@audience("team_member")
def codebook() -> str:
    """Every theme in use with its remarks, what to look at, and what was retired."""
    wanted = " ".join(request.args.get("find", "").split())[:80]
    with this_house().books.voices.read() as session:
        now, editions = codebook_from(session, this_house()), history(session)
        found = responses_of(session, now)
    warned = quality(now, found)
    lines = [_line(now, theme, found, warned) for theme in now.living.themes if _fits(theme, wanted)]
    retired = [theme for theme in now.themes if theme.retired]
    return render_template(
        "team/codebook.html", codebook=now, lines=lines, retired=retired, warned=warned, find=wanted,
        newest=editions[0] if editions else None, responses=found,
    )  # fmt: skip


@blueprint.get("/codebook/themes/<code>")
@audience("team_member")
def one_theme(code: str) -> str:
    """One theme: everything that can be changed about it, and what else can be done."""
    with this_house().books.voices.read() as session:
        now, number = codebook_from(session, this_house()), newest_number(session)
        theme = now.by_code.get(code) or abort(404)
        found = responses_of(session, now)
    warned = [one for one in quality(now, found) if code in one.themes]
    return render_template(
        "team/codebook_theme.html", theme=theme, typed=ThemeForm.of(theme, now), codebook=now,
        standing=Standing(now, number), plan=plan_in_use(), stances=STANCES, warned=warned,
        line=_line(now, theme, found, warned), responses=found,
    )  # fmt: skip


@blueprint.get("/codebook/history")
@audience("team_member")
def codebook_history() -> str:
    """Every edition that was kept, and going back to one."""
    with this_house().books.voices.read() as session:
        editions = history(session)
    return render_template("team/codebook_history.html", editions=editions)


@blueprint.get("/codebook/copy/<form>")
@audience("team_member")
def codebook_copy(form: str) -> Response:
    """The codebook in use as a file: TOML that loads again, or REFI-QDA for other programs."""
    with this_house().books.voices.read() as session:
        now = codebook_from(session, this_house())
    if form not in ("toml", "refi"):
        abort(404)
    if form == "toml":
        return _file(codebook_as_toml(now).encode(), "application/toml", "codebook.toml")
    return _file(codebook_as_refi(now), "application/xml", "codebook.qdc")


def _file(content: bytes, kind: str, name: str) -> Response:
    shown = Response(content, content_type=f"{kind}; charset=utf-8")
    shown.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return shown


def _fits(theme: Theme, wanted: str) -> bool:
    told = " ".join((theme.name, theme.definition, *theme.cues)).casefold()
    return all(word in told for word in wanted.casefold().split())


def _line(now: Codebook, theme: Theme, found: Responses, warned: Iterable[Warned]) -> ThemeLine:
    above = now.parent_of(theme)
    return ThemeLine(
        theme, sorted(theme.strands, key=natural_key), above.name if above else "",
        found.count(theme.code), found.count_confirmed(theme.code),
        sum(theme.code in one.themes for one in warned),
    )  # fmt: skip
