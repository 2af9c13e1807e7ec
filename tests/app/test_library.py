"""The plan and the codebook in use: a council's own when it names them, ours otherwise, and faults named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.codebook import read_codebook
from analysis.codebook.editions import keep
from analysis.plan import FileError
from app.config import read_settings
from app.library import codebook_in_use, plan_in_use, polarity_lookup
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.questionnaires.starters import catalogue
from surveys.voices.rounds import keep_edition

CODEBOOK = '[[theme]]\nname = "Voice"\ndefinition = "Being heard"\ncues = ["listened"]\n'


@pytest.fixture
def house(sqlite_books: Books, tmp_path: Path) -> House:
    return House(read_settings({"HEARD_DATA": str(tmp_path)}), sqlite_books, KeyFolder(tmp_path / "keys"))


def test_without_settings_the_shipped_ones_are_used(house: House) -> None:
    assert len(plan_in_use(house).strands) >= 13
    assert len(codebook_in_use(house).themes) >= 25


def test_a_councils_own_codebook_is_used_with_names_definitions_and_cues_alone(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(CODEBOOK)
    own = replace(house, settings=replace(house.settings, codebook=tmp_path / "own.toml"))
    assert [theme.name for theme in codebook_in_use(own).themes] == ["Voice"]


def test_what_is_wrong_in_a_councils_own_file_is_named(house: House, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[[theme]\n")
    own = replace(
        house, settings=replace(house.settings, codebook=tmp_path / "own.toml", plan=tmp_path / "own.toml")
    )
    for read in (codebook_in_use, plan_in_use):
        with pytest.raises(FileError, match=r"own\.toml.*line 1"):
            read(own)


def test_a_question_tells_which_way_it_asks(house: House) -> None:
    with house.books.voices.write() as voices:
        edition = keep_edition(voices, catalogue()["how_is_it_going"])
        ask = polarity_lookup(voices, edition)
    asked = {one.id: one.polarity for one in catalogue()["how_is_it_going"].questions}
    assert {name: ask(name) for name in asked} == asked and ask("no such question") is None


def test_the_newest_edition_that_the_team_kept_is_used_instead_of_any_file(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text("[[theme]\n")
    own = replace(house, settings=replace(house.settings, codebook=tmp_path / "own.toml"))
    for name in ("First", "Second"):
        with house.books.voices.write() as voices:
            kept = read_codebook(f'[[theme]]\nname = "{name}"\n', "c.toml")
            keep(voices, kept, "Kept.", "sam", date(2026, 11, 22))
        assert [theme.name for theme in codebook_in_use(own).themes] == [name]


def test_an_edition_is_read_once(house: House) -> None:
    with house.books.voices.write() as voices:
        keep(voices, read_codebook(CODEBOOK, "c.toml"), "Kept.", "sam", date(2026, 11, 22))
    assert codebook_in_use(house) is codebook_in_use(house)
