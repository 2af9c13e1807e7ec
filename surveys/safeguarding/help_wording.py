"""What we say about help, limits and safety, by age band: help.toml as data that has been checked."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

SHIPPED = Path(__file__).parent / "help.toml"
LARGEST_FILE = 256 * 1024
BANDS = ("8-10", "11-17", "staff")
PLACES = frozenset({"k", "council", "hours", "day_line", "night_line", "advocate_line", "complaint_line"})
PLACE = re.compile(r"\{([a-z_]*)\}")
Line = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Lines = Annotated[tuple[Line, ...], Field(min_length=1)]


class HelpWordingError(ValueError):
    """The help wording can't be used; says which file, which key and what is wrong."""


class HelpWording(BaseModel):
    """One band's words. Names in braces are filled in by `filled`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: Lines  # before the first question, always
    invited: Line  # also, when we know who was asked
    named: Line  # also, when the person chose to give their name
    cover_hours: Line  # when the round is covered: {hours}
    out_of_hours: Line  # on the first page, when nobody covers it out of hours
    limits: Lines
    leave_label: Line
    now_label: Line
    now_title: Line
    now_lines: Lines
    now_day_line: Line  # only where the council has set such a number; the same for the next
    now_night_line: Line
    card_title: Line  # the calm card after worrying words
    card_lines: Lines
    card_talk: Line
    card_contact: Line
    card_send: Line
    contact_title: Line
    contact_lines: Lines
    contact_name: Line
    contact_how: Line
    contact_when: Line
    contact_sent: Line
    scale_title: Line  # the help card after a worrying answer on a scale
    scale_lines: Lines
    advocate_label: Line
    advocate_title: Line
    advocate_lines: Lines
    advocate_council: Line
    complaint_label: Line
    complaint_title: Line
    complaint_lines: Lines
    complaint_council: Line
    thanks_title: Line
    thanks_lines: Lines
    words_code: Line
    straight_to: Line
    closed_round: Line
    dead_link: Line
    too_late: Line
    stale_answer: Line
    deleted: Line
    unknown_code: Line
    slack_sees: str = ""  # staff only, as the two below
    whistleblowing: str = ""
    wellbeing: str = ""

    def all_lines(self) -> Iterator[tuple[str, str]]:
        """(key, line) for everything this band may be shown."""
        for key, value in self:
            for line in (value,) if isinstance(value, str) else value:
                if line:
                    yield key, line


def filled(text: str, values: Mapping[str, object]) -> str:
    """Put values into a line's braces. A name without a value stays out, so that no brace is ever shown."""
    return PLACE.sub(lambda place: str(values.get(place.group(1), "")), text)


def help_wording(band: str) -> HelpWording:
    """The words for one band. Raises HelpWordingError for a band that has none."""
    wordings = shipped_help()
    if band not in wordings:
        raise HelpWordingError(
            f"there is no help wording for the band “{band}”; known: {', '.join(wordings)}"
        )
    return wordings[band]


@lru_cache(maxsize=1)
def shipped_help() -> Mapping[str, HelpWording]:
    """The wording that comes with Heard, read once."""
    return load_help(SHIPPED)


def load_help(path: Path) -> dict[str, HelpWording]:
    """Read a help file. Raises HelpWordingError naming the file, the key and what to do."""
    if path.stat().st_size > LARGEST_FILE:
        raise HelpWordingError(f"{path.name}: larger than 256 KB; shorten it")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HelpWordingError(f"{path.name}: not readable as TOML: {error}") from error
    missing = [band for band in BANDS if band not in data]
    if missing:
        raise HelpWordingError(f'{path.name}: the band “{missing[0]}” is missing; add ["{missing[0]}"]')
    return {band: _band(path, band, part) for band, part in data.items()}


def _band(path: Path, band: str, part: object) -> HelpWording:
    try:
        wording = HelpWording.model_validate(part)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(piece) for piece in (band, *first["loc"]))
        raise HelpWordingError(f"{path.name}: {key}: {first['msg']}") from error
    for key, line in wording.all_lines():
        for place in PLACE.findall(line):
            if place not in PLACES:
                raise HelpWordingError(
                    f"{path.name}: {band}.{key}: we don't know “{{{place}}}”; use {sorted(PLACES)}"
                )
    return wording
