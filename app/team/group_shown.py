"""What people also say, as the team reads it: groups with their quotes, and every remark of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.discovery.unnamed import OPEN, Voice, is_offered, people_in, reasons
from analysis.themes.discovery.unnamed_deciding import still_to_read
from analysis.themes.discovery.unnamed_store import KINDS, members_of, voices_of
from analysis.themes.languages.translations import language_said, told_of
from app.marked import Piece, mark
from app.team.words import KINDS as KIND_NAMES
from surveys.imports.languages import language_name
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.unnamed_group import UnnamedGroup

CENTRAL = 3
A_PAGE = 50
MOST_DECIDED = 30


@dataclass(frozen=True)
class Said:
    """One remark of a group: the words that are read, key phrases marked; the original where translated."""

    remark_id: str
    pieces: list[Piece]
    original: str
    language: str
    where: str
    to_read: bool = False


@dataclass(frozen=True)
class GroupShown:
    """One group. `people` is at least the k of its rounds, or it isn't shown while it is open."""

    group: UnnamedGroup
    kind: str
    people: int
    size: int
    quotes: list[Said]
    theme: str  # the name of the theme that it became or joined


def open_groups(session: Session, codebook: Codebook) -> dict[str, list[GroupShown]]:
    """The groups that wait for a person, by the name of their kind of round, the largest first."""
    found: dict[str, list[GroupShown]] = {}
    for kind in KINDS:
        wanted = select(UnnamedGroup).where(UnnamedGroup.kind == kind, UnnamedGroup.state == OPEN)
        groups = [shown(session, group, codebook) for group in session.scalars(wanted)]
        offered = [one for one in groups if one is not None]
        if offered:
            found[KIND_NAMES[kind]] = sorted(offered, key=lambda one: (-one.size, one.group.id))
    return found


def decided_groups(session: Session, codebook: Codebook) -> list[tuple[UnnamedGroup, str]]:
    """The groups that were decided last, each with the name of its theme."""
    wanted = select(UnnamedGroup).where(UnnamedGroup.state != OPEN)
    newest = wanted.order_by(UnnamedGroup.decided_on.desc(), UnnamedGroup.id).limit(MOST_DECIDED)
    return [(group, _theme(group, codebook)) for group in session.scalars(newest)]


def shown(session: Session, group: UnnamedGroup, codebook: Codebook) -> GroupShown | None:
    """One group with its central quotes; None where it is open and fewer than k people are left in it."""
    members = members_of(session, [group.id])[group.id]
    voices = voices_of(session, members)
    if group.state == OPEN and (not voices or not is_offered(list(voices.values()))):
        return None
    quotes = said(session, group, list(voices.values())[:CENTRAL])
    people = people_in(voices, members)
    return GroupShown(group, KIND_NAMES[group.kind], people, len(voices), quotes, _theme(group, codebook))


def page_of(session: Session, group: UnnamedGroup, number: int) -> tuple[list[Said], int, int]:
    """Fifty remarks of a group, the nearest to its middle first; the number of the page and of the last."""
    voices = list(voices_of(session, members_of(session, [group.id])[group.id]).values())
    last = max(1, -(-len(voices) // A_PAGE))
    number = min(max(1, number), last)
    return said(session, group, voices[(number - 1) * A_PAGE : number * A_PAGE]), number, last


def said(session: Session, group: UnnamedGroup, voices: Sequence[Voice]) -> list[Said]:
    """These remarks of a group, in the order given."""
    ids = [voice.remark_id for voice in voices]
    told = told_of(session, ids)
    rows = session.execute(select(Remark, Round.title).join(Round).where(Remark.id.in_(ids)))
    remarks = {remark.id: (remark, title) for remark, title in rows}
    to_read = set(still_to_read(session, group)) if group.theme else set()
    lines = []
    for voice in voices:
        remark, title = remarks[voice.remark_id]
        spans = [(int(start), int(end)) for start, end, _ in reasons(voice.words, group.key_phrases)]
        original = "" if remark.words == voice.words else remark.words
        code = language_said(remark, told.get(remark.id)).code if original else ""
        lines.append(
            Said(
                remark.id, mark(voice.words, spans), original, language_name(code) if code else "", title,
                remark.id in to_read,
            )
        )  # fmt: skip
    return lines


def _theme(group: UnnamedGroup, codebook: Codebook) -> str:
    return codebook.name_of(codebook.now_called(group.theme)) if group.theme else ""
