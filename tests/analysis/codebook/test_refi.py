"""The codebook as other programs for qualitative analysis read it."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analysis.codebook import Codebook, read_codebook, shipped_codebook
from analysis.codebook.edits import edit_theme, rename_theme, retire_theme
from analysis.codebook.refi import codebook_as_refi, guid_of

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("refi_codebook.xsd")))
NAMES = {"q": "urn:QDA-XML:codebook:1.0"}


def read(codebook: Codebook) -> etree._Element:
    """The export, read again and held against the standard."""
    root = etree.fromstring(codebook_as_refi(codebook))
    SCHEMA.assertValid(root)
    return root


def test_the_shipped_codebook_keeps_to_the_standard() -> None:
    shipped = shipped_codebook()
    assert len(read(shipped).findall(".//q:Code", NAMES)) == len(shipped.themes)


def test_themes_stand_under_their_parents_and_strands_are_sets(small: Codebook) -> None:
    root = read(small)
    path = "q:Codes/q:Code[@name='Home']/q:Code[@name='House']/q:Code[@name='My room']"
    assert len(root.findall(path, NAMES)) == 1
    members = root.findall("q:Sets/q:Set[@name='Strand 5 of the plan 2022']/q:MemberCode", NAMES)
    assert [one.get("guid") for one in members] == [guid_of("code", "home"), guid_of("code", "house")]


def test_the_description_tells_what_people_code_by(small: Codebook) -> None:
    told = read(small).findtext("q:Codes/q:Code[@name='Home']/q:Description", namespaces=NAMES)
    assert told == "Where I live.\nCues: home"


def test_a_guid_stays_whatever_the_theme_is_called(small: Codebook, today: date) -> None:
    renamed = read(rename_theme(small, "home", "Here", today))
    assert renamed.find("q:Codes/q:Code[@name='Here']", NAMES).get("guid") == guid_of("code", "home")
    assert codebook_as_refi(small) == codebook_as_refi(small)


def test_retired_themes_are_left_out(small: Codebook, today: date) -> None:
    assert b"Workers" not in codebook_as_refi(retire_theme(small, "workers", today))


def test_without_strands_there_are_no_sets() -> None:
    assert read(read_codebook('[[theme]]\nname = "Home"\n', "c.toml")).find("q:Sets", NAMES) is None


@given(name=st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30))
@settings(max_examples=60)
def test_whatever_a_theme_is_called_the_file_can_be_read(name: str) -> None:
    small = read_codebook('[[theme]]\nname = "Home"\nstrands = ["5"]\n', "c.toml")
    hostile = edit_theme(
        small, "home", {"name": f'<&"]]>\x0b\uffff {name}', "definition": f"'\x00 {name}"}, date.min
    )
    found = read(hostile).find("q:Codes/q:Code", NAMES)
    assert found.get("name").startswith('<&"]]> ')
