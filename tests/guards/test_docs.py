"""The docs tell all commands and settings, and nothing names a registry or somebody's own folders."""

import re
from collections.abc import Iterator

import click
import pytest

from app.cli import main
from app.settings_table import SETTINGS
from tests.support.project import CODE, ROOT, files

# Written in two parts, so that this file doesn't find itself.
REGISTRIES = ["pypi" + ".org", "python" + "hosted", "npm" + "js", "crates" + ".io", "rubygems" + ".org"]
PLACES = ["/wo" + "rk/"]
PICTURES = (".png", ".jpg", ".webp", ".ico", ".woff2", ".docx", ".pdf", ".gz")


def docs() -> str:
    """Return README and everything in docs as one text."""
    told = [path for path in files() if path == "README.md" or re.fullmatch(r"docs/.*\.(md|txt)", path)]
    return "\n".join((ROOT / path).read_text(encoding="utf-8") for path in told)


def command_names(command: click.Command, before: str = "heard") -> Iterator[str]:
    """Yield every command as a person types it: `heard import comments`."""
    if not isinstance(command, click.Group):
        yield before
        return
    for name, inner in sorted(command.commands.items()):
        if not inner.hidden:
            yield from command_names(inner, f"{before} {name}")


def missing(wanted: list[str], told: str) -> list[str]:
    """Return what the docs don't name as a whole word."""
    return [name for name in wanted if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", told)]


def undeclared(text: str) -> list[str]:
    """Return the settings that a piece of code reads without their standing in the table of settings."""
    declared = {setting.name for setting in SETTINGS}
    return sorted(set(re.findall(r"\bHEARD_[A-Z][A-Z_]*[A-Z]\b", text)) - declared)


def outside_names(text: str) -> list[str]:
    """Return package registries, and folders of somebody's machine, that a text names."""
    return [name for name in REGISTRIES + PLACES if name in text]


def test_every_command_stands_in_the_docs() -> None:
    assert missing(list(command_names(main)), docs()) == []


def test_every_setting_stands_in_the_docs() -> None:
    assert missing([setting.name for setting in SETTINGS], docs()) == []


def test_every_setting_that_the_code_names_is_in_the_table() -> None:
    code = [path for path in files() if path.endswith(".py") and path.startswith(CODE)]
    assert [path for path in code if undeclared((ROOT / path).read_text())] == []


def test_nothing_names_a_package_registry_or_a_folder_of_somebodys_machine() -> None:
    read = [path for path in files() if not path.endswith(PICTURES)]
    faults = {
        path: outside_names((ROOT / path).read_text(encoding="utf-8", errors="replace")) for path in read
    }
    assert {path: names for path, names in faults.items() if names} == {}


def test_a_planted_untold_command_is_found() -> None:
    planted = click.Group(
        "heard", commands={"import": click.Group(commands={"dreams": click.Command("dreams")})}
    )
    assert missing(list(command_names(planted)), "heard import comments") == ["heard import dreams"]


@pytest.mark.parametrize("told", ["", "HEARD_BASE_URLS", "XHEARD_BASE_URL"])
def test_a_planted_untold_setting_is_found(told: str) -> None:
    assert missing(["HEARD_BASE_URL"], told) == ["HEARD_BASE_URL"]


def test_a_planted_undeclared_setting_is_found() -> None:
    assert undeclared('os.environ["HEARD_SECRET_DOOR"] + os.environ["HEARD_MODE"]') == ["HEARD_SECRET_DOOR"]


@pytest.mark.parametrize("name", REGISTRIES + PLACES)
def test_a_planted_outside_name_is_found(name: str) -> None:
    assert outside_names(f"see https://{name}/x") == [name]
