"""A link that leads nowhere: what a child typed behind it is read all the same."""

from sqlalchemy import func, select

from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_item import ReadingItem
from surveys.voices.round_keys import destroy_round_keys
from tests.support.young_people import GO, ROUND, Visit, fields_of


def count(visit: Visit, table: type) -> int:
    with visit.house.books.voices.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_G1_words_that_worry_us_behind_a_dead_link_reach_the_desk(visit: Visit) -> None:
    page = visit.client.post(
        "/go/kite-kite-kite/going_well", data={"words": "my stepdad hits me every night"}
    )
    assert page.status_code == 404 and "0800 1111" in page.text
    assert "stepdad" not in page.text
    assert count(visit, Concern) == 1


def test_G0_other_words_behind_a_dead_link_are_on_the_reading_list(visit: Visit) -> None:
    page = visit.client.post("/go/kite-kite-kite/going_well", data={"words": "I like my new room"})
    assert page.status_code == 404
    assert count(visit, ReadingItem) == 1 and count(visit, Concern) == 0


def test_G1_words_are_looked_at_although_the_rounds_keys_are_missing(visit: Visit) -> None:
    destroy_round_keys(visit.house.keys, ROUND)
    form = fields_of(visit.client.get(f"{GO}/how_things_are").text)
    page = visit.client.post(f"{GO}/how_things_are", data={**form, "words": "my stepdad hits me every night"})
    assert page.status_code == 422 and "0800 1111" in page.text
    assert count(visit, Concern) == 1
