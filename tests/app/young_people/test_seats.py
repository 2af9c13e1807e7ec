"""A browser that several children share: whoever comes with a link of their own begins anew."""

from sqlalchemy import func, select

from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.secrets import token_hash
from surveys.voices.sitting import Sitting
from tests.app.young_people.test_finish import invite
from tests.support.young_people import GO, GO_OLDER, Visit


def invite_another(visit: Visit, token: str) -> str:
    """A second person of the same round; the address of their door."""
    with visit.house.books.people.write() as session:
        session.add(Contact(id="4" * 32, audience_id="1" * 32))
        session.flush()
        session.add(
            Invitation(id="5" * 32, round_id="b" * 32, contact_id="4" * 32, token_hash=token_hash(token))
        )
    return f"/go/i-{token}"


def sittings(visit: Visit) -> int:
    with visit.house.books.voices.read() as session:
        return session.scalar(select(func.count()).select_from(Sitting)) or 0


def test_a_second_invited_child_never_sees_what_the_first_one_left_open(visit: Visit) -> None:
    first = invite(visit, "token-of-one-person-only")
    second = invite_another(visit, "token-of-another-person")
    visit.send(f"{first}/how_things_are?band=11-17", value="4")
    assert "Carry on" not in visit.client.get(f"{second}?band=11-17").text
    page = visit.client.get(f"{second}/how_things_are?band=11-17").text
    assert "checked" not in page
    visit.send(f"{second}/how_things_are?band=11-17", value="1")
    assert sittings(visit) == 2


def test_the_same_invitation_goes_on_where_it_was(visit: Visit) -> None:
    go = invite(visit, "token-of-one-person-only")
    visit.send(f"{go}/how_things_are?band=11-17", value="4")
    assert 'value="4" checked' in visit.client.get(f"{go}/how_things_are?band=11-17").text


def test_another_card_of_the_round_begins_another_sitting_in_its_own_band(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    assert "checked" not in visit.client.get(f"{GO_OLDER}/how_things_are").text
    visit.send(f"{GO_OLDER}/how_things_are", value="1")
    assert sittings(visit) == 2


def test_on_the_same_card_somebody_else_can_start_from_the_beginning(visit: Visit) -> None:
    anew = GO.replace("/go/", "/anew/")
    assert anew not in visit.client.get(GO).text
    visit.send(f"{GO}/how_things_are", value="4")
    assert f'href="{anew}"' in visit.client.get(GO).text
    assert visit.client.get(anew).location == GO
    assert visit.client.get_cookie("heard") is None
    assert "checked" not in visit.client.get(f"{GO}/how_things_are").text
    visit.send(f"{GO}/how_things_are", value="1")
    assert sittings(visit) == 2
