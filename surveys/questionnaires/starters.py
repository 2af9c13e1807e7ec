"""The starter questionnaires that come with Heard: one TOML file each, in `catalogue/`."""

from functools import cache
from pathlib import Path

from surveys.questionnaires.loading import load_questionnaire
from surveys.questionnaires.questionnaire import Questionnaire

CATALOGUE_FOLDER = Path(__file__).with_name("catalogue")


@cache
def _loaded() -> tuple[Questionnaire, ...]:
    return tuple(load_questionnaire(path) for path in sorted(CATALOGUE_FOLDER.glob("*.toml")))


def catalogue() -> dict[str, Questionnaire]:
    """The starters by key. Raises QuestionnaireError when one of them is broken."""
    return {questionnaire.key: questionnaire for questionnaire in _loaded()}
