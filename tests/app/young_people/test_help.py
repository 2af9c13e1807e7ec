"""Help is one press away, needs no database, and keeps nothing."""

import pytest
from sqlalchemy import select

from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_item import ReadingItem
from tests.support.young_people import GO, Visit

PAGES = [
    "/",
    GO,
    f"{GO}/how_things_are",
    "/help",
    "/advocate",
    "/complaint",
    "/contact",
    "/code",
    "/wall",
    "/nothing",
]


def concerns(visit: Visit) -> int:
    with visit.house.books.voices.read() as session:
        return len(session.scalars(select(Concern)).all())


@pytest.mark.parametrize("path", PAGES)
def test_G3_help_an_advocate_a_complaint_and_the_way_out_stand_on_every_page(visit: Visit, path: str) -> None:
    page = visit.client.get(path).text
    for address in ('href="/help', 'href="/leave"', 'href="/advocate', 'href="/complaint', "tel:999"):
        assert address in page


def test_G3_help_comes_at_once_and_nothing_is_kept(visit: Visit) -> None:
    page = visit.client.get("/help")
    assert page.status_code == 200 and "0800 1111" in page.text and "01632 960199" in page.text
    with visit.house.books.voices.read() as session:
        assert session.scalars(select(ReadingItem)).all() == []
    assert concerns(visit) == 0 and page.headers.getlist("Set-Cookie") == []


def test_G3_planted_a_page_that_lost_its_way_to_help_would_be_seen(visit: Visit) -> None:
    page = visit.client.get("/").text.replace('href="/help', 'href="/elsewhere')
    assert 'href="/help' not in page


def test_help_stands_when_the_database_does_not(visit: Visit) -> None:
    visit.house.books.voices.dispose()
    (visit.house.settings.data / "voices.sqlite").unlink()
    for path in ("/help", "/advocate", "/complaint", "/contact"):
        assert visit.client.get(path).status_code == 200


def test_asking_to_be_contacted_puts_it_on_the_desk(visit: Visit) -> None:
    sent = visit.client.post("/contact", data={"name": "Sam", "how": "School, at lunch", "safe_time": ""})
    assert sent.location.startswith("/contact/sent") and concerns(visit) == 1
    assert "999" in visit.client.get(sent.location).text


def test_somebody_whom_nobody_could_reach_is_asked_how(visit: Visit) -> None:
    sent = visit.client.post("/contact", data={"name": "Sam"})
    assert sent.status_code == 422 and 'value="Sam"' in sent.text and concerns(visit) == 0


def test_with_a_sitting_a_reply_can_reach_them_so_nothing_more_is_needed(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    assert visit.client.post("/contact", data={}).status_code == 303 and concerns(visit) == 1


def test_the_way_back_from_help_leads_to_the_questions(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    assert visit.client.get("/go-on").location == GO
    assert visit.someone_else().get("/go-on").location == "/"
