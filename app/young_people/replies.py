"""Replies to a concern, as whoever holds its words-code reads them: approved templates, filled in."""

from sqlalchemy.orm import Session

from app.young_people.wording import fill
from surveys.safeguarding.desk import replies_for
from surveys.safeguarding.replies import shipped_replies


def replies_to(session: Session, thread: str) -> list[str]:
    """The replies of a thread in words. A template that is no longer shipped is left out."""
    known = shipped_replies()
    return [fill(known[one.template].text) for one in replies_for(session, thread) if one.template in known]
