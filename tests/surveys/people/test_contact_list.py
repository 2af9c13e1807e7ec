"""A list of contacts: taken whole or not at all, people brought up to date, opt-outs kept for ever."""

from datetime import date

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.contact_list import ContactsRefused, Taken, read_contacts, take_contacts
from surveys.people.opting_out import opt_out

TODAY = date(2026, 11, 21)
KEY = b"k" * 32
HEADER = "name,email,slack,group\n"


def faults(content: str) -> list[str]:
    with pytest.raises(ContactsRefused) as caught:
        read_contacts(content.encode())
    return caught.value.faults


def take(books: Books, rows: str) -> Taken:
    with books.people.write() as people:
        audience = people.scalar(select(Audience)) or Audience(name="Everybody", kind="staff")
        people.add(audience)
        people.flush()
        return take_contacts(people, KEY, audience, read_contacts((HEADER + rows).encode()), TODAY)


def contacts(books: Books) -> dict[str, Contact]:
    with books.people.read() as people:
        return {one.name: one for one in people.scalars(select(Contact))}


def test_the_header_may_be_written_in_any_case_and_order_with_more_columns() -> None:
    rows = read_contacts(b"Group;SLACK; Email ;Name;Grade\nNorth;U123;A@Example.org;Ada;7\n")
    assert [(one.name, one.email, one.slack, one.group) for one in rows] == [
        ("Ada", "a@example.org", "U123", "North")
    ]


def test_every_bad_row_is_named_with_its_line() -> None:
    content = (
        HEADER + 'Ada,,,North\n"B\nB",nowhere,U123,\nCy,c@example.org,u1,\nDee,d@example.org,,' + "g" * 81
    )
    assert faults(content + "\n") == [
        "line 2: neither email nor slack is given",
        "line 3: the email has not the form name@place",
        "line 5: the slack id has not the form U0123ABCD",
        "line 6: a cell is too long",
    ]


def test_one_address_twice_is_named_whatever_its_letters() -> None:
    content = HEADER + "Ada,ada@example.org,,\nBo,ADA@example.org,,\nCy,,U123,\nDee,,U123,\n"
    assert faults(content) == [
        "line 3: the same address stands on line 2",
        "line 5: the same address stands on line 4",
    ]


def test_a_missing_column_is_named() -> None:
    assert faults("name,email,group\nAda,a@example.org,\n") == [
        "line 1: there is no column slack; the columns are name, email, group"
    ]


def test_an_empty_list_would_send_everybody_away_and_is_refused() -> None:
    assert faults(HEADER) == ["the file has no rows"]


def test_people_come_are_brought_up_to_date_leave_and_come_back(books: Books) -> None:
    assert take(books, "Ada,ada@example.org,,North\nBo,,U123,South\n") == Taken(2, 2, 0, 0)
    assert take(books, "Ada L,ADA@EXAMPLE.ORG,U777,South\n") == Taken(1, 0, 1, 0, 1)
    there = contacts(books)
    assert (there["Ada L"].slack_user, there["Ada L"].group_label) == ("U777", "South")
    assert there["Bo"].left_on == TODAY
    assert take(books, "Ada L,ada@example.org,U777,South\nBo,,U123,South\n") == Taken(2, 0, 2, 0)
    assert contacts(books)["Bo"].left_on is None


def test_who_opted_out_stays_out_under_any_list(books: Books) -> None:
    take(books, "Ada,ada@example.org,U777,North\n")
    with books.people.write() as people:
        opt_out(people, KEY, people.scalars(select(Contact)).one(), TODAY)
    assert take(books, "Ada,ada@example.org,U777,North\n").opted_out == 1
    assert take(books, "Ada,new@example.org,U777,North\n").opted_out == 1
    assert take(books, "Someone,else@example.org,,\n").left == 1
    assert take(books, "Ada again,Ada@Example.org,,\n") == Taken(1, 1, 0, 1, 1)
    assert contacts(books)["Ada again"].opted_out_on == TODAY


def test_two_people_may_swap_their_addresses(books: Books) -> None:
    take(books, "Ada,one@example.org,U111,\nBo,two@example.org,U222,\n")
    assert take(books, "Ada,two@example.org,U111,\nBo,one@example.org,U222,\n") == Taken(2, 0, 2, 0)
    there = contacts(books)
    assert (there["Ada"].email, there["Bo"].email) == ("two@example.org", "one@example.org")


def test_a_person_known_twice_becomes_one(books: Books) -> None:
    take(books, "Ada by post,ada@example.org,,\nAda by Slack,,U111,\n")
    assert take(books, "Ada,ada@example.org,U111,\n") == Taken(1, 0, 1, 0, 1)
    there = contacts(books)
    assert there["Ada"].email == "ada@example.org" and there["Ada by post"].left_on == TODAY


def test_an_address_goes_to_a_new_person(books: Books) -> None:
    take(books, "Ada,desk@example.org,U111,\n")
    assert take(books, "Ada,ada@example.org,U111,\nBo,desk@example.org,U222,\n") == Taken(2, 1, 1, 0)
    assert contacts(books)["Bo"].email == "desk@example.org"
