"""The codebook is checked, loaded and taken away from the terminal."""

from pathlib import Path

import pytest

from analysis.codebook import load_codebook, shipped_codebook
from surveys.db.book import Books
from tests.app.commands.conftest import Heard
from tests.support.remarks import round_of_remarks

SMALL = '[[theme]]\nname = "Pets"\ncues = ["dog"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A codebook of one theme."""
    path = tmp_path / "small.toml"
    path.write_text(SMALL)
    return path


def test_a_faulty_file_is_refused_by_line_and_reason(heard: Heard, file: Path) -> None:
    file.write_text(SMALL + '[[theme]]\nname = "Home"\ncues = ["a*"]\nstrands = ["5"]\nsince = "soon"\n')
    for command in (("codebook", "check", file), ("codebook", "load", file, "--why", "We began.")):
        heard("upgrade")
        told = heard(*command)
        assert told.exit_code == 1
        assert "line 4: theme[2].cues[1] 'a*' would fit almost any word" in told.output
        assert "theme[2].since" in told.output


def test_a_strand_that_the_plan_does_not_have_is_a_fault(heard: Heard, file: Path) -> None:
    file.write_text(SMALL + 'strands = ["99"]\n')
    assert "has no strand '99'" in heard("codebook", "check", file).output


def test_what_to_look_at_is_told_and_is_no_fault(heard: Heard, file: Path) -> None:
    file.write_text(SMALL + '[[theme]]\nname = "Pet"\n')
    told = heard("codebook", "check", file)
    assert told.exit_code == 0
    assert "“Pet” has no cues." in told.output
    assert "2 themes in use, 1 things to look at, no fault." in told.output


def test_loading_shows_the_effect_and_asks(heard: Heard, opened: Books, file: Path) -> None:
    heard("upgrade")
    with opened.voices.write() as session:
        round_of_remarks(session, [("a", "I miss my dog"), ("b", "I feel safe")])
    asked = heard("codebook", "load", file, "--why", "We began.")
    assert "among 2 of 2 remarks" in asked.output
    assert "Pets: 1 would gain it, 0 would lose it" in asked.output
    assert asked.exit_code == 1
    assert "No edition was kept yet" in heard("codebook", "history").output


def test_a_loaded_file_is_in_use_and_the_one_before_is_kept(heard: Heard, file: Path, tmp_path: Path) -> None:
    heard("upgrade")
    assert "Edition 2 is in use" in heard("codebook", "load", file, "--why", "We began.", "--yes").output
    history = heard("codebook", "history").output.splitlines()
    assert history[0].startswith("2 ") and history[0].endswith("Loaded from a file. Why: We began.")
    assert shipped_codebook().version in history[1]
    heard("codebook", "export", "--out", tmp_path / "out.toml")
    assert [theme.name for theme in load_codebook(tmp_path / "out.toml").themes] == ["Pets"]


def test_the_codebook_in_use_is_taken_away_in_both_forms(heard: Heard, tmp_path: Path) -> None:
    heard("upgrade")
    heard("codebook", "export", "--toml", "--out", tmp_path / "out.toml")
    assert load_codebook(tmp_path / "out.toml").version == shipped_codebook().version
    assert heard("codebook", "export", "--refi").output.startswith("<?xml")


def test_a_file_that_can_not_be_written_is_told(heard: Heard, tmp_path: Path) -> None:
    heard("upgrade")
    told = heard("codebook", "export", "--out", tmp_path / "no" / "out.toml")
    assert told.exit_code == 1
    assert "could not be written" in told.output
