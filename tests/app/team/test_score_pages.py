"""The page of trust: plain words first, then figures, and never more than the readings say."""

from pathlib import Path

import pytest

from app.jobs.scoring import score_themes
from surveys.db.book import Books
from tests.support.scored import two_rounds
from tests.support.staff import StaffHouse, build_staff_house


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path, people=0)


def page(staff: StaffHouse) -> str:
    answer = staff.sign_in("ada").get("/team/scores")
    assert answer.status_code == 200
    return " ".join(answer.get_data(as_text=True).split())


@pytest.fixture
def measured(staff: StaffHouse) -> str:
    with staff.house.books.voices.write() as voices:
        two_rounds(voices)
    score_themes(staff.house)
    return page(staff)


def test_before_anything_is_measured_the_page_says_how_it_begins(staff: StaffHouse) -> None:
    assert "Nothing is measured yet" in page(staff)


def test_what_a_theme_can_be_trusted_for_stands_in_plain_words_first(measured: str) -> None:
    row = measured.split("Being listened to")[1]
    assert row.index("Of 10 suggestions, about 9 were right.") < row.index("(0.84–0.97)")
    assert ">Measured<" in row


def test_the_most_trusted_theme_comes_first(measured: str) -> None:
    table = measured.split('class="scores"')[1]
    assert (
        table.index("Feeling safe")
        < table.index("Being listened to")
        < table.index("Moving from home to home")
    )


def test_too_few_is_said_with_how_many_more_it_takes(measured: str) -> None:
    assert "Too few to trust: people gave it 3 times of the 10 that it takes." in measured
    assert "About 450 more remarks by lot may be enough." in measured
    assert "12 drawn by lot wait to be read." in measured


def test_a_clear_change_is_told_with_its_figures_and_in_its_row(measured: str) -> None:
    assert measured.count("“Feeling safe” is said more often: in 36 % of remarks, in 0 %") == 1
    assert "Said more often than in “How is it going? Summer”." in measured


def test_who_made_the_suggestions_is_said_without_their_hashes(measured: str) -> None:
    assert "Suggested by: the codebook’s rules (191 remarks)." in measured
    assert "0123456789abcdef" not in measured


def test_two_people_stand_beside_the_machine(measured: str) -> None:
    assert "On the 64 remarks that two people read" in measured
    assert "The machine with the second person, who saw none" in measured


def test_themes_that_nobody_gave_are_named_together(measured: str) -> None:
    assert "nothing can be said of them: My social worker" in measured


def test_the_rounds_page_leads_there(staff: StaffHouse) -> None:
    assert 'href="/team/scores"' in staff.sign_in("ada").get("/team/").get_data(as_text=True)


@pytest.mark.parametrize("handle", ["bo", "adi", "dora", "nil"])
def test_only_the_team_sees_exact_counts(staff: StaffHouse, handle: str) -> None:
    assert staff.sign_in(handle).get("/team/scores").status_code == 403
