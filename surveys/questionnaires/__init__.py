"""Questionnaires: order, branches, words by band and language; editions frozen as they were asked."""

from surveys.questionnaires.edition import edition_id, freeze, thaw
from surveys.questionnaires.errors import Fault, QuestionnaireError
from surveys.questionnaires.loading import load_questionnaire, read_toml
from surveys.questionnaires.path import asked, next_question, previous_question
from surveys.questionnaires.questionnaire import Cover, Questionnaire, QuestionSet
from surveys.questionnaires.starters import CATALOGUE_FOLDER, catalogue

__all__ = [
    "CATALOGUE_FOLDER",
    "Cover",
    "Fault",
    "QuestionSet",
    "Questionnaire",
    "QuestionnaireError",
    "asked",
    "catalogue",
    "edition_id",
    "freeze",
    "load_questionnaire",
    "next_question",
    "previous_question",
    "read_toml",
    "thaw",
]
