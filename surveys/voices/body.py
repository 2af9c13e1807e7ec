"""The body of a sitting: what one person said in one round, before it is sealed."""

import json
from dataclasses import dataclass, field
from typing import Any

from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions.answer import Answer, answer_from_json, answer_to_json

FRAME_BYTES = 1_500  # ids, band, cells, tag, with room for 4-byte characters
KEPT_BYTES = 200  # what is kept beside each answer: its number and the mark of words that were moved


@dataclass(frozen=True)
class Kept:
    """One answer as it stands. `number` is its press; `moved` marks words that went to a concern."""

    answer: Answer
    number: int
    moved: str = ""


@dataclass
class Body:
    """One person's pass. `seq` counts its presses; it lives only inside the seal."""

    round_id: str
    sitting_id: str
    band: str
    language: str
    cells: dict[str, str]
    tag: str = ""
    start_number: int = 0
    reader_id: str = ""
    finished: bool = False
    seq: int = 0
    kept: dict[str, Kept] = field(default_factory=dict)

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers alone, by question id."""
        return {question_id: kept.answer for question_id, kept in self.kept.items()}

    def keep(self, question_id: str, answer: Answer, moved: str = "") -> None:
        """Put an answer in its place; the newest stands."""
        self.seq += 1
        self.kept[question_id] = Kept(answer, self.seq, moved)


def body_size(questionnaire: Questionnaire) -> int:
    """Bytes that hold any sitting of this questionnaire: the same for everybody."""
    return FRAME_BYTES + sum(
        question.cap_bytes + len(question.id) + KEPT_BYTES for question in questionnaire.questions
    )


def body_to_bytes(body: Body) -> bytes:
    """The body as UTF-8 JSON."""
    kept = {
        question_id: {"answer": answer_to_json(one.answer), "number": one.number, "moved": one.moved}
        for question_id, one in body.kept.items()
    }
    plain = {**vars(body), "kept": kept}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def body_from_bytes(text: bytes) -> Body:
    """The body that `body_to_bytes` wrote. Raises ValueError when it has another shape."""
    plain: dict[str, Any] = json.loads(text)
    try:
        kept = plain.pop("kept")
        body = Body(**plain)
        for question_id, one in kept.items():
            body.kept[question_id] = Kept(answer_from_json(one["answer"]), one["number"], one["moved"])
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("this is not the body of a sitting") from error
    return body
