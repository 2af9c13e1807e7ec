"""Editions: a questionnaire frozen as it was asked, as canonical text, and read back from it."""

import hashlib
import json
from functools import lru_cache

from surveys.questionnaires.loading import read_json
from surveys.questionnaires.questionnaire import Questionnaire


def freeze(questionnaire: Questionnaire) -> str:
    """The canonical JSON text of a questionnaire: equal questionnaires give equal text.

    Defaults are left out, so that an old edition keeps its id when a new field comes to the model.
    """
    data = questionnaire.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=64)
def thaw(text: str) -> Questionnaire:
    """The questionnaire that was frozen. Raises QuestionnaireError when the text is not one.

    Remembered, since every press thaws its round's edition and reading one takes milliseconds.
    """
    return read_json(text, "the frozen edition")


def edition_id(text: str) -> str:
    """The id of an edition: the SHA-256 of its frozen text, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
