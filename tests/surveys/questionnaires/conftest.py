"""Small questionnaires built in a line, for the tests of this room."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from surveys.questionnaires import Questionnaire, QuestionnaireError
from surveys.questionnaires.loading import read_json, read_toml


def pick(question_id: str, ask_if: str = "", **more: Any) -> dict[str, Any]:
    values = more.setdefault("choices", ["a", "b", "c"])
    wording = {"text": "Which one?", "labels": {value: f"The {value}" for value in values}}
    bands = more.get("bands", ["staff"])
    return {
        "id": question_id,
        "kind": "choices",
        "topic": "topic",
        "ask_if": ask_if,
        "wording": {band: {"en": wording} for band in bands},
        **more,
    }


def data(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    head = {"key": "trial", "title": "Trial", "audience": "staff", "bands": ["staff"]}
    return {**head, "questions": list(questions), **more}


def build(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    return read_json(json.dumps(data(*questions, **more)), "trial.toml")


def faults(*questions: dict[str, Any], **more: Any) -> dict[str, str]:
    with pytest.raises(QuestionnaireError) as refused:
        build(*questions, **more)
    return {fault.where: fault.what for fault in refused.value.faults}


def toml_fault(text: str | bytes) -> str:
    with pytest.raises(QuestionnaireError) as refused:
        read_toml(text if isinstance(text, bytes) else text.encode(), "trial.toml")
    return str(refused.value)


def _fixture(name: str, given: Callable[..., Any]) -> Any:
    return pytest.fixture(name=name)(lambda: given)


pick_fixture = _fixture("pick", pick)
build_fixture = _fixture("build", build)
faults_fixture = _fixture("faults", faults)
toml_fault_fixture = _fixture("toml_fault", toml_fault)
