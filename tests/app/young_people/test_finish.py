"""The end: thanks and one's own words, whatever is pressed twice; and the browser forgets."""

from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.secrets import token_hash
from surveys.voices.round import Round
from surveys.voices.sittings import find_draft
from tests.support.young_people import GO, START, Visit, fields_of, open_one

FIRST = f"{GO}/how_things_are"


def finish(visit: Visit, go: str = GO) -> str:
    page = visit.client.get(f"{go}/done").text
    return visit.client.post(f"{go}/done", data=fields_of(page)).text


def invite(visit: Visit, token: str) -> str:
    """One invited person of a round of their own; the address of their door."""
    open_one(visit.house, "b" * 32, invited=True, doors=())
    with visit.house.books.people.write() as session:
        session.add(Audience(id="1" * 32, name="Care leavers", kind="children"))
        session.flush()
        session.add(Contact(id="2" * 32, audience_id="1" * 32))
        session.flush()
        session.add(
            Invitation(id="3" * 32, round_id="b" * 32, contact_id="2" * 32, token_hash=token_hash(token))
        )
    return f"/go/i-{token}"


def test_finishing_says_thanks_and_gives_the_words(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    page = finish(visit)
    assert "Thank you" in page and "words-code" in page


def test_P13_finishing_takes_the_cookie_away(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    finish(visit)
    assert visit.client.get_cookie("heard") is None


def test_reloading_the_thanks_page_shows_the_words_again(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    form = fields_of(visit.client.get(f"{GO}/done").text)
    first, again = (visit.client.post(f"{GO}/done", data=form).text for _ in range(2))
    assert form["code"].replace("-", " ") in first and form["code"].replace("-", " ") in again


def test_words_that_are_no_code_are_never_echoed(visit: Visit) -> None:
    page = visit.client.post(f"{GO}/done", data={"code": "ring this number now please"}).text
    assert "ring this number" not in page


def test_nothing_begun_nothing_finished(visit: Visit) -> None:
    assert "We do not know where you were" in visit.client.get(f"{GO}/done").text


def test_the_sitting_is_marked_as_finished(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    secret = visit.client.get_cookie("heard").value  # type: ignore[union-attr]
    finish(visit)
    with visit.house.books.voices.read() as session:
        assert find_draft(session, secret)[1].body.finished  # type: ignore[arg-type, index]


def test_an_invited_person_is_marked_as_answered_by_finishing_only(visit: Visit) -> None:
    go = invite(visit, "token-of-one-person-only")
    visit.send(f"{go}/how_things_are?band=11-17", value="4")
    with visit.house.books.people.read() as session:
        assert not session.get_one(Invitation, "3" * 32).answered
    finish(visit, go)
    with visit.house.books.people.read() as session:
        assert session.get_one(Invitation, "3" * 32).answered


def test_an_invited_person_chooses_their_band_and_reads_what_we_can_see(visit: Visit) -> None:
    go = invite(visit, "token-of-one-person-only")
    assert "I am 8 to 10" in visit.client.get(go).text
    assert "We can see that you answered" in visit.client.get(f"{go}?band=8-10").text


def test_an_invitation_begins_three_sittings_and_no_fourth(visit: Visit) -> None:
    go = invite(visit, "token-of-one-person-only")
    answers = [
        visit.send(f"{go}/how_things_are?band=8-10", visit.someone_else(), value="4").status_code
        for _ in range(4)
    ]
    assert answers == [303, 303, 303, 403]


def test_a_refused_first_answer_uses_up_no_start(visit: Visit) -> None:
    go = invite(visit, "token-of-one-person-only")
    for _ in range(5):
        assert visit.send(f"{go}/how_things_are?band=8-10").status_code == 422
    assert visit.send(f"{go}/how_things_are?band=8-10", value="4").status_code == 303


def test_finishing_too_late_says_so_kindly(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    form = fields_of(visit.client.get(f"{GO}/done").text)
    visit.clock.moment = START
    visit.clock.move(days=15)
    late = visit.client.post(f"{GO}/done", data=form)
    assert late.status_code == 410 and "has ended" in late.text
    with visit.house.books.voices.read() as session:
        assert session.get_one(Round, "a" * 32).people == 0
