"""What people also say: groups that no theme explains, and what a person makes of each of them."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.codebook.errors import CodebookEditError
from analysis.themes.discovery.unnamed import OPEN, cues_from
from analysis.themes.discovery.unnamed_deciding import GroupGone
from app.access import audience
from app.accounts.here import me
from app.library import codebook_from
from app.team.blueprint import blueprint
from app.team.group_deeds import DONE, GroupForm, decide, effect_of
from app.team.group_shown import decided_groups, open_groups, page_of, shown
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.voices.unnamed_group import UnnamedGroup

Answered = str | tuple[str, int] | Response


@blueprint.get("/also")
@audience("team_member")
def groups() -> str:
    """The groups that wait for a person, and those that were decided last."""
    with this_house().books.voices.read() as session:
        codebook = codebook_from(session, this_house())
        waiting, decided = open_groups(session, codebook), decided_groups(session, codebook)
    return render_template("team/groups.html", waiting=waiting, decided=decided)


@blueprint.get("/also/<group_id>")
@audience("team_member")
def one_group(group_id: str) -> Answered:
    """Every remark of a group, and the three things that can be made of it."""
    with this_house().books.voices.read() as session:
        return _page(session, group_id, None)


@blueprint.post("/also/<group_id>")
@audience("team_member")
def decide_group(group_id: str) -> Answered:
    """Show what naming or merging would do, or do it; drop it; take a decision back."""
    house, form = this_house(), GroupForm.read(request.form)
    if form.looks:
        with house.books.voices.read() as session:
            return _page(session, group_id, form)
    notice = DONE.get(form.deed) or abort(400)
    try:
        with house.books.voices.write() as session:
            decide(session, group_id, form)
    except GroupGone:
        return redirect(url_for("team.groups", done="group_gone"), 303)
    except CodebookEditError as why:
        with house.books.voices.read() as session:
            return _page(session, group_id, form, why.problems)
    with house.books.people.write() as session:
        note(session, me().handle, f"a group of remarks: {notice}", f"group {group_id}", house.now())
    return redirect(url_for("team.one_group", group_id=group_id, done=notice), 303)


def _page(
    session: Session, group_id: str, form: GroupForm | None, problems: tuple[str, ...] = ()
) -> str | tuple[str, int]:
    group = session.get(UnnamedGroup, group_id) or abort(404)
    codebook = codebook_from(session, this_house())
    line = shown(session, group, codebook) or abort(404)
    effect = None
    if form and form.looks:
        try:
            effect = effect_of(session, form)
        except CodebookEditError as why:
            problems = why.problems
    cues = cues_from(group.key_phrases)
    theme = codebook.living.by_code.get(group.theme)
    asked = request.args.get("page", "1")
    said, number, last = page_of(session, group, int(asked) if asked.isdecimal() and len(asked) < 7 else 1)
    page = render_template(
        "team/group.html", line=line, said=said, number=number, last=last, cues=cues, effect=effect,
        form=form or GroupForm(cues=cues), problems=problems, open=group.state == OPEN,
        themes=sorted(codebook.living.themes, key=lambda one: one.name),
        theirs=[cue for cue in cues if theme and cue in theme.cues],
    )  # fmt: skip
    return (page, 422) if problems else page
