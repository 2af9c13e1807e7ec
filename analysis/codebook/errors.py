"""What can go wrong when a codebook is changed, in plain sentences."""

from collections.abc import Sequence

from pydantic import ValidationError

from analysis.codebook.wording import WORDS


class CodebookEditError(ValueError):
    """A codebook can't be changed so. `problems` holds plain sentences that say why and what to do."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


class StaleEdition(CodebookEditError):
    """Somebody kept another edition in the meantime; what is to be kept was made from an older one."""


def refused(key: str, **parts: object) -> CodebookEditError:
    """Return the error of that sentence in words.toml, its parts filled in."""
    return CodebookEditError([WORDS["refused"][key].format(**parts)])


def in_plain_words(error: ValidationError) -> CodebookEditError:
    """Return what a form of one theme got wrong, each field by the name that people know it by."""
    return CodebookEditError([_sentence(dict(fault)) for fault in error.errors()])


def _sentence(fault: dict[str, object]) -> str:
    parts = fault["loc"] if isinstance(fault["loc"], tuple) else ()
    number = next((part + 1 for part in parts if isinstance(part, int)), 0)
    name = next((part for part in reversed(parts) if part in WORDS["fields"]), "")
    field = WORDS["fields"].get(str(name), WORDS["fields"]["codebook"]).format(number=number)
    known = WORDS["faults"].get(str(fault["type"]))
    said = known.format(**_limits(fault)) if known else str(fault["msg"]).removeprefix("Value error, ")
    return f"{field}: {said.rstrip('.')}."


def _limits(fault: dict[str, object]) -> dict[str, object]:
    context = fault.get("ctx")
    return dict(context) if isinstance(context, dict) else {}
