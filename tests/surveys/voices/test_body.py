"""The body of a sitting: it fits its size whatever is said, and a broken one is told."""

import json

import pytest

from surveys.questionnaires.starters import catalogue
from surveys.questions.answer import Answer
from surveys.voices.body import Body, body_from_bytes, body_size, body_to_bytes


def body() -> Body:
    return Body("a" * 32, "b" * 32, "8-10", "en", {"setting": "Garden House", "group": "Ü" * 80})


def test_what_was_written_comes_back() -> None:
    one = body()
    one.keep("q1", Answer(values=("4",)))
    one.keep("q2", Answer(words="بہت 🦦 \u202e"), moved="c" * 32)
    assert body_from_bytes(body_to_bytes(one)) == one and one.seq == 2


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_P4_the_longest_answers_to_every_question_fit_the_one_size(name: str) -> None:
    questionnaire = catalogue()[name]
    one = body()
    one.tag, one.reader_id = "t" * 32, "r" * 32
    for question in questionnaire.questions:
        answer = Answer(words="🦦" * 2_000) if question.kind == "words" else question.worst_answer()
        one.keep(question.id, answer, moved="c" * 32)
    assert len(body_to_bytes(one)) <= body_size(questionnaire)


@pytest.mark.parametrize(
    "plain", [b"", b"[]", b"{}", b"null", b'{"kept": 3}', b'{"kept": {}, "x": 1}', b"\xff"]
)
def test_another_shape_is_a_value_error(plain: bytes) -> None:
    with pytest.raises(ValueError):
        body_from_bytes(plain)


@pytest.mark.parametrize("broken", [{}, {"answer": None, "number": 1, "moved": ""}, 7])
def test_a_broken_answer_is_a_value_error(broken: object) -> None:
    plain = json.loads(body_to_bytes(body()))
    plain["kept"] = {"q1": broken}
    with pytest.raises(ValueError):
        body_from_bytes(json.dumps(plain).encode())
