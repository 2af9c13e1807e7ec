"""One's own words open one's own answers, and nothing else; wrong ones get one page."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_reply import ConcernReply
from surveys.voices.action import Action
from surveys.voices.code_keys import stretch
from surveys.voices.code_reader import CodeReader
from surveys.voices.sitting import Sitting
from surveys.words.codes import new_code
from tests.support.young_people import GO, ROUND, Visit


def own_words(visit: Visit, *answers: tuple[str, dict[str, str]]) -> str:
    """Answer, and return the words-code as the page shows it."""
    for question, fields in answers or (("how_things_are", {"value": "4"}),):
        visit.send(f"{GO}/{question}", **fields)
    page = visit.client.get("/words-code").text
    return re.search(r'words-code">([a-z ]+)<', page).group(1)  # type: ignore[union-attr]


def mixed_away(visit: Visit, code: str) -> None:
    """What the mix leaves of a sitting: nothing but the way from its code to its round."""
    reader = stretch(visit.house.keys, code.replace(" ", "-")).reader_id
    with visit.house.books.voices.write() as session:
        for row in session.scalars(select(Sitting)):
            session.delete(row)
        session.add(CodeReader(reader_id=reader, round_id=ROUND))


def test_the_words_are_offered_from_the_first_question_on(visit: Visit) -> None:
    assert "/words-code" in visit.client.get(f"{GO}/how_things_are").text
    assert len(own_words(visit).split()) == 5


def test_the_words_open_what_was_said_on_another_phone(visit_on_both: Visit) -> None:
    code = own_words(visit_on_both)
    phone = visit_on_both.someone_else()
    assert phone.post("/code", data={"code": f" {code.upper()} "}).location == "/mine"
    assert "Good" in phone.get("/mine").text


def test_W10_wrong_words_get_one_and_the_same_page(visit: Visit) -> None:
    code = own_words(visit)
    wrong = ["", "one", code[:-1] + "zz", " ".join(code.split()[:4]), new_code(), "x" * 5000, "<b>", "\x00"]
    pages = [visit.someone_else().post("/code", data={"code": typed}) for typed in wrong]
    assert {page.status_code for page in pages} == {404}
    assert len({page.data for page in pages}) == 1


def test_W10_none_of_many_random_codes_is_accepted(visit: Visit) -> None:
    own_words(visit)
    answers = [visit.client.post("/code", data={"code": new_code()}).status_code for _ in range(25)]
    assert answers == [404] * 20 + [429] * 5


def test_after_the_mix_the_words_open_answers_back_and_nothing_that_was_said(visit: Visit) -> None:
    code = own_words(visit, ("how_things_are", {"value": "4"}), ("going_well", {"words": "My new room"}))
    mixed_away(visit, code)
    with visit.house.books.voices.write() as session:
        session.add(
            Action(
                round_id=ROUND, kind="cannot", owner="Head of service", written_by="mo", due=date(2027, 1, 1),
                you_said={"8-10": "Workers change a lot"}, answer={"8-10": "We can't stop it"},
                published_on=date(2026, 12, 1),
            )
        )  # fmt: skip
    page = visit.someone_else().post("/code", data={"code": code})
    assert page.status_code == 200
    assert "Workers change a lot" in page.text and "because" in page.text
    assert "My new room" not in page.text and page.headers.getlist("Set-Cookie") == []


def replied(visit: Visit) -> str:
    code = own_words(
        visit, ("how_things_are", {"value": "4"}), ("going_well", {"words": "my stepdad hits me"})
    )
    with visit.house.books.voices.write() as session:
        thread = session.scalars(select(Concern)).one().thread
        session.add(
            ConcernReply(thread=thread, template="thank_you", sent_by="dl", sent_on=date(2026, 11, 17))
        )
    return code


def test_G5_a_reply_is_shown_to_whoever_has_the_words(visit: Visit) -> None:
    code = replied(visit)
    phone = visit.someone_else()
    phone.post("/code", data={"code": code})
    page = phone.get("/mine").text
    assert "A person has read what you wrote" in page and "stepdad" not in page


def test_G5_a_reply_is_still_there_after_the_mix(visit: Visit) -> None:
    code = replied(visit)
    mixed_away(visit, code)
    page = visit.someone_else().post("/code", data={"code": code}).text
    assert "A person has read what you wrote" in page


def test_G5_wrong_words_show_no_reply(visit: Visit) -> None:
    replied(visit)
    wrong = visit.someone_else().post("/code", data={"code": new_code()})
    assert wrong.status_code == 404 and "A person has read" not in wrong.text


@pytest.mark.parametrize("path", ["/mine", "/mine/delete"])
def test_without_the_words_nothing_is_shown(visit: Visit, path: str) -> None:
    own_words(visit)
    assert visit.someone_else().get(path).location == "/code"
