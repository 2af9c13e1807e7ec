"""The reading list: every free text of a child waits here, sealed, until a person has read it."""

from dataclasses import dataclass
from datetime import date

from nacl.public import PrivateKey
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from surveys.safeguarding.care_box import CareBoxBroken, CareWords, care_public, open_with_care, seal_to_care
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.reading_item import ReadingItem

BROKEN = "(these words could not be opened with the care key: tell the administrator, and keep them)"


@dataclass(frozen=True)
class ListItem:
    """One text to read: its words, and only round, setting and question with it."""

    id: str
    words: str
    question: str
    round_title: str
    setting: str
    day: date
    broken: bool = False  # the care key doesn't open it: nobody has read it, so nobody can say they have


def add_to_list(session: Session, round_id: str | None, told: CareWords, today: date) -> None:
    """Put a text on the list. Without words it is an empty one, which from outside looks the same."""
    sealed = seal_to_care(care_public(session), told)
    session.add(ReadingItem(round_id=round_id, day=today, sealed=sealed))
    session.flush()


def add_many_to_list(session: Session, round_id: str | None, told: list[CareWords], today: date) -> None:
    """Put many texts on the list at once, in an order that tells nothing: their ids are random."""
    public = care_public(session)
    session.add_all(
        ReadingItem(round_id=round_id, day=today, sealed=seal_to_care(public, one)) for one in told
    )
    session.flush()


def open_list(session: Session, private_key: PrivateKey, limit: int = 20) -> tuple[list[ListItem], list[str]]:
    """Up to `limit` texts, oldest day first, and the ids of the empty items met on the way.

    Hand both to `mark_read` when a person has read the texts. Broken ones come on top of the limit, so that
    they never stand in the way of words that can be read.
    """
    texts: list[ListItem] = []
    empty: list[str] = []
    for item in session.scalars(select(ReadingItem).order_by(ReadingItem.day, ReadingItem.id)):
        read = _open(item, private_key)
        if read is None:
            empty.append(item.id)
        else:
            texts.append(read)
        if sum(not text.broken for text in texts) == limit:
            break
    return texts, empty


def mark_read(session: Session, item_ids: list[str], today: date) -> int:
    """A person has read these: they leave the list. Returns how many left."""
    gone = session.execute(delete(ReadingItem).where(ReadingItem.id.in_(item_ids)))
    rota = session.get(DutyRota, 1)
    if rota is not None:
        rota.list_read_on = today
    return int(gone.rowcount)  # type: ignore[attr-defined]


def oldest_unread_day(session: Session) -> date | None:
    """The day of the oldest item, words or not; None when the list is empty."""
    return session.scalar(select(func.min(ReadingItem.day)))


def _open(item: ReadingItem, private_key: PrivateKey) -> ListItem | None:
    try:
        told = open_with_care(private_key, item.sealed)
    except CareBoxBroken:
        return ListItem(item.id, BROKEN, "", "", "", item.day, broken=True)
    if not told.words:
        return None
    question, round_title, setting = (told.about.get(key, "") for key in ("question", "round", "setting"))
    return ListItem(item.id, told.words, question, round_title, setting, item.day)
