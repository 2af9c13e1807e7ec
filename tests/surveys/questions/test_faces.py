"""Faces: three, four or five, each with words beside it."""

from typing import Any

import pytest

from surveys.questions import Answer, AnswerNotRead, Faces, RawAnswer


@pytest.mark.parametrize("points", [3, 4, 5])
def test_every_face_differs_and_runs_from_sad_to_happy(make: Any, points: int) -> None:
    options = make(Faces, points=points).options("staff")
    assert [option.value for option in options] == [str(point) for point in range(1, points + 1)]
    assert len({option.face for option in options}) == points
    assert options[-1].face in "🙂😀"


def test_every_face_needs_words(make: Any) -> None:
    assert make(Faces, points=4).labelled_values() == ("1", "2", "3", "4")


def test_a_face_is_read_by_its_value(make: Any) -> None:
    assert make(Faces).read(RawAnswer(values=("5",))) == Answer(values=("5",))


def test_a_face_that_is_not_there_is_refused(make: Any) -> None:
    with pytest.raises(AnswerNotRead, match="not_an_option"):
        make(Faces, points=3).read(RawAnswer(values=("5",)))
