"""Reads the remarks of the lot sample again with the model in use, as written and misspelt: worker only."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.card import Mark
from analysis.themes.lessons import GivenUp, lesson_in_use, newest_model
from analysis.themes.lot_sample import lot_sample, newest_reading
from analysis.themes.measuring import ReadAgain
from analysis.themes.model import Model
from analysis.themes.reading import Asked
from analysis.themes.sensitivity import MOST, Labels, read_misspelt
from analysis.themes.waiting import waiting_of


def mark_of(session: Session, codebook: Codebook, kind: str) -> Mark:
    """Return what a card of that kind would be measured from now."""
    model = newest_model(session, kind)
    made_by = f"model {model.version}" if model else f"rules {codebook.version}"
    return Mark(newest_reading(session, kind), codebook.version, made_by)


def read_again(session: Session, codebook: Codebook, kind: str, most: int = MOST) -> ReadAgain:
    """Return what the model in use suggests for the newest remarks of the sample, right and misspelt.

    Remarks whose words may not be read, for nobody translated them, are left out. Nothing is read where the
    model in use can't be made by this release.
    """
    ids = [one.remark_id for one in lot_sample(session, kind)][-most:]
    remarks = [one for one in waiting_of(session, ids) if one.to_read is not None]
    try:
        model = lesson_in_use(session, codebook, kind).model() if remarks else None
    except GivenUp:
        model = None
    if model is None:
        return ReadAgain()
    questions = [one.question for one in remarks]
    keys = [one.remark_id for one in remarks]
    plain, wrong = read_misspelt(
        keys, [one.asked.text for one in remarks], lambda texts: _tell(model, texts, questions)
    )
    return ReadAgain(keys, plain, wrong)


def _tell(model: Model, texts: Sequence[str], questions: Sequence[str]) -> Sequence[Labels]:
    asked = [Asked(text, question) for text, question in zip(texts, questions, strict=True)]
    return model.names(model.tell(asked).said)
