"""Reads a questionnaire from its TOML file, or says everything that is wrong with it."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from surveys.questionnaires.checks import faults_of
from surveys.questionnaires.errors import Fault, QuestionnaireError
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import KINDS

MOST_BYTES = 256 * 1024
# A dotted key of thousands of parts takes the parser minutes; no honest line has this many.
_MOST_DOTS = 200
_DOT = re.compile(r"\.\s*[\w\"'-]")

_PLAIN = {
    "missing": "is missing; add it",
    "extra_forbidden": "is not a key that a questionnaire knows; take it out or check its spelling",
    "string_type": "must be a text in quotes",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "tuple_type": "must be a list",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "union_tag_not_found": f"has no kind; give one of {', '.join(KINDS)}",
    "union_tag_invalid": f"has a kind that we don't know; give one of {', '.join(KINDS)}",
}


def load_questionnaire(path: Path | str) -> Questionnaire:
    """The questionnaire in a TOML file.

    Raises QuestionnaireError naming the file, the place of every fault (the line where the parser knows
    it) and what to do.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        fault = Fault("", f"the file can't be read ({error.strerror}); check its name and rights")
        raise QuestionnaireError(str(path), [fault]) from error
    return read_toml(content, str(path))


def read_toml(content: bytes, source: str) -> Questionnaire:
    """The questionnaire in the bytes of a TOML file. Raises QuestionnaireError; `source` names the file."""
    if len(content) > MOST_BYTES:
        raise QuestionnaireError(source, [Fault("", f"is over {MOST_BYTES // 1024} KB; make it smaller")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise QuestionnaireError(source, [Fault(f"line {line}", "is not UTF-8; save it as UTF-8")]) from error
    for number, line_text in enumerate(text.splitlines(), start=1):
        if len(_DOT.findall(line_text)) > _MOST_DOTS:
            raise QuestionnaireError(source, [Fault(f"line {number}", "has too many dots; make it shorter")])
    return _read_data(_parsed(text, source), source)


def read_json(text: str, source: str) -> Questionnaire:
    """The questionnaire in a JSON text. Raises QuestionnaireError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QuestionnaireError(source, [Fault("", f"is not JSON: {error}")]) from error
    return _read_data(data, source)


def _parsed(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error).replace("at end of document", f"at the end, line {text.count(chr(10)) + 1}")
        fault = Fault("", f"is not TOML: {said}; mend that place and load again")
    except RecursionError:
        fault = Fault("", "is nested too deeply; a questionnaire needs no more than five levels")
    except ValueError as error:  # numbers and dates that no calendar or machine knows
        fault = Fault("", f"holds a value that can't be read: {error}")
    raise QuestionnaireError(source, [fault])


def _read_data(data: object, source: str) -> Questionnaire:
    try:
        questionnaire = Questionnaire.model_validate(data)
    except ValidationError as error:
        faults = [_plain(one) for one in error.errors(include_url=False, include_input=False)]
        raise QuestionnaireError(source, faults) from None
    except RecursionError:
        raise QuestionnaireError(source, [Fault("", "is nested too deeply")]) from None
    if faults := faults_of(questionnaire):
        raise QuestionnaireError(source, faults)
    return questionnaire


def _plain(error: Any) -> Fault:
    return Fault(_key_path(error["loc"]), _PLAIN.get(error["type"]) or _sentence(error))


def _sentence(error: Any) -> str:
    context = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(context["error"])
    if error["type"] == "string_pattern_mismatch":
        return "may hold only small letters, digits and _ (bands and languages: - too), a short code"
    return str(error["msg"]).removeprefix("Input should be ").removeprefix("Value error, ")


def _key_path(places: tuple[str | int, ...]) -> str:
    """questions[3].wording.8-10.en.text, counting from 0 as TOML arrays do; the kind is no part of it."""
    path = ""
    for index, place in enumerate(places):
        if isinstance(place, int):
            path += f"[{place}]"
        elif index == 2 and places[0] == "questions" and place in KINDS:
            continue
        elif place != "[key]":
            path += f".{place}" if path else str(place)
    return path[:200]
