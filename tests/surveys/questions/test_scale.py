"""Scales: 0 to 10, or the five points of agreement."""

from typing import Any

import pytest

from surveys.questions import Answer, AnswerNotRead, RawAnswer, Scale


def test_zero_is_an_answer(make: Any) -> None:
    assert make(Scale).read(RawAnswer(values=("0",))) == Answer(values=("0",))


@pytest.mark.parametrize("value", ["11", "-1", "05", "5.0", "٣", "five", ""])
def test_anything_but_a_number_on_the_line_is_refused(make: Any, value: str) -> None:
    with pytest.raises(AnswerNotRead, match="not_an_option"):
        make(Scale).read(RawAnswer(values=(value,)))


def test_the_ends_need_words_and_the_numbers_between_show_themselves(make: Any) -> None:
    question = make(Scale, labels={"0": "0: none", "10": "10: all"})
    assert question.labelled_values() == ("0", "10")
    assert [option.label for option in question.options("staff")][:2] == ["0: none", "1"]


def test_five_points_of_agreement(make: Any) -> None:
    assert make(Scale, lowest=1, highest=5).values() == ("1", "2", "3", "4", "5")
