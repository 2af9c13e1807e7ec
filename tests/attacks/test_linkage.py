"""P1 and P2: an attacker with both books, even with a copy after every answer, does no better than chance."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from nacl.public import PrivateKey
from sqlalchemy import select

import surveys.voices.mixer as mixer
from surveys.db.book import Books
from surveys.voices.envelope import WillNotOpen, open_for_mixer, sitting_id
from surveys.voices.sitting import Sitting
from tests.attacks.conftest import NewBooks, books_on
from tests.support.crowd import Crowd, children_on_a_link, invited_staff
from tests.support.figures import Figures
from tests.support.linkage import Score, in_three
from tests.support.matching import score
from tests.support.observer import Observer
from tests.support.person import Person
from tests.support.planted import not_shuffled, remake, with_rowid
from tests.support.size import Size

CROWDS = ("children", "staff")


def new_crowd(who: str, books: Books, folder: Path, people: int, seed: int) -> Crowd:
    if who == "children":
        return children_on_a_link(books, folder, people, seed)
    return invited_staff(books, folder, teams=people // 8 - 3, each=8, seed=seed, big_team=24)


def measured(
    who: str, make: NewBooks, folder: Path, people: int, seed: int, watched: bool
) -> Callable[[int], Score]:
    def measure(attempt: int) -> Score:
        place = folder / f"{who}-{seed}-{attempt}"
        crowd = new_crowd(who, make(), place, people, seed + 100 * attempt)
        observer = Observer(crowd.books) if watched else None
        crowd.answer(observer.after_press if observer else None, together=not watched)
        if observer:
            observer.last_look()
        assert crowd.close_mix_and_forget().people == people
        return score(crowd, Random(seed), observer)

    return measure


@pytest.mark.parametrize("who", CROWDS)
def test_P1_whoever_has_both_books_after_the_mix_does_no_better_than_chance(
    who: str, new_books: NewBooks, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    total, seeds = Score(), size(1, 10, 2)  # of children and as many of staff
    for seed in range(seeds):
        result, within = in_three(
            measured(who, new_books, tmp_path, size(104, 200, 200), seed, watched=False)
        )
        assert within, f"seed {seed}: {result}"
        total += result
    figures(f"P1 {engine_name}, {who}, {seeds} seeds: {total}")


@pytest.mark.parametrize("who", CROWDS)
def test_P2_whoever_copies_both_books_after_every_answer_does_no_better_than_chance(
    who: str, new_books: NewBooks, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    total, seeds = Score(), size(1, 2, 1)
    for seed in range(seeds):
        result, within = in_three(measured(who, new_books, tmp_path, size(64, 200), seed, watched=True))
        assert within, f"seed {seed}: {result}"
        total += result
    figures(f"P2 {engine_name}, {who}, {seeds} seeds: {total}")


@pytest.mark.parametrize("engine_name", ["sqlite", "postgresql"])
def test_P1_a_planted_order_at_the_mix_is_far_beyond_chance(
    engine_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: Figures
) -> None:
    not_shuffled(monkeypatch, tmp_path)
    with books_on(engine_name, tmp_path) as books:
        if engine_name == "sqlite":
            remake("remark", with_rowid)(books)
        crowd = new_crowd("children", books, tmp_path / "c", 64, 0)
        crowd.answer(together=True)
        crowd.order = as_they_lie(crowd)
        crowd.close_mix_and_forget()
        result = score(crowd, Random(0))
    assert not result.within_chance
    figures(f"P1 planted, {engine_name}: {result}")


def as_they_lie(crowd: Crowd) -> list[Person]:
    """The people in the order in which the mixer will read their rows."""
    by_row = {sitting_id(person.secret): person for person in crowd.people}
    with crowd.books.voices.read() as session:
        rows = session.scalars(select(Sitting).where(Sitting.round_id == crowd.sample.round_id))
        return [by_row[row.id] for row in rows]


def test_P2_copies_of_sealed_rows_stay_shut_once_the_key_is_gone(new_books: NewBooks, tmp_path: Path) -> None:
    assert opened_afterwards(new_books(), tmp_path) == 0


def test_P2_a_planted_key_that_outlives_the_mix_opens_every_copy(
    new_books: NewBooks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mixer, "destroy_round_keys", lambda folder, round_id: None)
    assert opened_afterwards(new_books(), tmp_path) == 36


def opened_afterwards(books: Books, folder: Path) -> int:
    """How many copied sittings open with whatever lies in the key folder after the mix."""
    crowd = new_crowd("children", books, folder, 36, 0)
    observer = Observer(books)
    crowd.answer(observer.after_press)
    observer.last_look()
    crowd.close_mix_and_forget()
    keys = [file.read_bytes() for file in (folder / "keys").rglob("*") if file.is_file()]
    return sum(any(opens(key, row, sealed, crowd) for key in keys) for row, sealed in observer.sealed.items())


def opens(key: bytes, row: str, sealed: bytes, crowd: Crowd) -> bool:
    with suppress(WillNotOpen):
        return bool(open_for_mixer(PrivateKey(key), sealed, crowd.sample.round_id, row))
    return False
