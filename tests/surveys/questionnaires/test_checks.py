"""What a questionnaire must keep beyond its shape."""

from typing import Any


def test_an_id_stands_once(pick: Any, faults: Any) -> None:
    assert "'one' stands there 2 times" in faults(pick("one"), pick("one"))["questions"]


def test_every_option_needs_its_words(pick: Any, faults: Any) -> None:
    one = pick("one")
    del one["wording"]["staff"]["en"]["labels"]["b"]
    assert list(faults(one)) == ["questions[0].wording.staff.en.labels.b"]


def test_words_for_an_option_that_is_not_there_are_refused(pick: Any, faults: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["en"]["labels"]["z"] = "Zed"
    assert list(faults(one)) == ["questions[0].wording.staff.en.labels.z"]


def test_two_options_need_different_words(pick: Any, faults: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["en"]["labels"]["b"] = "The a"
    assert "'The a' stands for two options" in faults(one)["questions[0].wording.staff.en.labels"]


def test_every_band_needs_its_words(pick: Any, faults: Any) -> None:
    found = faults(pick("one"), bands=["staff", "carer"])
    assert list(found) == ["questions[0].wording.carer.en.text"]


def test_words_for_a_band_that_is_not_asked_are_refused(pick: Any, faults: Any) -> None:
    one = pick(
        "one", wording={"staff": pick("x")["wording"]["staff"], "carer": pick("x")["wording"]["staff"]}
    )
    assert list(faults(one)) == ["questions[0].wording.carer"]


def test_a_band_without_any_question_is_refused(pick: Any, faults: Any) -> None:
    found = faults(pick("one", bands=["staff"]), bands=["staff", "carer"])
    assert found == {"bands": "no question is for band 'carer'"}


def test_the_first_language_must_be_whole_and_others_may_lack_strings(pick: Any, build: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["pl"] = {"text": "Które?"}
    questionnaire = build(one, languages=["en", "pl"])
    options = questionnaire.question("one").options("staff", "pl")
    assert [option.label for option in options] == ["The a", "The b", "The c"]


def test_a_language_that_is_not_declared_is_refused(pick: Any, faults: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["pl"] = {"text": "Które?"}
    found = faults(one, cover={"staff": {"ur": {"title": "x"}}, "carer": {}})
    assert set(found) == {"questions[0].wording.staff.pl", "cover.staff.ur", "cover.carer"}


def test_a_worrying_value_must_be_one_that_can_be_chosen(pick: Any, faults: Any) -> None:
    found = faults(pick("one", worrying_values={"z": "not_safe_scale"}))
    assert list(found) == ["questions[0].worrying_values.z"]


def test_more_options_than_slack_shows_are_refused(pick: Any, faults: Any) -> None:
    found = faults(pick("one", choices=[f"v{number}" for number in range(11)]))
    assert "at most 10" in found["questions[0].choices"]


def test_words_too_long_for_a_button_are_refused(pick: Any, faults: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["en"]["labels"]["a"] = "x" * 71
    assert "at most 70" in faults(one)["questions[0].wording.staff.en.labels.a"]


def test_a_ping_in_the_words_is_refused(pick: Any, faults: Any) -> None:
    one = pick("one")
    one["wording"]["staff"]["en"]["text"] = "<!channel> Which one?"
    assert "ping" in faults(one)["questions[0].wording.staff.en.text"]


def test_a_set_names_questions_that_exist_and_what_they_need(pick: Any, faults: Any) -> None:
    questions = pick("one"), pick("two", "one == 'a'")
    found = faults(
        *questions, sets=[{"key": "a", "questions": ["two"]}, {"key": "b", "questions": ["three"]}]
    )
    assert found == {
        "sets[0].questions": "'two' needs 'one': add it too",
        "sets[1].questions": "'three' is no question of this questionnaire",
    }
