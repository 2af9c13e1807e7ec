"""Style sheets: small, packed, in the council's colour, and found under their own mark only."""

import gzip
from pathlib import Path

import pytest

from app.assets import read_assets
from app.config import SettingsError, read_settings


def test_the_style_sheet_of_the_young_people_is_small() -> None:
    sheet = read_assets(read_settings({}).council)["heard.css"]
    assert len(sheet.packed) < 4 * 1024
    assert gzip.decompress(sheet.packed) == sheet.body


def test_the_councils_colour_stands_in_it_and_changes_its_mark() -> None:
    plain, red = (
        read_assets(read_settings(told).council)["heard.css"]
        for told in ({}, {"HEARD_COUNCIL_COLOUR": "#AA0000"})
    )
    assert b"--council: #aa0000" in red.body and plain.mark != red.mark


def test_no_placeholder_colour_is_left(tmp_path: Path) -> None:
    assert b": #000;" not in read_assets(read_settings({}).council)["heard.css"].body


def test_a_logo_is_served_from_here(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "logo.svg" in read_assets(read_settings({"HEARD_COUNCIL_LOGO": str(logo)}).council)


def test_a_logo_that_is_too_large_stops_the_start(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"x" * 30_000)
    with pytest.raises(SettingsError, match="HEARD_COUNCIL_LOGO"):
        read_settings({"HEARD_COUNCIL_LOGO": str(logo)})
