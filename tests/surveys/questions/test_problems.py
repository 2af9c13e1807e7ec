"""The sentences for answers that can't be read."""

import re
from pathlib import Path

import pytest

import surveys.questions
from surveys.questionnaires.reading_age import too_hard
from surveys.questions.problems import problem_sentences, problem_text

KEYS = sorted(problem_sentences()["en"])


def test_every_problem_that_the_code_names_has_a_sentence() -> None:
    folder = Path(surveys.questions.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r'AnswerNotRead\("(\w+)"\)', code)) == set(KEYS)


@pytest.mark.parametrize("band", ["8-10", "11-17", "staff"])
@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_can_be_read_by_its_band(key: str, band: str) -> None:
    assert too_hard(problem_text(key, band), band) is None


def test_another_language_falls_back_to_the_first() -> None:
    assert problem_text("too_long", "staff", "ur") == problem_text("too_long", "staff", "en")


def test_an_unknown_problem_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        problem_text("no_such_problem", "staff")
