"""What we hold: shown, changed and deleted by whoever holds the secret, until the round closes."""

from sqlalchemy import select

from surveys.safeguarding.concern import Concern
from surveys.voices.sitting import Sitting
from tests.support.young_people import GO, Visit, fields_of


def test_every_answer_stands_beside_its_question(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    visit.send(f"{GO}/going_well", words="My new room")
    visit.send(f"{GO}/could_be_better", passing="dont_say")
    page = visit.client.get("/mine").text.replace("&#39;", "'")
    assert all(told in page for told in ("Good", "My new room", "I don't want to say", "What is going well?"))


def test_changing_an_answer_leads_back_to_what_we_hold(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    changed = visit.send(f"{GO}/how_things_are?to=mine", value="1")
    assert changed.location == "/mine" and "Very bad" in visit.client.get("/mine").text


def test_deleting_asks_once_more_and_then_leaves_nothing(visit_on_both: Visit) -> None:
    visit = visit_on_both
    visit.send(f"{GO}/how_things_are", value="4")
    form = fields_of(visit.client.get("/mine/delete").text)
    gone = visit.client.post("/mine/delete", data=form)
    assert "gone" in visit.client.get(gone.location).text
    assert visit.client.get_cookie("heard") is None
    with visit.house.books.voices.read() as session:
        assert session.scalars(select(Sitting)).all() == []


def test_W11_deleting_needs_the_forms_own_token(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    assert visit.client.post("/mine/delete", data={"token": "0" * 24}).status_code == 400
    assert "Good" in visit.client.get("/mine").text


def test_deleting_does_not_recall_words_that_safety_people_have_and_says_so(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    visit.send(f"{GO}/going_well", words="my stepdad hits me")
    gone = visit.client.post("/mine/delete", data=fields_of(visit.client.get("/mine/delete").text))
    assert "they still have them" in visit.client.get(gone.location).text
    with visit.house.books.voices.read() as session:
        assert len(session.scalars(select(Concern)).all()) == 1


def test_once_the_round_has_closed_the_page_says_kindly_why_not(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    form = fields_of(visit.client.get("/mine/delete").text)
    visit.clock.move(days=15)
    assert visit.client.post("/mine/delete", data=form).location == "/mine"
    page = visit.client.get("/mine").text.replace("&#39;", "'")
    assert "can't be changed or deleted any more" in page and "Delete it all" not in page
