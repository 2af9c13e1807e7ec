"""An answer in free words, with the question that it answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What was written, and the words of the question that it answers, empty where unknown."""

    text: str
    question: str = ""
