"""Sentences: built from released figures, or written and approved by a person."""

from analysis.disclosure.released import Released, release


class TextNotApproved(ValueError):
    """A finding or an action was to be shown that nobody has approved."""


def release_sentence(pattern: str, claim_id: str = "", **parts: Released | str) -> Released:
    """A sentence of ours with released figures put in; its first letter made a capital.

    Raises TypeError when a part is neither Released nor one of our own words (a bare number is neither), and
    ValueError when a figure in it is hidden.
    """
    for name, part in parts.items():
        if not isinstance(part, Released | str):
            raise TypeError(f"{name} is not a released figure")
        if isinstance(part, Released) and part.hidden:
            raise ValueError(f"{name} is hidden")
    text = pattern.format(**{name: str(part) for name, part in parts.items()})
    return release(text[:1].upper() + text[1:], "text", claim_id)


def release_approved_text(text: str, approved_by: str, approved_on: str, claim_id: str = "") -> Released:
    """Words that a person of the team stands for. Raises TextNotApproved unless somebody approved them."""
    if not (text.strip() and approved_by.strip() and approved_on.strip()):
        raise TextNotApproved("nobody has approved this text")
    return release(text.strip(), "text", claim_id)
