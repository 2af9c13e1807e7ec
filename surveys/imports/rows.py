"""The rows of an imported round: its remarks, what came beside each of them, and its tallies."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from secrets import SystemRandom

from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.imports.comments_file import Comment
from surveys.safeguarding.triage import Triage
from surveys.voices.body import Body
from surveys.voices.counting import big_cells
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.tally import Tally
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

BAND = "imported"


@dataclass(frozen=True)
class LookedAt:
    """A comment after triage and redaction. `told` is what the desk reads: the words, and their English."""

    comment: Comment
    worry: Triage
    redacted: str
    told: str
    english: str = ""  # the translation, redacted


def write_rows(
    session: Session,
    kept: list[LookedAt],
    tallies: list[Tally],
    ids: dict[str, str],
    round_: Round,
    today: date,
) -> None:
    """Write what is kept as remarks, with what came beside each, and the tallies, in no order."""
    comments = [one.comment for one in kept]
    groups = {person: random_key() for person in {one.respondent for one in comments} - {""}}
    cells = _big_groups(comments, round_)
    rows: list[Remark | Tally | Translation | ToldRemark] = [*tallies]
    for one in kept:
        remark = Remark(
            id=random_key(),
            round_id=round_.id,
            question_id=ids[one.comment.question],
            words=one.redacted,
            dimension="group" if one.comment.group in cells else "",
            cell=one.comment.group if one.comment.group in cells else "",
            group_id=groups.get(one.comment.respondent) or random_key(),
        )
        rows += [remark, *_beside(one, remark.id, round_.source, today)]
    SystemRandom().shuffle(rows)
    session.add_all(rows)
    session.flush()


def _beside(one: LookedAt, remark_id: str, source: str, today: date) -> list[Translation | ToldRemark]:
    """What came with the words: their English, in which language they are, and their mood."""
    rows: list[Translation | ToldRemark] = []
    if one.english:
        rows.append(
            Translation(
                remark_id=remark_id, words=one.english, source="import", made_by=source, made_on=today
            )
        )
    if one.comment.language or one.comment.mood:
        told = {"language": one.comment.language, "mood": one.comment.mood}
        rows.append(ToldRemark(remark_id=remark_id, told_by="import", **told))
    return rows


def _big_groups(comments: list[Comment], round_: Round) -> set[str]:
    """Groups that may stand on a remark, by the mixer's own rule. Rows are never broken down: nobody knows
    how many people they are."""
    if round_.unit == "rows":
        return set()
    people = {(one.respondent, one.group) for one in comments}
    bodies = [Body(round_.id, person, BAND, "en", {"group": group}) for person, group in sorted(people)]
    return {cell for dimension, cell in big_cells(bodies, round_.dimensions, round_.k) if dimension}


def tallies_of(comments: list[Comment], ids: dict[str, str], round_: Round) -> list[Tally]:
    """How many spoke to each question. Words that became a concern count too, as in any round."""
    if round_.unit == "people":
        counts = Counter(question for question, _ in {(one.question, one.respondent) for one in comments})
    else:
        counts = Counter(one.question for one in comments)
    return [
        Tally(
            round_id=round_.id,
            question_id=ids[text],
            dimension="",
            cell="",
            value="said",
            count=count,
            base=count,
        )
        for text, count in counts.items()
    ]
