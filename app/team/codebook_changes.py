"""A change to the codebook as a form asks for it: the codebook that would come of it, and what to call it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.codebook.deeds import deed, listed
from analysis.codebook.editions import edition
from analysis.codebook.edits import add_theme, bring_back, edit_theme, living, retire_theme
from analysis.codebook.errors import refused
from analysis.codebook.joining import merge_themes, split_theme
from analysis.codebook.replacing import put_in_place
from analysis.codebook.responses import coded_by
from app.team.codebook_forms import Form, ThemeForm, parts_of

KINDS = ("merge", "split", "retire", "back")  # of one theme, each with a page of its own


@dataclass(frozen=True)
class Asked:
    """Which change, to which theme (or edition, for "again"), as typed, on which day."""

    kind: str
    target: str
    form: Form
    today: date


def changed(session: Session, now: Codebook, asked: Asked) -> tuple[Codebook, str]:
    """The codebook that would come of a change, and the sentence for the history.

    Raises CodebookEditError with plain sentences where it can't be done.
    """
    code, today = asked.target, asked.today
    why = asked.form.get("why", "")
    if asked.kind == "add":
        fields = ThemeForm.read(asked.form).as_fields(None, now)
        new = add_theme(now, fields, today)
        return new, deed("added", why, name=new.themes[-1].name)
    if asked.kind == "edit":
        return _edited(now, asked, why)
    if asked.kind == "again":
        return _again(session, now, asked, why)
    if asked.kind == "back":
        new = bring_back(now, code, today)
        return new, deed("brought_back", why, name=new.theme(code).name)
    name = living(now, code).name
    if asked.kind == "merge":
        into = living(now, asked.form.get("into", ""))
        return merge_themes(now, code, into.code, today), deed("merged", why, name=name, into=into.name)
    if asked.kind == "split":
        new = split_theme(now, code, parts_of(asked.form), today)
        parts = listed([new.theme(part).name for part in new.theme(code).became])
        return new, deed("split", why, name=name, parts=parts)
    return retire_theme(now, code, today), deed("retired", why, name=name)


def _edited(now: Codebook, asked: Asked, why: str) -> tuple[Codebook, str]:
    old, typed = living(now, asked.target), ThemeForm.read(asked.form)
    fields = typed.as_fields(old, now)
    new = edit_theme(now, old.code, fields, asked.today, bool(typed.from_here))
    name = new.theme(old.code).name
    if set(fields) == {"name"}:
        return new, deed("renamed", why, before=old.name, name=name)
    return new, deed("edited", why, name=name)


def _again(session: Session, now: Codebook, asked: Asked, why: str) -> tuple[Codebook, str]:
    wanted = edition(session, int(asked.target))
    if wanted is None:
        raise refused("no_edition", number=asked.target)
    coded = coded_by(session, now.by_code.keys() - wanted.by_code.keys())
    new = put_in_place(now, wanted, coded, asked.today)
    if new.version == now.version:
        raise refused("unchanged")
    return new, deed("again", why, number=asked.target)
