"""Redaction review and quotes: nothing verbatim leaves without a person who read it twice."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from analysis.findings import claim_for
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark


class NotQuotable(ValueError):
    """These words may not be quoted; the message is the key of a notice that says why."""


def review(session: Session, remark: Remark, words: str, handle: str) -> None:
    """A person has read the words for names and places, and made them as they stand now.

    Changed words lose their quote, and are read for themes again. Raises NotQuotable without any words.
    """
    told = words.replace("\r\n", "\n").strip()
    if not told:
        raise NotQuotable("needs_words")
    if told != remark.words:
        take_back(session, remark)
        remark.words = told
        session.flush()  # before the hint goes: the worker, which writes one now, looks at the words first
        session.execute(delete(Hint).where(Hint.remark_id == remark.id))
    remark.redaction_by = handle
    session.flush()


def approve_quote(session: Session, remark: Remark, handle: str, today: date) -> Quote:
    """Approve the redacted words as a quote. Raises NotQuotable before the review or for a second one."""
    there = session.scalar(select(Quote).where(Quote.remark_id == remark.id))
    if there is not None:
        return there
    if not remark.redaction_by:
        raise NotQuotable("review_first")
    same_person = select(Quote).join(Remark).where(Remark.group_id == remark.group_id)
    if remark.group_id and session.scalar(same_person.where(Remark.round_id == remark.round_id).limit(1)):
        raise NotQuotable("already_quoted")
    claim = claim_for(session, remark.round_id, "quote", {"remark": remark.id}, today)
    quote = Quote(
        remark_id=remark.id, words=remark.words, claim_id=claim, approved_by=handle, approved_on=today
    )
    session.add(quote)
    session.flush()
    return quote


def take_back(session: Session, remark: Remark) -> None:
    """Take a quote back: from now on no report shows it."""
    session.execute(delete(Quote).where(Quote.remark_id == remark.id))
    session.flush()


def move_away(session: Session, remark: Remark) -> None:
    """The words were moved to the safeguarding desk: nothing of them stays among the remarks."""
    take_back(session, remark)
    session.execute(delete(Hint).where(Hint.remark_id == remark.id))
    session.execute(delete(Coding).where(Coding.remark_id == remark.id))
    session.delete(remark)
    session.flush()
