"""The kinds of question, one file a kind: each reads an answer, or says in plain words what is wrong."""

from typing import Annotated

from pydantic import Field

from surveys.questions.answer import (
    PASS_BUTTONS,
    PASS_VALUES,
    Answer,
    AnswerNotRead,
    Pass,
    RawAnswer,
    answer_bytes,
    answer_from_json,
    answer_to_json,
)
from surveys.questions.choices import Choices
from surveys.questions.faces import Faces
from surveys.questions.info import Info
from surveys.questions.problems import problem_text
from surveys.questions.question import Question
from surveys.questions.scale import Scale
from surveys.questions.wording import FIRST_LANGUAGE, Option, Wording
from surveys.questions.words import MOST_CHARACTERS, Words

AnyQuestion = Annotated[Choices | Faces | Scale | Words | Info, Field(discriminator="kind")]
KINDS: tuple[str, ...] = ("choices", "faces", "scale", "words", "info")

__all__ = [
    "FIRST_LANGUAGE",
    "KINDS",
    "MOST_CHARACTERS",
    "PASS_BUTTONS",
    "PASS_VALUES",
    "Answer",
    "AnswerNotRead",
    "AnyQuestion",
    "Choices",
    "Faces",
    "Info",
    "Option",
    "Pass",
    "Question",
    "RawAnswer",
    "Scale",
    "Wording",
    "Words",
    "answer_bytes",
    "answer_from_json",
    "answer_to_json",
    "problem_text",
]
