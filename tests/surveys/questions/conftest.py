"""One question of every kind, for the tests of reading answers."""

from typing import Any

import pytest

from surveys.questions import Choices, Faces, Info, Question, Scale, Words

ID = "a_question"


def make(kind: type[Question], **more: Any) -> Question:
    labels = more.pop("labels", {})
    wording = {"staff": {"en": {"text": "How is it?", "labels": labels}}}
    name = kind.__name__.lower()
    return kind.model_validate({"id": ID, "kind": name, "topic": "topic", "wording": wording, **more})


def several_kinds() -> list[Question]:
    longest = tuple("x" * 39 + str(digit) for digit in range(10))
    return [
        make(Choices, choices=("yes", "no", "not_sure")),
        make(Choices, choices=longest, several=True),
        make(Choices, choices=("a", "b", "c", "none"), several=True, most=2, exclusive="none"),
        make(Faces, points=3),
        make(Faces, points=5),
        make(Scale),
        make(Scale, lowest=1, highest=5),
        make(Words),
        make(Info),
    ]


@pytest.fixture(name="make")
def make_fixture() -> Any:
    return make


@pytest.fixture(params=several_kinds(), ids=lambda question: question.kind)
def any_question(request: pytest.FixtureRequest) -> Question:
    question: Question = request.param
    return question
