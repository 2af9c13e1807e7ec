"""What a questionnaire must keep beyond its shape: complete words, honest branches, sets that hold."""

from collections import Counter
from collections.abc import Iterator

from surveys.questionnaires.branches import branch_faults
from surveys.questionnaires.errors import Fault
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questionnaires.subset import subset_faults
from surveys.questions import AnyQuestion


def faults_of(questionnaire: Questionnaire) -> list[Fault]:
    """Everything that is wrong with a questionnaire whose shape is right; empty when it can be asked."""
    faults = [*_twice(questionnaire), *_covers(questionnaire)]
    for index, question in enumerate(questionnaire.questions):
        place = f"questions[{index}]"
        faults += [Fault(f"{place}.{key}", what) for key, what in question.problems()]
        faults += _bands(questionnaire, question, place)
        faults += _worries(question, place)
    for band in questionnaire.bands:
        if not questionnaire.questions_for(band):
            faults.append(Fault("bands", f"no question is for band '{band}'"))
    faults += branch_faults(questionnaire)
    if not faults:
        faults += _sets(questionnaire)
    return faults


def _twice(questionnaire: Questionnaire) -> Iterator[Fault]:
    listed: dict[str, list[str]] = {
        "bands": list(questionnaire.bands),
        "languages": list(questionnaire.languages),
        "questions": [question.id for question in questionnaire.questions],
        "sets": [chosen.key for chosen in questionnaire.sets],
    }
    for place, names in listed.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield Fault(place, f"'{name}' stands there {count} times; each has a name of its own")


def _covers(questionnaire: Questionnaire) -> Iterator[Fault]:
    for band, covers in questionnaire.cover.items():
        if band not in questionnaire.bands:
            yield Fault(f"cover.{band}", "is not one of the bands")
        for language in covers:
            if language not in questionnaire.languages:
                yield Fault(f"cover.{band}.{language}", "is not one of the languages")


def _bands(questionnaire: Questionnaire, question: AnyQuestion, place: str) -> Iterator[Fault]:
    for band in question.bands:
        if band not in questionnaire.bands:
            yield Fault(f"{place}.bands", f"'{band}' is not one of the questionnaire's bands")
    wanted = [band for band in questionnaire.bands if band in (question.bands or questionnaire.bands)]
    for band in wanted:
        yield from _words_of_band(questionnaire, question, band, f"{place}.wording.{band}")
    for band in question.wording:
        if band not in wanted:
            yield Fault(f"{place}.wording.{band}", "is a band that this question isn't asked in")


def _words_of_band(
    questionnaire: Questionnaire, question: AnyQuestion, band: str, place: str
) -> Iterator[Fault]:
    first = questionnaire.languages[0]
    spoken = question.wording.get(band, {})
    if first not in spoken or not spoken[first].text:
        yield Fault(f"{place}.{first}.text", "is missing; every band needs its words in the first language")
        return
    for value in question.labelled_values():
        if value not in spoken[first].labels:
            yield Fault(f"{place}.{first}.labels.{value}", "is missing; add the words of this option")
    for language, wording in spoken.items():
        if language not in questionnaire.languages:
            yield Fault(f"{place}.{language}", "is not one of the questionnaire's languages")
        for value in wording.labels:
            if value not in question.values():
                yield Fault(f"{place}.{language}.labels.{value}", "is not an option of this question")
        labels = Counter(wording.labels.values())
        for label in (label for label, count in labels.items() if count > 1):
            yield Fault(f"{place}.{language}.labels", f"'{label}' stands for two options")


def _worries(question: AnyQuestion, place: str) -> Iterator[Fault]:
    for value in question.worrying_values:
        if value not in question.values():
            yield Fault(f"{place}.worrying_values.{value}", "is not a value of this question")


def _sets(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, chosen in enumerate(questionnaire.sets):
        for fault in subset_faults(questionnaire.questions, questionnaire.bands, chosen.questions):
            yield Fault(f"sets[{index}].{fault.where}", fault.what)
