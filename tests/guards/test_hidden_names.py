"""No module has the name of something else that its package offers: once it is loaded, it would hide it."""

import ast
from pathlib import Path

import pytest

from tests.support.project import ROOT

PACKAGES = sorted(
    path.parent
    for room in ("app", "bots", "analysis", "surveys")
    for path in (ROOT / room).rglob("__init__.py")
)


def hidden(package: Path, text: str) -> list[str]:
    """Return the names that the package's first file takes from its modules, where a module has that name."""
    found = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name, own = alias.asname or alias.name, (node.module or "").rpartition(".")[2]
                is_module = (package / f"{name}.py").exists() or (package / name / "__init__.py").exists()
                # A module that was loaded for its own name is bound before the name, and not again.
                if is_module and own not in (package.name, name):
                    found.append(f"{package.name}: {name} of {node.module}")
    return found


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_hides_what_its_package_offers(package: Path) -> None:
    assert hidden(package, (package / "__init__.py").read_text("utf-8")) == []


def test_a_planted_module_of_that_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "asked.py").write_text("")
    assert len(hidden(tmp_path, "from surveys.questionnaires.path import asked\n")) == 1
    assert hidden(tmp_path, "from surveys.questionnaires.path import told\n") == []
