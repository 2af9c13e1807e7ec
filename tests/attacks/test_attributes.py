"""P17: both books joined on every attribute after the mix: nobody stands out, and nothing is learned."""

from itertools import chain
from pathlib import Path
from random import Random

import pytest

import surveys.people.invitations as invitations
import surveys.voices.mixer as mixer
from surveys.voices.tally import Tally
from tests.attacks.conftest import NewBooks
from tests.support.crowd import Crowd, children_on_a_link, invited_staff
from tests.support.figures import Figures
from tests.support.learner import learned_area
from tests.support.matching import remarks_of
from tests.support.size import Size

ATTEMPTS = 3


def cells_published(crowd: Crowd) -> set[tuple[str, str]]:
    """The cell of every tally and every remark."""
    with crowd.books.voices.read() as session:
        tallies = {(row.dimension, row.cell) for row in session.query(Tally)}
    return tallies | {(remark.dimension, remark.cell) for remark in remarks_of(crowd)}


def worst_posterior(crowd: Crowd) -> float:
    """The best guess at one person that the attributes of any row allow, also by taking cells apart."""
    known = [{"band": person.band, **person.cells} for person in crowd.people]
    cells = cells_published(crowd)
    crowds = [len(known)]
    for dimension in {dimension for dimension, _ in cells if dimension}:
        parts = dimension.split(" + ")
        stands = [" + ".join(person.get(part, "") for part in parts) for person in known]
        named = {cell for of, cell in cells if of == dimension}
        crowds += [stands.count(cell) for cell in named]
        crowds.append(sum(one not in named for one in stands))
    return 1 / min(size for size in crowds if size)


@pytest.mark.parametrize("who", ["children", "staff"])
def test_P17_nobody_is_guessed_better_than_one_in_k_from_both_books(
    who: str, new_books: NewBooks, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    worst, area, half = 0.0, 0.5, 0.0
    for seed in range(size(1, 3, 1)):
        for attempt in range(ATTEMPTS):  # an honest house leaves the 99 % interval thrice in a million
            place = tmp_path / f"{seed}-{attempt}"
            crowd = answered(who, new_books, place, size(104, 200, 200), seed + 50 * attempt)
            worst = max(worst, worst_posterior(crowd))
            area, half = learned_area(crowd, Random(seed))
            if abs(area - 0.5) <= half:
                break
        assert abs(area - 0.5) <= half, f"a learner reaches {area:.2f}"
    k = 10 if who == "children" else 5
    assert worst <= 1 / k
    figures(
        f"P17 {engine_name}, {who}: best guess at a person 1 in {1 / worst:.0f} (k = {k}), "
        f"a learner's AUC {area:.2f} within 0.5 ± {half:.2f}"
    )


def answered(who: str, make: NewBooks, folder: Path, people: int, seed: int) -> Crowd:
    """A round of 200, children in four settings or staff in 25 teams of 8, answered and mixed."""
    books = make()
    if who == "children":
        crowd = children_on_a_link(books, folder, people, seed)
    else:
        crowd = invited_staff(books, folder, teams=people // 8, each=8, seed=seed)
    crowd.answer(together=True)
    crowd.close_mix_and_forget()
    return crowd


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_P17_planted_labels_and_cells_of_few_people_are_found(
    engine_name: str, new_books: NewBooks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = mixer.big_cells  # type: ignore[attr-defined]
    monkeypatch.setattr(invitations, "LABEL_FACTOR", 0)
    monkeypatch.setattr(mixer, "big_cells", lambda bodies, dimensions, _k: big(bodies, dimensions, 1))
    assert worst_posterior(answered("children", new_books, tmp_path / "c", 40, 1)) > 1 / 10
    assert worst_posterior(answered("staff", new_books, tmp_path / "s", 24, 1)) > 1 / 10


def test_P17_teams_too_small_for_a_label_are_never_named_in_the_voices_book(
    new_books: NewBooks, tmp_path: Path
) -> None:
    crowd = answered("staff", new_books, tmp_path, 48, 3)
    assert cells_published(crowd) == {("", "")}
    assert not set(chain.from_iterable(person.cells for person in crowd.people))
