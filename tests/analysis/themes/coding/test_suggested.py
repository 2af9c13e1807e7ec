"""What the machine suggests, which machine that is, and what a whole reading has said no to."""

from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Codebook, read_codebook
from analysis.codebook.editions import keep
from analysis.themes.coding.coded import first_readings, note_coded
from analysis.themes.coding.store import Coder, current_codings, steps_of
from analysis.themes.coding.suggested import declined, newer_themes, suggested_by_machine, who_suggested
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint

BEFORE, DAY, AFTER = date(2023, 2, 1), date(2023, 2, 2), date(2023, 2, 3)
CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n[[theme]]\nname = "Staff"\n', "c.toml")
ANNA = Coder("anna", DAY, CODEBOOK)


def with_garden(since: date) -> Codebook:
    text = f'[[theme]]\nname = "Food"\n[[theme]]\nname = "Garden"\nsince = {since}\n'
    return read_codebook(text, "c.toml")


def step(session: Session, theme: str, state: str = "suggested", origin: str = "rules") -> None:
    session.add(
        Coding(
            remark_id="a", theme=theme, state=state, origin=origin, made_by="x", codebook="1", reasons=[],
            made_on=DAY,
        )
    )  # fmt: skip
    session.flush()


def hint(made_by: str) -> Hint:
    return Hint(remark_id="a", polarity=0.0, subjectivity=0.0, knows_words=True, made_by=made_by)


def test_what_people_decided_does_not_change_what_the_machine_suggests(remarks: Session) -> None:
    for theme, state, origin in [
        ("food", "suggested", "rules"),
        ("food", "rejected", "person"),
        ("staff", "added", "person"),
        ("home", "suggested", "rules"),
        ("home", "rejected", "model"),
    ]:
        step(remarks, theme, state, origin)
    steps = steps_of(remarks, ["a"])["a"]
    assert suggested_by_machine(steps, {}) == {"food"}
    assert suggested_by_machine(steps, {"food": "meals"}) == {"meals"}


def test_the_mark_on_a_remark_says_which_machine_read_it() -> None:
    assert who_suggested(hint("textblob 0.19 patterns, codebook ab12"), CODEBOOK) == "rules ab12"
    assert who_suggested(hint("textblob 0.19 patterns, codebook ab12, model cd34"), CODEBOOK) == "model cd34"
    assert who_suggested(None, CODEBOOK) == f"rules {CODEBOOK.version}"


def test_only_themes_that_came_later_are_newer(remarks: Session) -> None:
    assert newer_themes(remarks) == {}
    keep(remarks, with_garden(AFTER), "a garden", "anna", AFTER)
    assert newer_themes(remarks) == {"garden": AFTER}


def test_a_whole_reading_says_no_to_what_was_known_and_not_given(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, {"food"}, (), "rules 1")
    reading = first_readings(remarks, ["a"])["a"]
    assert declined(reading, "staff", {}) and declined(reading, "garden", {"garden": BEFORE})
    assert not declined(reading, "food", {})
    assert not declined(reading, "garden", {"garden": AFTER})
    assert not declined(None, "staff", {})


def test_a_later_suggestion_does_not_stand_against_a_whole_reading(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    step(remarks, "staff", origin="model")
    assert current_codings(remarks, ["a"])["a"] == []


def test_a_theme_that_came_later_is_suggested_on_remarks_read_before(remarks: Session) -> None:
    note_coded(remarks, "a", ANNA, (), (), "rules 1")
    keep(remarks, with_garden(AFTER), "a garden", "anna", AFTER)
    step(remarks, "garden")
    assert [one.theme for one in current_codings(remarks, ["a"])["a"]] == ["garden"]
