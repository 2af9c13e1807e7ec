"""Editions: frozen text that comes back equal, and an id that is the text's own."""

from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.questionnaires import QuestionnaireError, catalogue, edition_id, freeze, thaw

VALUES = st.lists(
    st.from_regex(r"[a-z0-9][a-z0-9_]{0,9}", fullmatch=True), min_size=2, max_size=10, unique=True
)
LINE = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=40).filter(
    lambda s: "<" not in s
)


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_every_starter_comes_back_equal(key: str) -> None:
    starter = catalogue()[key]
    text = freeze(starter)
    assert thaw(text) == starter
    assert freeze(thaw(text)) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(values=VALUES, several=st.booleans(), text=LINE, languages=st.permutations(["en", "pl", "ur"]))
def test_freezing_and_thawing_changes_nothing(
    pick: Any, build: Any, values: list[str], several: bool, text: str, languages: list[str]
) -> None:
    labels = {value: f"{number} {value}" for number, value in enumerate(values)}
    wording = {"staff": {languages[0]: {"text": text, "labels": labels}, languages[1]: {"text": text}}}
    one = pick("one", choices=values, several=several, wording=wording)
    questionnaire = build(one, languages=languages, sets=[{"key": "a", "questions": ["one"]}])
    assert thaw(freeze(questionnaire)) == questionnaire
    assert (
        thaw(freeze(questionnaire)).question("one").text("staff", languages[2])
        == normalize("NFC", text).strip()
    )


def test_the_order_of_keys_in_the_file_makes_no_other_edition(pick: Any, build: Any) -> None:
    one = pick("one")
    turned = dict(reversed(one.items()))
    labels = dict(reversed(one["wording"]["staff"]["en"]["labels"].items()))
    turned["wording"] = {"staff": {"en": {"labels": labels, "text": "Which one?"}}}
    assert freeze(build(one)) == freeze(build(turned))


def test_a_changed_word_makes_another_edition(pick: Any, build: Any) -> None:
    first, second = build(pick("one")), build(pick("one", topic="other"))
    assert edition_id(freeze(first)) != edition_id(freeze(second))


def test_the_id_is_the_sha256_of_the_text() -> None:
    assert edition_id("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", "[" * 100_000, '{"key": "x"}'])
def test_text_that_is_no_edition_is_refused(text: str) -> None:
    with pytest.raises(QuestionnaireError):
        thaw(text)
