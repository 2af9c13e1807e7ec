"""What a person decides about a group: it becomes a theme, joins one, or is dropped; each can be undone.

Remarks of a named or merged group get a suggestion where a key phrase stands in their words, for a suggestion
without a reason is none. The others are told as still to be read. People decide each of them, as ever.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.codebook.deeds import deed
from analysis.codebook.editions import keep
from analysis.codebook.edits import add_theme, edit_theme, retire_theme, whole
from analysis.codebook.errors import CodebookEditError
from analysis.themes.coding.store import Coder, stance_text, steps_of
from analysis.themes.discovery.unnamed import OPEN, Voice, reasons
from analysis.themes.discovery.unnamed_store import members_of, voices_of
from analysis.themes.rules.stance import stance_hint
from analysis.themes.rules.suggest import Span
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.coding import Coding
from surveys.voices.unnamed_group import UnnamedGroup

NAMED, MERGED, DROPPED = "named", "merged", "dropped"
ORIGIN = "group"
SCORE = 0.5  # as likely as not: nobody has read these remarks for this theme


class GroupGone(LookupError):
    """The group isn't there any more, or somebody has decided it already."""


def named(codebook: Codebook, fields: Mapping[str, Any], coder: Coder) -> tuple[Codebook, str]:
    """Return the codebook with the group's theme, and its code. Raises CodebookEditError."""
    new = add_theme(codebook, fields, coder.made_on)
    return new, new.themes[-1].code


def merged(codebook: Codebook, theme: str, cues: Sequence[str], coder: Coder) -> Codebook:
    """Return the codebook in which a theme has these cues too; the same one where it has them all.

    Raises CodebookEditError, as for a theme that isn't in use.
    """
    had = codebook.by_code[theme].cues if theme in codebook.by_code else ()
    new = tuple(cue for cue in dict.fromkeys(cues) if cue not in had)
    if not new and theme in codebook.living.by_code:
        return codebook
    return edit_theme(codebook, theme, {"cues": (*had, *new)}, coder.made_on)


def name_group(
    session: Session, group_id: str, fields: Mapping[str, Any], coder: Coder, base: Codebook | None = None
) -> str:
    """Make the group a theme of the coder's codebook; return its code. `base` is as `editions.keep` takes it.

    Raises GroupGone, CodebookEditError.
    """
    group = _held(session, group_id)
    book, code = named(coder.codebook, fields, coder)
    told = deed("added", name=book.by_code[code].name)
    keep(session, book, told, coder.handle, coder.made_on, base=base)
    _decided(group, NAMED, code, coder)
    # A key phrase that the person took out of the cues points to the theme no more than elsewhere.
    kept = [phrase for phrase in group.key_phrases if phrase in book.by_code[code].cues]
    _suggest(session, group, kept or group.key_phrases, book, coder)
    return code


def merge_group(
    session: Session,
    group_id: str,
    theme: str,
    cues: Sequence[str],
    coder: Coder,
    base: Codebook | None = None,
) -> None:
    """Have the group join a theme, which may get some of its key phrases as cues.

    Raises GroupGone, CodebookEditError.
    """
    group = _held(session, group_id)
    book = merged(coder.codebook, theme, cues, coder)
    if book is not coder.codebook:
        keep(session, book, deed("edited", name=book.name_of(theme)), coder.handle, coder.made_on, base=base)
    _decided(group, MERGED, theme, coder)
    _suggest(session, group, group.key_phrases, book, coder)


def drop_group(session: Session, group_id: str, coder: Coder) -> None:
    """Say that the group is none: it is not offered again while mostly the same remarks make it."""
    _decided(_held(session, group_id), DROPPED, "", coder)
    session.flush()


def take_group_back(
    session: Session,
    group_id: str,
    coder: Coder,
    cues: Sequence[str] = (),
    base: Codebook | None = None,
) -> None:
    """Offer a decided group again. What people decided about its remarks meanwhile stays.

    Its other suggestions are withdrawn. A theme that it became leaves the codebook, or is retired once people
    have used it; of a theme that it joined, `cues` are taken out. Raises GroupGone, CodebookEditError.
    """
    group = session.get(UnnamedGroup, group_id)
    if group is None or group.state == OPEN:
        raise GroupGone(group_id)
    _withdraw(session, group, coder)
    book = _without(session, coder.codebook, group, cues, coder)
    if book is not coder.codebook:
        told = deed(
            "edited" if group.state == MERGED else "retired", name=coder.codebook.name_of(group.theme)
        )
        keep(session, book, told, coder.handle, coder.made_on, base=base)
    group.state, group.theme, group.decided_by, group.decided_on = OPEN, "", "", None
    session.flush()


def still_to_read(session: Session, group: UnnamedGroup) -> list[str]:
    """Return the remarks of a decided group on whose theme nobody decided and nothing suggests it."""
    ids = members_of(session, [group.id])[group.id]
    steps = steps_of(session, ids)
    return [one for one in ids if not _has(steps[one], group.theme)]


def _held(session: Session, group_id: str) -> UnnamedGroup:
    wanted = select(UnnamedGroup).where(UnnamedGroup.id == group_id).with_for_update()
    group = session.scalar(wanted)
    if group is None or group.state != OPEN:
        raise GroupGone(group_id)
    return group


def _decided(group: UnnamedGroup, state: str, theme: str, coder: Coder) -> None:
    group.state, group.theme = state, theme
    group.decided_by, group.decided_on = coder.handle, coder.made_on


def _suggest(
    session: Session, group: UnnamedGroup, phrases: Sequence[str], book: Codebook, coder: Coder
) -> None:
    voices = voices_of(session, members_of(session, [group.id])[group.id])
    steps = steps_of(session, voices)
    for voice in voices.values():
        found = reasons(voice.words, phrases)
        if found and not _has(steps[voice.remark_id], group.theme):
            session.add(_coding(voice, group.theme, found, book, coder))
    session.flush()


def _has(steps: Sequence[Coding], theme: str) -> bool:
    """True where a person said anything of the theme, or something suggests it now."""
    mine = [step for step in steps if step.theme == theme]
    return any(step.origin == "person" for step in mine) or (bool(mine) and mine[-1].state == "suggested")


def _coding(voice: Voice, theme: str, found: list[list[int | str]], book: Codebook, coder: Coder) -> Coding:
    spans = [Span(int(start), int(end), str(cue)) for start, end, cue in found]
    return Coding(
        remark_id=voice.remark_id,
        theme=theme,
        state="suggested",
        stance=stance_text(stance_hint(voice.words, None, spans).stance),
        origin=ORIGIN,
        made_by=f"{ORIGIN} of {coder.handle}",
        codebook=book.version,
        score=SCORE,
        reasons=found,
        made_on=coder.made_on,
    )


def _withdraw(session: Session, group: UnnamedGroup, coder: Coder) -> None:
    """By a step of its own, where the group's suggestion is the newest that stands: history stays whole."""
    for remark_id, steps in steps_of(session, members_of(session, [group.id])[group.id]).items():
        put_on = [step for step in steps if step.theme == group.theme and step.origin != "person"]
        if put_on and put_on[-1].origin == ORIGIN and put_on[-1].state == "suggested":
            last = put_on[-1]
            session.add(
                Coding(
                    remark_id=remark_id,
                    theme=last.theme,
                    state="rejected",
                    stance=last.stance,
                    origin=ORIGIN,
                    made_by=f"{ORIGIN} of {coder.handle}",
                    codebook=coder.codebook.version,
                    score=0.0,
                    reasons=[],
                    made_on=coder.made_on,
                )
            )
    session.flush()


def _without(
    session: Session, book: Codebook, group: UnnamedGroup, cues: Sequence[str], coder: Coder
) -> Codebook:
    theme = book.living.by_code.get(group.theme)
    if theme is None:  # dropped groups have none; others' was merged or retired since, by somebody who knew
        return book
    if group.state == MERGED:
        left = tuple(cue for cue in theme.cues if cue not in cues)
        return book if left == theme.cues else edit_theme(book, theme.code, {"cues": left}, coder.made_on)
    if _used(session, theme.code) or any(other.parent == theme.code for other in book.themes):
        return retire_theme(book, theme.code, coder.made_on)
    try:
        return whole(book, [other for other in book.themes if other.code != theme.code])
    except CodebookEditError:  # something rests on it by name: it stays, out of use
        return retire_theme(book, theme.code, coder.made_on)


def _used(session: Session, theme: str) -> bool:
    """True once a person gave the theme to any remark."""
    by_person = select(Coding.id).where(Coding.theme == theme, Coding.origin == "person").limit(1)
    if session.scalar(by_person) is not None:
        return True
    return any(theme in (row or ()) for row in session.scalars(select(CodedRemark.themes)))
