"""Every string that people read, and those that are too hard for their band."""

from collections.abc import Iterator

from surveys.questionnaires.errors import Fault
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questionnaires.reading_age import LIMITS, too_hard
from surveys.questions import FIRST_LANGUAGE, AnyQuestion


def hard_strings(questionnaire: Questionnaire) -> list[Fault]:
    """The English strings that are too hard for their band, each with its place and the reason.

    A band without a reading limit is told as well: nobody has said what its readers can cope with.
    """
    if FIRST_LANGUAGE not in questionnaire.languages:
        return []
    faults = []
    for band in questionnaire.bands:
        if band not in LIMITS:
            faults.append(Fault(f"bands.{band}", "has no reading limit; choose one of " + ", ".join(LIMITS)))
            continue
        for place, string in strings_shown(questionnaire, band):
            if reason := too_hard(string, band):
                faults.append(Fault(place, reason))
    return faults


def strings_shown(questionnaire: Questionnaire, band: str) -> Iterator[tuple[str, str]]:
    """Every English string that a person of this band may read, with its place."""
    yield f"cover.{band}.title", questionnaire.title_for(band)
    yield f"cover.{band}.intro", questionnaire.intro(band)
    yield f"cover.{band}.thanks", questionnaire.thanks(band)
    for index, question in enumerate(questionnaire.questions):
        if band in (question.bands or questionnaire.bands):
            yield from _of_question(question, band, f"questions[{index}].wording.{band}.{FIRST_LANGUAGE}")


def _of_question(question: AnyQuestion, band: str, place: str) -> Iterator[tuple[str, str]]:
    yield f"{place}.text", question.text(band)
    yield f"{place}.why", question.why(band)
    yield f"{place}.help", question.help(band)
    for option in question.options(band):
        yield f"{place}.labels.{option.value}", option.label
