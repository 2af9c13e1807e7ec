"""Asking only some questions: they exist, stand once, leave no band empty, and branches keep their ground."""

from typing import Any

import pytest

from surveys.questionnaires.subset import subset_faults


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["one", "two", "old"], []),
        (["one"], []),
        ([], ["names no question"]),
        (["one", "one"], ["names a question twice"]),
        (["gone"], ["'gone' is no question of this questionnaire"]),
        (["two"], ["'two' needs 'one': add it too"]),
        (["old"], ["names none for band '8-10'"]),
    ],
)
def test_what_stands_against_asking_some_questions(
    pick: Any, build: Any, wanted: list[str], said: list[str]
) -> None:
    bands = ["8-10", "11-17"]
    whole = build(
        pick("one", bands=bands),
        pick("two", "one == 'a'", bands=bands),
        pick("old", bands=["11-17"]),
        bands=bands,
    )
    assert [fault.what for fault in subset_faults(whole.questions, whole.bands, wanted)] == said
