"""Takes comments in: triaged like all that is said, shuffled, and kept as remarks of their own round."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.imports.comments_file import Comment
from surveys.imports.rows import BAND, LookedAt, tallies_of, write_rows
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions.plain_text import check_plain_text
from surveys.safeguarding.both_tongues import hear_both
from surveys.safeguarding.care_box import CareWords
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.reading_list import add_many_to_list
from surveys.voices.planning import SMALLEST_K
from surveys.voices.redaction import redact
from surveys.voices.round import Round, State
from surveys.voices.rounds import keep_edition

MOST_OF_SOURCE = 75


class SourceRefused(ValueError):
    """Rows can't be taken under this name; the message says why in plain words."""


@dataclass(frozen=True)
class Taken:
    """What became of the rows: each one is a remark or a concern. They add up."""

    round_id: str
    rows: int
    remarks: int
    concerns: int


def look_at(comments: list[Comment], audience: str) -> list[LookedAt]:
    """Triage and redact, before the unit of work: a long file would hold up everybody's presses meanwhile.

    `audience` is "children" or "staff": whose words they are.
    """
    return [_looked_at(one, audience) for one in comments]


def _looked_at(comment: Comment, audience: str) -> LookedAt:
    heard = hear_both(comment.words, comment.translation, audience)
    english = redact(comment.translation).text if comment.translation else ""
    return LookedAt(comment, heard.triage, redact(comment.words).text, heard.words, english)


def take_comments(
    session: Session, comments: list[Comment], source: str, audience: str, now: datetime
) -> Taken:
    """Look at a few comments and keep them in one go. Raises SourceRefused."""
    return keep_comments(session, look_at(comments, audience), source, audience, now)


def keep_comments(
    session: Session, looked_at: list[LookedAt], source: str, audience: str, now: datetime
) -> Taken:
    """Keep comments collected elsewhere as one imported round. All in one unit of work.

    Figures from it count rows, unless every row has a respondent. Raises SourceRefused.
    """
    _check_source(session, source)
    comments = [one.comment for one in looked_at]
    ids = {
        text: f"q{number}" for number, text in enumerate(dict.fromkeys(one.question for one in comments), 1)
    }
    round_ = _round(session, comments, ids, source, audience, now)
    kept = [one for one in looked_at if one.worry.level is None]
    for one in looked_at:
        if one.worry.level is not None:
            raise_concern(session, one.worry, _told(one, round_), round_.id, "", now)
    if audience == "children":
        add_many_to_list(session, round_.id, [_told(one, round_) for one in kept], now.date())
    write_rows(session, kept, tallies_of(comments, ids, round_), ids, round_, now.date())
    return Taken(round_.id, len(comments), len(kept), len(comments) - len(kept))


def _check_source(session: Session, source: str) -> None:
    """A name stands for one import: pressing twice would count every row twice, and reports name sources."""
    try:
        plain = check_plain_text(source)
    except ValueError as error:
        raise SourceRefused(f"the source's name {error}") from None
    if not plain or plain != source or len(plain) > MOST_OF_SOURCE:
        raise SourceRefused(f"the source's name needs 1 to {MOST_OF_SOURCE} characters, with no space around")
    there = select(Round.people).where(Round.kind == "import", Round.source == source).limit(1)
    rows = session.scalar(there)
    if rows is not None:
        raise SourceRefused(
            f"comments from “{source}” were imported before ({rows:,} of them); if these are others, "
            "give them a name of their own, such as one with a date"
        )


def _questionnaire(ids: dict[str, str], source: str) -> Questionnaire:
    questions = [
        {"id": name, "kind": "words", "topic": "imported", "wording": {BAND: {"en": {"text": text}}}}
        for text, name in ids.items()
    ]
    return Questionnaire.model_validate(
        {
            "key": "imported",
            "title": source,
            "audience": "facilitator",
            "bands": [BAND],
            "questions": questions,
        }
    )


def _round(
    session: Session, comments: list[Comment], ids: dict[str, str], source: str, audience: str, now: datetime
) -> Round:
    days = [one.said_on for one in comments if one.said_on] or [now.date()]
    people = {one.respondent for one in comments}
    by_person = "" not in people
    round_ = Round(
        id=random_key(),
        kind="import",
        title=source,
        source=source,
        edition_id=keep_edition(session, _questionnaire(ids, source)),
        invited=False,
        state=State.TRUNCATED,
        opens_at=_midnight(min(days)),
        closes_at=_midnight(max(days)),
        k=SMALLEST_K[audience],
        dimensions=[["group"]] if by_person else [],
        unit="people" if by_person else "rows",
        asked=0,
        people=len(people) if by_person else len(comments),
        finished=len(people) if by_person else len(comments),
        mixed_on=now.date(),
    )
    session.add(round_)
    session.flush()
    return round_


def _told(one: LookedAt, round_: Round) -> CareWords:
    """The words as the safeguarding desk gets them, with the day on which they were said."""
    comment = one.comment
    said = _midnight(comment.said_on).isoformat() if comment.said_on else ""
    about = {
        "round": round_.title,
        "question": comment.question,
        "setting": "",
        "band": BAND,
        "said_on": said,
    }
    return CareWords(one.told, about)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
