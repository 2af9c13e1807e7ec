"""The mark on a remark that the machine failed on: it waits for a person, and blocks nobody."""

from surveys.voices.hint import Hint

_NOT_READ = ", not read"


def not_read_mark(mark: str) -> str:
    """Return the mark left where reading with what `mark` names failed."""
    return mark + _NOT_READ


def was_not_read(hint: Hint | None) -> bool:
    """Return whether the machine failed on a remark, so that only a person has read it or will."""
    return hint is not None and hint.made_by.endswith(_NOT_READ)
