"""One theme: a name that people read, a code that never changes, and what belongs to it."""

import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from analysis.codebook.cue import Cue, CueError, parse_cue
from analysis.codebook.stance import Stance, StanceWording
from analysis.plan.reading import build, parse_toml, read_text

_NOT_A_WORD = re.compile(r"[\W_]+")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def code_of(name: str) -> str:
    """Return the code for a name: "Transport to/ from services" is "transport-to-from-services"."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_A_WORD.sub("-", ascii_name.casefold()).strip("-")[:80].strip("-")


def _checked_code(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise ValueError('must be small letters, digits and hyphens, as "feeling-safe"; write a code')
    return code


def _checked_cue(written: str) -> str:
    try:
        return parse_cue(written).written
    except CueError as error:
        raise ValueError(str(error)) from error


def _without_controls(text: str) -> str:
    """Nothing can show them, and other programs refuse files that hold them."""
    shown = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    if text and not shown.strip():
        raise ValueError("holds nothing that can be read; write it anew")
    return shown


Shown = AfterValidator(_without_controls)
Line = Annotated[str, Field(max_length=2000), Shown]
CueText = Annotated[str, Field(max_length=120), AfterValidator(_checked_cue)]


Audience = Literal["children", "staff"]


class Theme(BaseModel):
    """A theme. Only the name is needed; without cues it is never suggested by rule, only given by people.

    `since` is the day from which its figures may be compared; a retired theme stays in the codebook so that
    what was coded by it can still be read, and `became` names what people use instead: one code after a
    merge, several after a split.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Annotated[str, Field(min_length=1, max_length=120), Shown]
    code: Annotated[str, Field(max_length=80), AfterValidator(_checked_code)]
    definition: Line = ""
    cues: Annotated[tuple[CueText, ...], Field(max_length=300)] = ()
    include: Line = ""
    exclude: Line = ""
    examples: tuple[Line, ...] = ()
    audiences: tuple[Audience, ...] = ()
    parent: str = ""
    strands: tuple[str, ...] = ()
    stance: StanceWording = StanceWording()
    since: date | None = None
    retired: date | None = None
    became: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _code_from_name(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "code" in data:
            return data
        name = data.get("name")
        # Without a name, the missing name is the one fault to tell of.
        return {**data, "code": code_of(name) if isinstance(name, str) else "unnamed"}

    def is_for(self, audience: str) -> bool:
        """Return whether to look for the theme in what this audience says; for no audience, always."""
        return not self.audiences or audience in self.audiences or audience not in get_args(Audience)

    def parsed_cues(self) -> tuple[Cue, ...]:
        """Return the cues taken apart, in the order written."""
        return tuple(parse_cue(cue) for cue in self.cues)

    def wording(self, stance: Stance) -> str:
        """Return the words that a finding uses for this theme and stance; empty for an unknown stance."""
        own = self.stance.for_stance(stance)
        return own or _default_stance().for_stance(stance).replace("{theme}", self.name)


@cache
def _default_stance() -> StanceWording:
    path = Path(__file__).with_name("default_stance.toml")
    text = read_text(path, 10_000)
    return build(StanceWording, parse_toml(text, path.name), text, path.name)
