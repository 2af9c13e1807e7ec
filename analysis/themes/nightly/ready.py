"""Everything that the machine reads remarks with, and the mark that it leaves on what it has read."""

from dataclasses import dataclass

from analysis.codebook import Codebook
from analysis.themes.engine.model import Model
from analysis.themes.moods.first_moods import FirstMoods
from analysis.themes.moods.moods import Moods
from analysis.themes.moods.sentiment import MADE_BY
from analysis.themes.nightly.lessons import Lesson
from analysis.themes.nightly.marks import not_read_mark


@dataclass(frozen=True)
class Ready:
    """The codebook, the model for one kind of round, and what reads moods.

    `number` is the model's row in the book, 0 for the rules alone.
    """

    codebook: Codebook
    kind: str
    model: Model
    moods: FirstMoods | Moods
    number: int = 0

    @property
    def origin(self) -> str:
        """Who suggests: "model", or "rules" where too little was read for a model."""
        return "rules" if self.model.weights is None else "model"

    @property
    def made_by(self) -> str:
        """Which rules or which model, as each coding remembers."""
        version = self.codebook.version if self.model.weights is None else self.model.version
        return f"{self.origin} {version}"

    @property
    def mark(self) -> str:
        """What a remark's hint says once it was read with this."""
        learned = "" if self.model.weights is None else f", {self.made_by}"
        return f"{MADE_BY}, codebook {self.codebook.version}{learned}"

    @property
    def marks(self) -> tuple[str, str]:
        """The mark of a remark that was read, and of one that could not be."""
        return self.mark, not_read_mark(self.mark)


def ready_for(lesson: Lesson, moods: FirstMoods | Moods | None = None) -> Ready:
    """Return what is read with after this lesson; training may take seconds."""
    number = lesson.number or 0
    return Ready(lesson.codebook, lesson.kind, lesson.model(), moods or FirstMoods(), number)
