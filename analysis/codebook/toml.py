"""A codebook written back as the TOML file it could have been read from, for a council to take away."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from analysis.codebook.codebook import Codebook
from analysis.codebook.theme import Theme
from analysis.codebook.wording import WORDS

_TOP = ("title", "plan", "notes")
_ORDER = (
    "code", "name", "audiences", "definition", "include", "exclude", "cues", "examples", "parent", "strands",
    "stance", "since", "retired", "became",
)  # fmt: skip


def codebook_as_toml(codebook: Codebook) -> str:
    """Return the text of a file that loads to the same version; what is empty is left out."""
    top = [f"{key} = {_value(getattr(codebook, key))}" for key in _TOP if getattr(codebook, key)]
    blocks = ["\n".join(_theme(theme)) for theme in codebook.themes]
    return "\n\n".join([WORDS["file"]["heading"].strip(), "\n".join(top), *blocks]) + "\n"


def _theme(theme: Theme) -> Iterator[str]:
    yield "[[theme]]"
    data = theme.model_dump(exclude_defaults=True) | {"code": theme.code}
    for key in _ORDER:
        if data.get(key):
            yield f"{key} = {_value(data[key])}"


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    # JSON's escapes are TOML's, but for the one control character that JSON lets through.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
