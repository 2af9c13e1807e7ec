"""Every piece of furniture that a template asks for is there, in every band."""

import re
from pathlib import Path

import pytest

from app.young_people.wording import furniture
from surveys.safeguarding.help_wording import shipped_help

TEMPLATES = Path("app/templates")
ASKED = re.compile(r'say\("([a-z_]+)"[,)]')


@pytest.mark.parametrize("band", sorted(shipped_help()))
def test_no_template_asks_for_words_that_are_not_there(band: str) -> None:
    asked = {
        name
        for folder in ("young_people", "wall")
        for path in (TEMPLATES / folder).glob("*.html")
        for name in ASKED.findall(path.read_text())
    }
    assert asked and asked <= furniture(band).keys()


def test_no_template_switches_escaping_off() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape", path.read_text()), path
