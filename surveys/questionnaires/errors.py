"""What is wrong with a questionnaire, said so that its author can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_SHOWN = 50


@dataclass(frozen=True)
class Fault:
    """One thing to mend: its place, such as questions[3].wording.8-10.en.text, what is wrong, what to do."""

    where: str
    what: str


class QuestionnaireError(ValueError):
    """A questionnaire can't be used; the message names the file and every fault in it."""

    def __init__(self, source: str, faults: Sequence[Fault]) -> None:
        self.source = source
        self.faults = tuple(faults)
        lines = [f"{fault.where}: {fault.what}" if fault.where else fault.what for fault in faults]
        if len(lines) > _MOST_SHOWN:
            lines = [*lines[:_MOST_SHOWN], f"and {len(lines) - _MOST_SHOWN} more"]
        super().__init__("\n".join([f"{source} can't be used:", *(f"  {line}" for line in lines)]))
