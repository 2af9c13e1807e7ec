"""P20: the house as it is leaves nothing to find, and every leak that is planted is named."""

from pathlib import Path

import pytest

from surveys.db.book import Books
from surveys.questions import RawAnswer
from tests.attacks.conftest import NewBooks, books_on
from tests.support.crowd import Crowd, children_on_a_link, invited_staff
from tests.support.evidence import Evidence, look_after_the_mix, look_before_the_mix
from tests.support.leaks import DETECTORS, leaks_found
from tests.support.observer import Observer
from tests.support.person import WORRYING, Person
from tests.support.planted import PLANTS, Plant


def a_round(who: str, books: Books, folder: Path) -> Evidence:
    """A small round, answered, mixed and forgotten, with all that it leaves behind."""
    if who == "children":
        crowd = children_on_a_link(books, folder, 36, seed=7)
        worry_one(crowd)
    else:
        crowd = invited_staff(books, folder, teams=5, each=4, seed=7, big_team=12)
    evidence, observer = Evidence(crowd, folder), Observer(books)

    def after_press(person: Person) -> None:
        items = observer.items[person.number]
        observer.after_press(person)
        note(crowd, person, observer.items[person.number] - items, evidence)

    crowd.answer(after_press)
    look_before_the_mix(evidence)
    crowd.sample.close_and_mix()
    crowd.forget()
    look_after_the_mix(evidence)
    return evidence


def worry_one(crowd: Crowd) -> None:
    """One person says something that worries us."""
    writer = next(person for person in crowd.people if person.words and person.kind == "whole")
    for place, (name, raw) in enumerate(writer.to_press):
        if raw.words:
            writer.to_press[place] = (name, RawAnswer(words=f"{WORRYING} {writer.words[name]}"))
            return


def note(crowd: Crowd, person: Person, items: int, evidence: Evidence) -> None:
    question_id, raw = person.pressed[-1]
    if crowd.sample.questionnaire.question(question_id).kind == "words":
        evidence.items_by_press[bool(raw.words)].add(items)


@pytest.mark.parametrize("who", ["children", "staff"])
def test_P20_an_honest_round_leaves_nothing_that_the_detectors_name(
    who: str, new_books: NewBooks, tmp_path: Path
) -> None:
    assert leaks_found(a_round(who, new_books(), tmp_path)) == set()


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.how.replace(" ", "-"))
def test_P20_a_planted_leak_is_named(plant: Plant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant.patch(monkeypatch, tmp_path)
    with books_on(plant.engine, tmp_path) as books:
        plant.change(books)
        assert plant.named in leaks_found(a_round(plant.who, books, tmp_path))


def test_P20_every_detector_has_a_planted_leak_that_it_finds() -> None:
    assert {plant.named for plant in PLANTS} == set(DETECTORS)
