"""What the machine suggests for a remark, whatever people decided about it, and which machine that is."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook, editions
from analysis.themes.coding.readings import Reading
from surveys.voices.codebook_edition import CodebookEdition
from surveys.voices.coding import BY_MACHINE, Coding
from surveys.voices.hint import Hint

# As analysis/themes/nightly/ready.py writes it.
_MARK = re.compile(r", codebook (?P<codebook>\w+)(?:, model (?P<model>\w+))?")
_MOST_KEPT = 8
_newer: dict[str, dict[str, date]] = {}  # by the edition's version


def suggested_by_machine(steps: Iterable[Coding], heirs: Mapping[str, str]) -> frozenset[str]:
    """Return the themes that rules or a model suggest now, after these steps of one remark, oldest first."""
    newest = {step.theme: step.state for step in steps if step.origin in BY_MACHINE}
    return frozenset(heirs.get(code, code) for code, state in newest.items() if state == "suggested")


def who_suggested(hint: Hint | None, codebook: Codebook) -> str:
    """Return what a remark was read with, as codings say it: "model" and its version, or "rules" and theirs.

    The hint's mark says so; a remark that no machine has read yet waits for the rules of this codebook.
    """
    mark = _MARK.search(hint.made_by) if hint else None
    if mark is None:
        return f"rules {codebook.version}"
    return f"model {mark['model']}" if mark["model"] else f"rules {mark['codebook']}"


def newer_themes(session: Session) -> dict[str, date]:
    """Return since which day a theme is there, for those that people put into the codebook later.

    They stand in the newest edition that was kept; before the first one there are none.
    """
    newest = select(CodebookEdition.version).order_by(CodebookEdition.number.desc()).limit(1)
    version = session.scalar(newest)
    if version is None:
        return {}
    if version not in _newer:
        if len(_newer) > _MOST_KEPT:
            _newer.clear()
        kept = editions.newest(session)
        themes = kept.living.themes if kept else ()
        _newer[version] = {theme.code: theme.since for theme in themes if theme.since}
    return _newer[version]


def declined(reading: Reading | None, theme: str, newer: Mapping[str, date]) -> bool:
    """Return whether a whole reading has said no to a theme: it was known that day and wasn't given."""
    if reading is None or theme in reading.themes:
        return False
    return theme not in newer or newer[theme] < reading.coded_on
