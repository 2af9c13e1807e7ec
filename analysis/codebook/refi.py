"""A codebook as REFI-QDA codebook exchange 1.0 (.qdc), which NVivo, ATLAS.ti, MAXQDA and QualCoder read.

The standard: "REFI-QDA Standard 1.5", codebook exchange. Codes stand under their parents; each strand of the
plan is a set. Guids and colours come from the codes, so they are the same every time.
"""

import re
import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from analysis.codebook.codebook import Codebook
from analysis.codebook.theme import Theme
from analysis.codebook.wording import WORDS

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Heard"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:heard:codebook")
# What XML 1.0 can't hold, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOURS = ("#1B6B5A", "#8A4B08", "#2F5D9B", "#7A3E8E", "#A13D4B", "#4E6B1F", "#5A5A72", "#00707A")


def codebook_as_refi(codebook: Codebook) -> bytes:
    """Return the living themes as a .qdc file in UTF-8; the same codebook gives the same bytes."""
    living = codebook.living
    # Written as a plain attribute, for some programs read it only without a prefix.
    root = Tree.Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    codes = Tree.SubElement(root, "Codes")
    below: dict[str, list[Theme]] = {}
    for theme in living.themes:
        above = living.parent_of(theme)
        below.setdefault(above.code if above else "", []).append(theme)
    for theme in below[""]:
        _add_code(codes, theme, below)
    strands = sorted({strand for theme in living.themes for strand in theme.strands})
    if strands:
        _add_sets(root, living, strands)
    Tree.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(root, "unicode").encode() + b"\n"


def guid_of(kind: str, name: str) -> str:
    """Return the guid of a code or a strand: the same in every export, everywhere."""
    return str(uuid.uuid5(_OURS, f"{kind} {name}")).upper()


def _add_code(above: Tree.Element, theme: Theme, below: dict[str, list[Theme]]) -> None:
    guid = guid_of("code", theme.code)
    colour = _COLOURS[int(guid[:8], 16) % len(_COLOURS)]
    told = {"guid": guid, "name": _clean(theme.name), "isCodable": "true", "color": colour}
    code = Tree.SubElement(above, "Code", told)
    if description := "\n".join(_description(theme)):
        Tree.SubElement(code, "Description").text = _clean(description)
    for inner in below.get(theme.code, ()):
        _add_code(code, inner, below)


def _description(theme: Theme) -> Iterator[str]:
    if theme.definition:
        yield theme.definition
    lists = {"cues": ", ".join(theme.cues), "examples": " / ".join(theme.examples)}
    for key in ("include", "exclude", "cues", "examples"):
        if told := lists.get(key, getattr(theme, key)):
            yield WORDS["refi"][key].format(told=told)


def _add_sets(root: Tree.Element, codebook: Codebook, strands: list[str]) -> None:
    sets = Tree.SubElement(root, "Sets")
    for strand in strands:
        name = WORDS["refi"]["strand"].format(code=strand, plan=codebook.plan).strip()
        held = Tree.SubElement(sets, "Set", {"guid": guid_of("strand", strand), "name": _clean(name)})
        for theme in codebook.for_strand(strand):
            Tree.SubElement(held, "MemberCode", {"guid": guid_of("code", theme.code)})


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
