"""Stop asking me: one press, for ever, and a link that leads nowhere says no more than any other."""

from datetime import timedelta

from app.slack import OPT_OUT_KEY
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.secrets import token_hash
from tests.support.young_people import START, Visit

TOKEN = "a-link-of-somebodys-own"


def invite(visit: Visit) -> None:
    if not visit.house.keys.has(OPT_OUT_KEY):
        visit.house.keys.make(OPT_OUT_KEY, b"key")
    with visit.house.books.people.write() as session:
        session.add(Audience(id="1" * 32, name="Staff", kind="staff"))
        session.flush()
        session.add(Contact(id="2" * 32, audience_id="1" * 32, email="kit@example.org"))
        session.flush()
        hashed = token_hash(TOKEN)
        session.add(Invitation(id="3" * 32, round_id="b" * 32, contact_id="2" * 32, token_hash=hashed))
        session.flush()
        later = START + timedelta(days=3)
        message = Delivery(
            invitation_id="3" * 32, kind="reminder-1", channel="email", not_before=later, expires_at=later
        )
        session.add(message)


def test_one_press_stops_every_message_for_ever(visit: Visit) -> None:
    invite(visit)
    assert "Stop asking me" in visit.client.get(f"/stop/{TOKEN}").text
    for _ in range(2):
        assert "We won't ask you again" in visit.client.post(f"/stop/{TOKEN}").text.replace("&#39;", "'")
    with visit.house.books.people.read() as session:
        assert session.get_one(Contact, "2" * 32).opted_out_on is not None
        assert session.query(Delivery).one().state == "skipped"


def test_opening_the_link_alone_stops_nothing_because_mail_scanners_open_links(visit: Visit) -> None:
    invite(visit)
    visit.client.get(f"/stop/{TOKEN}")
    with visit.house.books.people.read() as session:
        assert session.get_one(Contact, "2" * 32).opted_out_on is None


def test_a_link_of_nobodys_is_like_any_unknown_page(visit: Visit) -> None:
    assert (
        visit.client.get("/stop/nobody").status_code == visit.client.post("/stop/nobody").status_code == 404
    )
