"""Language tags as a file or a person gives them: "pl", "PL ", "ur-Latn"."""

import re

# A language of two or three letters, perhaps a script, perhaps a region: the part of BCP 47 that people use.
_TAG = re.compile(r"([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE | re.ASCII)


def is_language(tag: str) -> bool:
    """Return whether the tag is one as we keep it: "pl", "ur-Latn", "pt-BR"."""
    return bool(tag) and as_language(tag) == tag


def as_language(written: str) -> str | None:
    """Return a tag in the way we keep it, whatever its letters; None where it is no tag. English of any
    region is "en"."""
    found = _TAG.fullmatch(written.strip().replace("_", "-"))
    if found is None:
        return None
    language = found[1].lower()
    if language in ("en", "eng"):
        return "en"
    return language + (found[2] or "").title() + (found[3] or "").upper()
