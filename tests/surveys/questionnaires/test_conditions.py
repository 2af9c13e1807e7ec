"""The language of `ask_if`: what it means, and what it says when it can't be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires.conditions import ConditionError, needed_by, read_condition
from surveys.questions import Answer, Pass

ANSWERS = {
    "safe": Answer(values=("no",)),
    "say": Answer(values=("7",)),
    "many": Answer(values=("a", "b")),
    "passed": Answer(passed=Pass.SKIPPED),
    "told": Answer(words="yes"),
}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("safe == 'no'", True),
        ('safe == "yes"', False),
        ("safe != 'yes'", True),
        ("safe in ['yes', 'no']", True),
        ("safe not in ['yes', 'no']", False),
        ("safe not in ['yes']", True),
        ("say >= 7 and say < 8", True),
        ("say > 7 or say <= 6", False),
        ("say == 7", True),
        ("say >= '10'", False),
        ("many == 'b'", True),
        ("many != 'b'", False),
        ("safe == 'yes' and say == 7 or many == 'a'", True),
        ("safe == 'yes' and (say == 7 or many == 'a')", False),
    ],
)
def test_what_a_condition_means(text: str, holds: bool) -> None:
    assert read_condition(text).holds(ANSWERS) is holds


@pytest.mark.parametrize("question", ["passed", "absent", "told"])
@pytest.mark.parametrize("comparison", ["== 'x'", "!= 'x'", "in ['x']", "not in ['x']", "< 5", ">= 0"])
def test_nothing_holds_of_a_pass_or_of_no_answer(question: str, comparison: str) -> None:
    assert read_condition(f"{question} {comparison}").holds(ANSWERS) is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("safe", "expected in or not at character 5"),
        ("safe = 'no'", "from character 6"),
        ("safe == no", "expected a value in quotes at character 9"),
        ("safe == 'no' safe", "expected 'and', 'or' or the end at character 14"),
        ("safe in []", "expected a value in quotes"),
        ("safe in ['no'", "expected ]"),
        ("(safe == 'no'", "expected )"),
        ("safe == 'no", "from character 9"),
        ("__import__('os')", "from character 1"),
        ("safe == 'no' and", "expected a question's id at character 17"),
        ("(" * 99 + "safe", "more than 10 brackets"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ConditionError) as refused:
        read_condition(text)
    assert said in str(refused.value)


@given(st.text(max_size=300) | st.text("ab in[]()'\"=<>!,0", max_size=300))
def test_any_text_is_a_condition_or_a_plain_error(text: str) -> None:
    try:
        read_condition(text).holds(ANSWERS)
    except ConditionError as error:
        assert str(error)


def test_the_questions_it_looks_at_are_known() -> None:
    assert needed_by("a == 'x' and (b > 3 or a != 'y')") == {"a", "b"}
