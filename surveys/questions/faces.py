"""Three, four or five faces, each with words: never a face alone, never colour alone."""

from typing import Literal

from surveys.questions.question import Question

FACES: dict[int, tuple[str, ...]] = {
    3: ("🙁", "😐", "🙂"),
    4: ("😢", "🙁", "🙂", "😀"),
    5: ("😢", "🙁", "😐", "🙂", "😀"),
}


class Faces(Question):
    """Faces from the saddest, value "1", to the happiest."""

    kind: Literal["faces"]
    points: Literal[3, 4, 5] = 5

    def values(self) -> tuple[str, ...]:
        return tuple(str(point) for point in range(1, self.points + 1))

    def face(self, value: str) -> str:
        return FACES[self.points][int(value) - 1]
