"""What the machine finds in remarks: as many as go in, whatever they hold, and one bad one alone."""

from collections.abc import Sequence
from datetime import date

import pytest

import analysis.themes.nightly.finding as finding
from analysis.codebook import read_codebook, shipped_codebook
from analysis.themes.engine.model import Model, version_of
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.languages.languages import language_of
from analysis.themes.nightly.finding import find
from analysis.themes.nightly.lessons import Lesson
from analysis.themes.nightly.marks import was_not_read
from analysis.themes.nightly.ready import Ready, ready_for
from analysis.themes.nightly.waiting import Waiting
from analysis.themes.reasons.why import Why, explained_many
from surveys.voices.hint import Hint

DAY = date(2026, 3, 9)
FOOD = read_codebook('[[theme]]\nname = "Food"\ncues = ["food", "meal*"]\n', "c.toml")
URDU = "مجھے اپنی بہن سے ملنا ہے"


def waiting(words: str, number: int = 0, to_read: str | None = "", polarity: str | None = None) -> Waiting:
    may_be_read = words if to_read == "" else to_read
    state = (words, None, None)
    return Waiting(f"r-{number}", words, state, may_be_read, language_of(words), "What?", polarity)


def rules() -> Ready:
    return ready_for(Lesson("children", FOOD, 0, version_of(FOOD, ())))


def learned() -> Ready:
    said = [("the cook is kind", {"food"}), ("my bus is late", set()), ("the cook sings", {"food"})] * 8
    coded = tuple(
        Coded(Asked(f"{text} {at}", "What?"), frozenset(themes)) for at, (text, themes) in enumerate(said)
    )
    return ready_for(Lesson("children", FOOD, 24, version_of(FOOD, coded), 7, coded))


def test_before_any_reading_the_rules_suggest_with_the_words_that_led_to_it() -> None:
    (found,) = find(rules(), [waiting("The food is lovely")])
    (theme,) = found.themes
    assert (theme.theme, theme.stance, theme.reasons) == ("food", "praise", [[4, 8, "food"]])
    assert rules().made_by == f"rules {FOOD.version}"
    assert found.hint["made_by"].endswith(f", codebook {FOOD.version}")


def test_what_was_learned_suggests_where_no_cue_stands() -> None:
    ready = learned()
    (found,) = find(ready, [waiting("our cook is great")])
    (theme,) = found.themes
    assert theme.theme == "food" and [4, 8] in [reason[:2] for reason in theme.reasons]
    assert (ready.origin, ready.made_by) == ("model", f"model {ready.model.version}")
    assert found.hint["made_by"].endswith(f", codebook {FOOD.version}, model {ready.model.version}")
    assert len(ready.marks[1]) <= 80


def test_stances_are_told_around_each_theme_and_by_what_was_asked() -> None:
    (found,) = find(rules(), [waiting("meals", polarity="negative")])
    assert found.themes[0].stance == "problem"


def test_another_language_gets_no_suggestion_and_its_name() -> None:
    (found,) = find(rules(), [waiting(f"food {URDU}", to_read=None)])
    assert found.themes == [] and found.hint["mood"] is None
    assert found.hint["language"] == "ur" and not was_not_read(Hint(**found.hint))


def test_a_translation_is_read_and_reasons_point_into_it() -> None:
    (found,) = find(rules(), [waiting(URDU, to_read="The food is bad")])
    assert found.themes[0].reasons == [[4, 8, "food"]]
    assert found.hint["language"] == "ur" and found.hint["mood"] is not None


@pytest.mark.parametrize("ready", [rules, learned], ids=["rules", "model"])
def test_odd_remarks_never_fail_and_as_many_come_out(ready: type[Ready]) -> None:
    odd = ["food " * 10_000, "😀😀", "food", "", "?", URDU, "\x00\ud800", "a" * 50_000]
    found = find(ready(), [waiting(words, at) for at, words in enumerate(odd)])  # type: ignore[call-arg]
    assert [each.waiting.words for each in found] == odd
    assert not any(was_not_read(Hint(**each.hint)) for each in found)
    assert bool(found[0].themes) and bool(found[2].themes) and not found[1].themes


def test_a_remark_that_fails_is_left_alone_and_marked(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(model: Model, asked: Sequence[Asked]) -> list[list[Why]]:
        if any("canary" in each.text for each in asked):
            raise ValueError("canary")
        return explained_many(model, asked)

    monkeypatch.setattr(finding, "explained_many", fails)
    found = find(rules(), [waiting("food", 1), waiting("a canary", 2), waiting("meals", 3)])
    assert [len(each.themes) for each in found] == [1, 0, 1]
    assert [was_not_read(Hint(**each.hint)) for each in found] == [False, True, False]
    assert "ValueError" in caplog.text and "canary" not in caplog.text


def test_the_longest_mark_fits_its_column() -> None:
    ready = ready_for(Lesson("children", shipped_codebook(), 0, version_of(shipped_codebook(), ())))
    learned_mark = f"{ready.mark}, model {'f' * 16}, not read"
    assert len(learned_mark) <= 80
