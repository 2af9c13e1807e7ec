"""Reading a TOML file that a person wrote, and saying in plain words what is wrong with it and where."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)

_LINE = re.compile(r"\(at line (\d+), column \d+\)")

_AT_END = "(at end of document)"

_HINTS = {
    "missing": "is missing; add it",
    "extra_forbidden": "is not a key that can stand here; remove it or correct its spelling",
    "string_too_short": "is empty; write something there",
    "string_type": "must be words in quotation marks",
    "tuple_type": 'must be a list, as ["one", "two"]',
    "int_type": "must be a whole number without quotation marks",
}


class FileError(ValueError):
    """A file can't be used. `problems` holds one plain sentence a fault: file, line, key path, what to do."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def read_text(path: Path, cap: int) -> str:
    """Return the text of a file of at most `cap` bytes; raise FileError where it can't be read as such."""
    try:
        with path.open("rb") as file:
            raw = file.read(cap + 1)
    except OSError as error:
        raise FileError([f"{path}: can't be read ({error.strerror}); check the name."]) from error
    if len(raw) > cap:
        raise FileError([f"{path}: is larger than {cap // 1024} KB; make it smaller."])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError([f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8."]) from error


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Return the file's tables; raise FileError with the line where its TOML breaks."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileError([_say_syntax(str(error), text, name)]) from error


def build(model: type[Model], data: dict[str, Any], text: str, name: str) -> Model:
    """Return the model made of the data; raise FileError naming every key that is wrong."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = [problem for fault in error.errors() for problem in _say(dict(fault), data, text, name)]
        raise FileError(problems) from error


def key_path(parts: tuple[int | str, ...]) -> str:
    """Return where a value stands, counting tables from one: ("theme", 2, "cues") is theme[3].cues."""
    path = ""
    for part in parts:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def line_of(parts: tuple[int | str, ...], data: dict[str, Any], text: str) -> int | None:
    """Return the line of the [[table]] that a value stands in, or None where that can't be told for sure."""
    if len(parts) < 2 or not isinstance(parts[0], str) or not isinstance(parts[1], int):
        return None
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape(parts[0])}[ \t]*\]\]", re.MULTILINE)
    starts = [match.start() for match in header.finditer(text)]
    # A header inside a multi-line string would put the count out: then no line is better than a wrong one.
    if len(starts) != len(data.get(parts[0], ())):
        return None
    return text.count("\n", 0, starts[parts[1]]) + 1


def _say_syntax(error: str, text: str, name: str) -> str:
    found = _LINE.search(error)
    what = _LINE.sub("", error).strip()
    if found:
        return f"{name}: line {found[1]}: {what}; mend this line."
    if _AT_END in error:
        last = text.rstrip().count("\n") + 1
        return f"{name}: line {last}: {what.replace(_AT_END, '').strip()}; something is left open here."
    return f"{name}: {what or 'this is not TOML'}; make it simpler."


def _say(fault: dict[str, Any], data: dict[str, Any], text: str, name: str) -> list[str]:
    parts: tuple[int | str, ...] = fault["loc"]
    line = line_of(parts, data, text)
    where = f"{name}: line {line}" if line else name
    if not parts:
        return [f"{name}: {sentence}" for sentence in str(fault["ctx"]["error"]).split("\n")]
    hint = _HINTS.get(fault["type"]) or fault["msg"].removeprefix("Value error, ")
    return [f"{where}: {key_path(parts)} {hint}."]
