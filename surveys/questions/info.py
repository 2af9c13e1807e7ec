"""A card that tells something and asks nothing."""

from typing import Literal

from surveys.questions.answer import Answer, RawAnswer
from surveys.questions.question import Question


class Info(Question):
    """A card to read; going on is the whole answer, and nothing of it is counted."""

    kind: Literal["info"]

    @property
    def offers_passes(self) -> bool:
        return False

    def read(self, raw: RawAnswer) -> Answer:
        return Answer()

    def all_values(self) -> tuple[str, ...]:
        return ()

    def worst_answer(self) -> Answer:
        return Answer()
