"""Codebook files: read one, or list everything that is wrong in it; and the codebook that ships."""

from pathlib import Path

from analysis.codebook.codebook import Codebook, unknown_strands
from analysis.plan import FileError, Plan
from analysis.plan.reading import build, parse_toml, read_text

SIZE_CAP = 4 * 1024 * 1024


def load_codebook(path: Path, plan: Plan | None = None) -> Codebook:
    """Return the codebook in the file; with a plan, its strands are checked against it.

    A file of [[theme]] tables with name, definition and cues is enough. Raises FileError listing every fault
    with file, line, key path and what to do.
    """
    return read_codebook(read_text(path, SIZE_CAP), str(path), plan)


def read_codebook(text: str, name: str, plan: Plan | None = None) -> Codebook:
    """Return the codebook written in the text; errors, and a codebook without a title, go by `name`."""
    data = {"title": Path(name).stem, **parse_toml(text, name)}
    codebook = build(Codebook, data, text, name)
    problems = unknown_strands(codebook, plan) if plan else []
    if problems:
        raise FileError([f"{name}: {problem}" for problem in problems])
    return codebook


def shipped_codebook() -> Codebook:
    """Return the children's services codebook that ships with Heard, linked to the plan of 2022."""
    return load_codebook(Path(__file__).with_name("childrens_services.toml"))
