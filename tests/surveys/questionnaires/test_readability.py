"""Strings too hard for their band are found, wherever they stand."""

from typing import Any

import pytest

from surveys.questionnaires.readability import hard_strings, strings_shown

HARD = "Organisational accountability"


def test_every_string_is_looked_at(pick: Any, build: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["en"] |= {"why": "So that we know.", "help": "Pick one."}
    cover = {"staff": {"en": {"title": "A", "intro": "B", "thanks": "C"}}}
    strings = [string for _, string in strings_shown(build(one, cover=cover), "staff")]
    assert strings == [
        "A",
        "B",
        "C",
        "Which one?",
        "So that we know.",
        "Pick one.",
        "The a",
        "The b",
        "The c",
    ]


@pytest.mark.parametrize("name", ["text", "why", "help"])
def test_a_planted_hard_string_is_found(pick: Any, build: Any, name: str) -> None:
    one = pick("one", bands=["8-10"])
    one["wording"]["8-10"]["en"][name] = HARD
    found = hard_strings(build(one, bands=["8-10"]))
    assert [fault.where for fault in found] == [f"questions[0].wording.8-10.en.{name}"]


def test_a_planted_hard_label_or_cover_is_found(pick: Any, build: Any) -> None:
    one = pick("one", bands=["8-10"])
    one["wording"]["8-10"]["en"]["labels"]["b"] = HARD
    found = hard_strings(build(one, bands=["8-10"], cover={"8-10": {"en": {"intro": HARD}}}))
    assert [fault.where for fault in found] == ["cover.8-10.intro", "questions[0].wording.8-10.en.labels.b"]


def test_a_band_without_a_limit_is_told(pick: Any, build: Any) -> None:
    found = hard_strings(build(pick("one", bands=["visitors"]), bands=["visitors"]))
    assert [fault.where for fault in found] == ["bands.visitors"]


def test_what_is_not_english_is_not_judged_by_english_rules(pick: Any, build: Any) -> None:
    one = pick("one")
    one["wording"]["staff"] = {"pl": {"text": "Odpowiedzialność organizacyjna"}}
    one["wording"]["staff"]["pl"]["labels"] = {value: f"Opcja {value}" for value in "abc"}
    assert hard_strings(build(one, languages=["pl"])) == []
