"""Checks every `ask_if`: it looks back at questions that exist, at values they have, and can come true."""

from collections.abc import Iterator
from itertools import combinations, product

from surveys.questionnaires.conditions import Comparison, ConditionError, needed_by, read_condition
from surveys.questionnaires.errors import Fault
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import Answer, AnyQuestion, Choices

# Branches that hang on more combinations than this are taken on trust; none that we ship comes near.
_MOST_TRIED = 20_000


def branch_faults(questionnaire: Questionnaire) -> list[Fault]:
    """What is wrong with the branches, each with its place."""
    faults: list[Fault] = []
    sound: set[str] = set()
    earlier: dict[str, AnyQuestion] = {}
    later = {question.id for question in questionnaire.questions}
    for index, question in enumerate(questionnaire.questions):
        found = list(_faults(questionnaire, question, earlier, later)) if question.ask_if else []
        if question.ask_if and not found and needed_by(question.ask_if) <= sound:
            found += _unreachable(questionnaire, question, earlier)
        if not found:
            sound.add(question.id)
        faults += [Fault(f"questions[{index}].ask_if", what) for what in found]
        earlier[question.id] = question
    return faults


def _faults(
    questionnaire: Questionnaire, question: AnyQuestion, earlier: dict[str, AnyQuestion], known: set[str]
) -> Iterator[str]:
    try:
        comparisons = list(read_condition(question.ask_if).comparisons())
    except ConditionError as error:
        yield str(error)
        return
    for comparison in comparisons:
        target = earlier.get(comparison.question)
        if target is not None:
            yield from _against(questionnaire, question, target, comparison)
        elif comparison.question in known:
            yield f"looks at '{comparison.question}', which comes later; put that question before this one"
        else:
            yield f"looks at '{comparison.question}', which is no question here; check its id"


def _against(
    questionnaire: Questionnaire, question: AnyQuestion, target: AnyQuestion, comparison: Comparison
) -> Iterator[str]:
    if not target.values():
        yield f"looks at '{target.id}', which has no values to compare"
        return
    for value in comparison.values:
        if value not in target.values():
            yield f"'{value}' is no value of '{target.id}'; it has {', '.join(target.values())}"
    if comparison.sign[0] in "<>" and not all(value.isdigit() for value in target.values()):
        yield f"'{target.id}' has no numbers to compare with {comparison.sign}"
    for band in question.bands or questionnaire.bands:
        if target.bands and band not in target.bands:
            yield f"band '{band}' is never asked '{target.id}'; leave this question out of that band"


def _unreachable(
    questionnaire: Questionnaire, question: AnyQuestion, earlier: dict[str, AnyQuestion]
) -> list[str]:
    """Tries the answers that the branch hangs on, as a person could give them one after another."""
    hangs_on = _closure(question, earlier)
    tried = [_possible(one) for one in hangs_on]
    count = 1
    for possible in tried:
        count *= len(possible)
        if count > _MOST_TRIED:
            return []
    for given in product(*tried):
        live: dict[str, Answer] = {}
        for one, answer in zip(hangs_on, given, strict=True):
            if not one.ask_if or read_condition(one.ask_if).holds(live):
                live[one.id] = answer
        if read_condition(question.ask_if).holds(live):
            return []
    return ["can never come true, so nobody would be asked; change the condition or take it away"]


def _closure(question: AnyQuestion, earlier: dict[str, AnyQuestion]) -> list[AnyQuestion]:
    needed: set[str] = set()
    new = needed_by(question.ask_if)
    while new:
        needed |= new
        conditions = [earlier[one].ask_if for one in new if earlier[one].ask_if]
        new = set().union(*(needed_by(condition) for condition in conditions)) - needed
    return [one for one in earlier.values() if one.id in needed]


def _possible(question: AnyQuestion) -> list[Answer]:
    values = question.values()
    if not (isinstance(question, Choices) and question.several):
        return [Answer(values=(value,)) for value in values]
    most = question.most or len(values)
    return [Answer(values=some) for size in range(1, most + 1) for some in combinations(values, size)]
