"""What people also say, in the voices book: remarks without a theme, and the groups that are offered."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, delete, exists, or_, select
from sqlalchemy.orm import Session, aliased

from analysis.themes.coding.store import IDS_A_QUERY, current_codings
from analysis.themes.discovery.unnamed import OPEN, Known, Offer, Voice, placed
from analysis.themes.languages.translations import language_said, told_of, translations_of, words_to_read
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.unnamed_group import UnnamedGroup, UnnamedMember

KINDS = ("children", "staff", "import")
# Of the newest rounds: enough for any pattern, and a bound on the night's work.
MOST_VOICES = 5_000
MOST_LOOKED_AT = 25_000


def residue(session: Session, kind: str) -> list[Voice]:
    """Return the remarks of a kind of round that were read for themes and have none now, newest round first.

    English or translated words only: what nobody can read is in no group.
    """
    ids = list(session.scalars(_without_theme(kind)))
    found: list[Voice] = []
    for start in range(0, len(ids), IDS_A_QUERY):
        part = ids[start : start + IDS_A_QUERY]
        standing = current_codings(session, part)
        found += voices_of(session, [one for one in part if not standing[one]]).values()
        if len(found) >= MOST_VOICES:
            break
    return found[:MOST_VOICES]


def voices_of(session: Session, remark_ids: Iterable[str]) -> dict[str, Voice]:
    """Return those of the remarks that can be read, by id, with the words to read."""
    ids = list(remark_ids)
    found: dict[str, Voice] = {}
    for start in range(0, len(ids), IDS_A_QUERY):
        part = ids[start : start + IDS_A_QUERY]
        translations, told = translations_of(session, part), told_of(session, part)
        rows = session.execute(select(Remark, Round.k).join(Round).where(Remark.id.in_(part)))
        for remark, k in rows:
            language = language_said(remark, told.get(remark.id))
            words = words_to_read(remark, translations.get(remark.id), language)
            if words is not None:
                found[remark.id] = Voice(remark.id, remark.group_id, words, k, remark.round_id)
    return {one: found[one] for one in ids if one in found}


def keep_offers(session: Session, kind: str, offers: Sequence[Offer], today: date) -> int:
    """Have exactly these groups offered, but for those a person decided; return how many stand open.

    A group that goes on keeps its id, so that an address somebody has open stays good.
    """
    known = known_groups(session, kind)
    going_on = placed(offers, known)
    kept = {group_id for group_id, _ in going_on if group_id}
    gone = [one.id for one in known if one.state == OPEN and one.id not in kept]
    for row in session.scalars(select(UnnamedGroup).where(UnnamedGroup.id.in_(gone))):
        session.delete(row)
    session.execute(delete(UnnamedMember).where(UnnamedMember.group_id.in_([*kept, *gone])))
    session.flush()
    for group_id, offer in going_on:
        _write(session, kind, group_id, offer, today)
    session.flush()
    return len(going_on)


def known_groups(session: Session, kind: str) -> list[Known]:
    """Return every group of a kind that was ever offered and still stands, decided or not."""
    groups = list(session.scalars(select(UnnamedGroup).where(UnnamedGroup.kind == kind)))
    members = members_of(session, [group.id for group in groups])
    return [Known(group.id, group.state, frozenset(members[group.id])) for group in groups]


def members_of(session: Session, group_ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the remarks of each of these groups, the nearest to its middle first."""
    found: dict[str, list[str]] = {group_id: [] for group_id in group_ids}
    ids = list(found)
    for start in range(0, len(ids), IDS_A_QUERY):
        part = ids[start : start + IDS_A_QUERY]
        wanted = select(UnnamedMember).where(UnnamedMember.group_id.in_(part))
        for row in session.scalars(wanted.order_by(UnnamedMember.nearness, UnnamedMember.remark_id)):
            found[row.group_id].append(row.remark_id)
    return found


def _write(session: Session, kind: str, group_id: str | None, offer: Offer, today: date) -> None:
    group = session.get(UnnamedGroup, group_id) if group_id else None
    if group is None:
        group = UnnamedGroup(
            kind=kind, state=OPEN, theme="", decided_by="", decided_on=None, made_on=today, key_phrases=[]
        )
        session.add(group)
    group.key_phrases = list(offer.key_phrases)
    session.flush()
    session.add_all(
        UnnamedMember(group_id=group.id, remark_id=remark_id, nearness=nearness)
        for nearness, remark_id in enumerate(offer.members, 1)
    )


def _without_theme(kind: str) -> Select[str]:
    """Remarks that may have no theme: nothing was ever put on them, something was turned down or withdrawn,
    or a person read them whole. What stands on them is looked at afterwards."""
    step, down = aliased(Coding), aliased(Coding)
    maybe = or_(
        ~exists().where(step.remark_id == Remark.id),
        exists().where(down.remark_id == Remark.id, down.state == "rejected"),
        exists().where(CodedRemark.remark_id == Remark.id),
    )
    read = exists().where(Hint.remark_id == Remark.id)
    wanted = select(Remark.id).join(Round).where(Round.kind == kind, Round.state.in_(RESULTS), read, maybe)
    return wanted.order_by(Round.closes_at.desc(), Remark.id).limit(MOST_LOOKED_AT)
