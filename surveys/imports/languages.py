"""Languages as a file or a person gives them, "Polish" or "pl", and as pages name them."""

import re
import tomllib
from functools import cache
from pathlib import Path

# A language of two or three letters, perhaps a script, perhaps a region: the part of BCP 47 that people use.
_TAG = re.compile(r"([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE | re.ASCII)


def is_language(tag: str) -> bool:
    """Return whether the tag is one as we keep it: "pl", "ur-Latn", "pt-BR"."""
    return bool(tag) and as_language(tag) == tag


def as_language(written: str) -> str | None:
    """Return the tag that a name or a tag means, in the way we keep it; None where it is neither.

    English of any region is "en".
    """
    named = _by_name().get(" ".join(written.split()).casefold())
    if named:
        return named
    found = _TAG.fullmatch(written.strip().replace("_", "-"))
    if found is None:
        return None
    language = found[1].lower()
    if language in ("en", "eng"):
        return "en"
    return language + (found[2] or "").title() + (found[3] or "").upper()


def language_name(tag: str) -> str:
    """Return the language's name in English, without a region if need be; the tag where we have none."""
    known = _names()
    for shown in (tag, tag.rpartition("-")[0], tag.split("-")[0]):
        if shown in known:
            return known[shown][0]
    return tag


def languages_known() -> list[tuple[str, str]]:
    """Return tag and name of every language that has a name here, by name, for a form's list."""
    named = [(tag, names[0]) for tag, names in _names().items() if tag not in ("und", "zxx")]
    return sorted(named, key=lambda one: one[1])


@cache
def _names() -> dict[str, list[str]]:
    text = Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")
    names: dict[str, list[str]] = tomllib.loads(text)["names"]
    return names


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): tag for tag, names in _names().items() for name in names}
