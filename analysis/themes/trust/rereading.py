"""Reads the remarks of the lot sample again, as written and misspelt, by the method in use: worker only.

A model that has learned from a remark knows its words by heart. So each third of the sample is read by a
model that learned from what is in the two others, and from everything else (cross-validation: Stone,
"Cross-validatory choice and assessment of statistical predictions", 1974). The same words are in one third.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.engine.model import FEWEST_CODES, Model, folds_of, train
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.nightly.lessons import GivenUp, lesson_in_use, newest_model
from analysis.themes.nightly.taught import taught
from analysis.themes.nightly.waiting import waiting_of
from analysis.themes.trust.card import Mark
from analysis.themes.trust.lot_sample import lot_sample, newest_reading
from analysis.themes.trust.measuring import ReadAgain
from analysis.themes.trust.sensitivity import MOST, Labels, read_misspelt

PARTS = 3


@dataclass(frozen=True)
class Rereading:
    """Remarks to read again, and what the model in use learned from; reading them needs no book."""

    codebook: Codebook
    kind: str
    keys: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    coded: tuple[Coded, ...] = ()

    def read(self) -> ReadAgain:
        """Return what is suggested for the remarks, right and misspelt. Trains, which may take a while."""
        if not self.keys:
            return ReadAgain()
        parts = _parts([Coded(each, frozenset()) for each in self.asked])
        models = self._models()

        def tell(texts: Sequence[str]) -> Sequence[Labels]:
            asked = [Asked(text, each.question) for text, each in zip(texts, self.asked, strict=True)]
            return _tell(models, parts, asked)

        return ReadAgain(self.keys, *read_misspelt(self.keys, [each.text for each in self.asked], tell))

    def _models(self) -> list[Model]:
        """A model a part, which has not seen it; before enough was read, the rules for all."""
        if len(self.coded) < FEWEST_CODES:
            return [train(self.codebook.living, (), self.kind)] * PARTS
        parts = _parts(self.coded)
        return [
            train(
                self.codebook.living,
                [each for each, part in zip(self.coded, parts, strict=True) if part != left_out],
                self.kind,
            )
            for left_out in range(PARTS)
        ]


def mark_of(session: Session, codebook: Codebook, kind: str) -> Mark:
    """Return what a card of that kind would be measured from now."""
    model = newest_model(session, kind)
    made_by = f"model {model.version}" if model else f"rules {codebook.version}"
    return Mark(newest_reading(session, kind), codebook.version, made_by)


def to_read_again(session: Session, codebook: Codebook, kind: str, most: int = MOST) -> Rereading:
    """Return the newest remarks of the sample, ready to be read again.

    Remarks whose words may not be read, for nobody translated them, are left out; all are where the model
    in use can't be made by this release.
    """
    ids = [one.remark_id for one in lot_sample(session, kind)][-most:]
    remarks = [one for one in waiting_of(session, ids) if one.to_read is not None]
    try:
        up_to = lesson_in_use(session, codebook, kind).up_to
    except GivenUp:
        return Rereading(codebook, kind)
    coded = tuple(taught(session, kind, up_to)) if up_to else ()
    keys = tuple(one.remark_id for one in remarks)
    return Rereading(codebook, kind, keys, tuple(one.asked for one in remarks), coded)


def _parts(coded: Sequence[Coded]) -> list[int]:
    return [fold % PARTS for fold in folds_of(coded)]


def _tell(models: Sequence[Model], parts: Sequence[int], asked: Sequence[Asked]) -> Sequence[Labels]:
    told: dict[int, Labels] = {}
    for part, model in enumerate(models):
        places = [place for place, of in enumerate(parts) if of == part]
        if places:
            names = model.names(model.tell([asked[place] for place in places]).said)
            told.update(zip(places, names, strict=True))
    return [told[place] for place in range(len(asked))]
