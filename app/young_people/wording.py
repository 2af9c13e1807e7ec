"""The words of these pages in a band: furniture from wording.toml, safety from help.toml, filled in."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import g

from app.config import Council, Line
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from surveys.questions import Pass
from surveys.safeguarding.help_wording import HelpWording, filled, help_wording, shipped_help

SIMPLEST = "8-10"  # whoever we don't know yet gets the simplest words
STAFF = "staff"
LONDON = ZoneInfo("Europe/London")
EMERGENCY, CHILDLINE, SAMARITANS = "999", "0800 1111", "116 123"


@cache
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))


@cache
def furniture(band: str) -> Mapping[str, str]:
    """Titles, buttons and short lines in a band's words."""
    return {**_file()["any"], **_file().get(band, {})}


def speak_to(band: str) -> None:
    """Say which band the rest of this request's words are for."""
    g.band = band


def band_spoken() -> str:
    """The band of this request, or the simplest words' one."""
    return str(g.get("band") or SIMPLEST)


def fill(text: str, **values: Any) -> str:
    """A line with its places filled in: the council's own lines, and what the page adds."""
    council = this_house().settings.council
    return filled(text, {**_council_values(council), **values})


def say(name: str, **values: Any) -> str:
    """One piece of furniture in this request's band, filled in."""
    return fill(furniture(band_spoken())[name], **values)


def passes() -> dict[str, str]:
    """How a passed question is told back, by the kind of pass."""
    return {passed.value: say(f"passed_{passed.value}") for passed in Pass}


def safety() -> HelpWording:
    """What is said about help and limits in this request's band."""
    band = band_spoken()
    return help_wording(band if band in shipped_help() else SIMPLEST)


def lines_to_ring() -> list[Line]:
    """Every number of this band: emergency first, then the free national one, then the council's own."""
    national = (
        Line(say("samaritans"), SAMARITANS) if band_spoken() == STAFF else Line(say("childline"), CHILDLINE)
    )
    council = this_house().settings.council
    return [Line(say("emergency"), EMERGENCY), national, *council.help_lines, council.out_of_hours]


def day_of(moment: datetime) -> str:
    """A day as people say it: Friday 4 December."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B}"


def _council_values(council: Council) -> dict[str, str]:
    return {
        "council": council.name,
        "hours": council.hours,
        "day_line": council.help_lines[0].number if council.help_lines else "",
        "night_line": council.out_of_hours.number,
        "advocate_line": f"{council.advocate.name}, {council.advocate.number}",
        "complaint_line": f"{council.complaints.name}, {council.complaints.number}",
    }


@blueprint.app_context_processor
def _everywhere() -> dict[str, Any]:
    return {
        "say": say,
        "fill": fill,
        "safety": safety,
        "lines_to_ring": lines_to_ring,
        "day_of": day_of,
        "band_spoken": band_spoken,
    }
