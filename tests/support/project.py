"""The project's own files, for the guards that read them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app", "bots", "analysis", "surveys")


@dataclass(frozen=True)
class Source:
    """A Python file: its path inside the project, and its text."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The file as Python reads it."""
        return ast.parse(self.text, self.path)


def files(root: Path = ROOT) -> list[str]:
    """Return every file that belongs to the project (kept by git, or new and not ignored), sorted."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted(path for path in set(listed) if (root / path).is_file())


def sources(*folders: str) -> Iterator[Source]:
    """Yield the Python files under these folders; without any, those of the four packages."""
    for path in files():
        if path.endswith(".py") and path.split("/")[0] in (folders or CODE):
            yield Source(path, (ROOT / path).read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every module that a piece of code imports, with its line; nested imports too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
