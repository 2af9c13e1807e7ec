"""P15 and P19: too few people, or too few real ones, and nothing of anybody is ever written in the clear."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import surveys.voices.counting as counting
import surveys.voices.mixer as mixer
from surveys.db.book import Books
from surveys.voices.remark import Remark
from surveys.voices.round import State
from surveys.voices.tally import Tally
from tests.support.rounds import SampleRound, path_answers, sample_round

INVENTED = "i made this up"
TARGET = "zqtarget"


def written(sample: SampleRound) -> int:
    """How many tallies and remarks there are after closing and mixing."""
    sample.close_and_mix()
    with sample.voices.read() as session:
        return sum(session.scalar(select(func.count()).select_from(one)) or 0 for one in (Tally, Remark))


def say(sample: SampleRound, words: str, **more: object) -> None:
    sample.answer_all(path_answers(sample.questionnaire, sample.band, words), **more)  # type: ignore[arg-type]


def a_target_among_invented(books: Books, folder: Path) -> SampleRound:
    """An open link: one person, and k-1 sittings that an attacker made up."""
    sample = sample_round(books.voices, folder)
    for _ in range(9):
        say(sample, INVENTED)
    say(sample, TARGET)
    return sample


def two_people_six_sittings(books: Books, folder: Path) -> SampleRound:
    """Invited staff (k is 5): two people who begin three times each."""
    sample = sample_round(books.voices, folder, "staff_pulse", "staff", invited=True)
    for person in range(2):
        for number in (1, 2, 3):
            say(sample, INVENTED, tag=f"tag{person}", start_number=number)
    return sample


@pytest.mark.parametrize("make", [a_target_among_invented, two_people_six_sittings])
def test_P19_invented_sittings_do_not_bring_a_target_into_the_open(
    make: Any, books: Books, tmp_path: Path
) -> None:
    assert written(make(books, tmp_path)) == 0


def test_P19_a_planted_door_that_counts_an_open_link_like_invitations_is_found(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "OPEN_LINK_FACTOR", 1)
    assert written(a_target_among_invented(sqlite_books, tmp_path)) > 0


def test_P19_a_planted_count_of_sittings_instead_of_people_is_found(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mixer, "one_body_a_person", list)
    assert written(two_people_six_sittings(sqlite_books, tmp_path)) > 0


def test_P15_too_few_people_are_never_in_the_clear_on_the_disk(sqlite_books: Books, tmp_path: Path) -> None:
    sample = sample_round(sqlite_books.voices, tmp_path, chain="windows")
    for _ in range(29):
        say(sample, TARGET)
    assert sample.close_and_mix().state == State.HELD
    assert not stands_on_disk(tmp_path)


def test_P15_a_planted_mix_of_too_few_is_found(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mixer, "enough", lambda people, invited, k: True)
    sample = sample_round(sqlite_books.voices, tmp_path, chain="windows")
    say(sample, TARGET)
    assert written(sample) > 0 and stands_on_disk(tmp_path)


def stands_on_disk(folder: Path) -> bool:
    return any(TARGET.encode() in file.read_bytes() for file in folder.rglob("*") if file.is_file())
