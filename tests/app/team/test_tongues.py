"""A remark that isn't English says so, with its language's name and the way it is written."""

import pytest

from app.team.tongues import Tongue, direction_of, tongue_of
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.told_remark import ToldRemark

URDU = "میری سماجی کارکن بار بار بدل جاتی ہے اور کوئی مجھے نہیں بتاتا کہ کیوں"


def remark(words: str) -> Remark:
    return Remark(id="a", round_id="r", question_id="q", words=words, group_id="g")


def hint(language: str | None, mixed: bool = False) -> Hint:
    return Hint(
        remark_id="a", polarity=0, subjectivity=0, knows_words=True, made_by="x", language=language,
        mixed=mixed,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zxx"])
def test_english_and_no_words_at_all_need_no_saying(language: str) -> None:
    assert tongue_of(remark("Food"), hint(language), None, translated=False) is None


def test_a_language_waits_for_its_translation() -> None:
    said = "Written in Urdu; no theme is suggested until somebody translates it."
    assert tongue_of(remark(URDU), hint("ur"), None, translated=False) == Tongue("ur", "rtl", said, True)
    told = tongue_of(remark(URDU), hint("ur"), None, translated=True)
    assert told is not None and not told.waits and "from the English below" in told.said


def test_before_the_machine_has_read_it_the_words_or_a_person_say_which() -> None:
    seen = tongue_of(remark(URDU), None, None, translated=False)
    assert seen is not None and seen.code == "ur"
    told = ToldRemark(remark_id="a", language="pl", mood=None, told_by="anna")
    assert (tongue_of(remark("Food"), None, told, translated=False) or seen).code == "pl"


def test_what_nobody_recognises_and_what_is_mixed_are_told_as_such() -> None:
    unknown = tongue_of(remark("Food"), hint("und"), None, translated=False)
    assert unknown is not None and unknown.code == "" and unknown.direction == "auto"
    assert "isn't recognised" in unknown.said
    mixed = tongue_of(remark("Food"), hint("en", mixed=True), None, translated=False)
    assert mixed is not None and "another script" in mixed.said and mixed.direction == "auto"


@pytest.mark.parametrize(
    ("code", "direction"),
    [("ur", "rtl"), ("ur-Latn", "ltr"), ("pa", "ltr"), ("pa-Arab", "rtl"), ("pt-BR", "ltr"), ("", "auto")],
)
def test_the_way_it_is_written(code: str, direction: str) -> None:
    assert direction_of(code) == direction
