"""Before the first question: who sees what and its limits, in the band's words, with help at hand."""

from datetime import timedelta

import pytest

from surveys.voices.planning import Door
from tests.support.young_people import GO, GO_OLDER, ROUND, START, Visit, open_one


@pytest.mark.parametrize("door", [GO, GO_OLDER])
def test_G2_limits_and_help_stand_before_the_first_question(visit: Visit, door: str) -> None:
    page = visit.client.get(door).text
    for told in (
        "ties your answers to you",
        "at least 10 people",
        "being hurt",
        "999",
        "0800 1111",
        "find you",
    ):
        assert told in page.replace("&#39;", "'")


def test_G2_help_stands_on_every_page_with_a_box_for_words(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    page = visit.client.get(f"{GO}/going_well").text
    for told in ("I need help now", "Leave this page", "advocate", "complaint", "999", "0800 1111"):
        assert told in page


def test_the_number_that_hides_is_the_rounds_own(visit: Visit) -> None:
    open_one(visit.house, "b" * 32, k=25, doors=(Door("apple-boat-cloud", "11-17"),))
    assert "at least 25 people" in visit.client.get("/go/apple-boat-cloud").text


def test_a_round_without_cover_at_night_says_so(visit: Visit) -> None:
    open_one(visit.house, "b" * 32, covered_out_of_hours=False, doors=(Door("apple-boat-cloud", "11-17"),))
    assert "at night or at weekends" in visit.client.get("/go/apple-boat-cloud").text
    assert "reads this at night" not in visit.client.get(GO_OLDER).text


def test_nothing_is_stored_and_no_cookie_is_set_by_looking(visit: Visit) -> None:
    visit.client.get(GO)
    visit.client.get(f"{GO}/how_things_are")
    assert visit.client.get_cookie("heard") is None


def test_somebody_who_comes_back_carries_on_where_they_were(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    assert f"{GO}/safe_where_you_live" in visit.client.get(GO).text


def test_a_round_that_has_not_begun_says_when_it_will(visit: Visit) -> None:
    visit.clock.moment = START - timedelta(days=3)
    early = visit.client.get(GO)
    assert early.status_code == 403 and "Sunday 15 November" in early.text


def test_a_round_that_has_ended_still_shows_help(visit: Visit) -> None:
    visit.clock.move(days=15)
    closed = visit.client.get(GO)
    assert closed.status_code == 410 and "0800 1111" in closed.text and ROUND not in closed.text
