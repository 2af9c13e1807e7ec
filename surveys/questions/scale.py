"""A number on a line, 0 to 10 unless the question says otherwise (five points of agreement: 1 to 5)."""

from typing import Annotated, Literal

from pydantic import Field

from surveys.questions.question import Question


class Scale(Question):
    """A line of numbers; its two ends have words, the numbers between may have them."""

    kind: Literal["scale"]
    lowest: Literal[0, 1] = 0
    highest: Annotated[int, Field(ge=2, le=10, strict=True)] = 10

    def values(self) -> tuple[str, ...]:
        return tuple(str(point) for point in range(self.lowest, self.highest + 1))

    def labelled_values(self) -> tuple[str, ...]:
        return (str(self.lowest), str(self.highest))
