"""One question a page: stored once, whatever is pressed; and the next page only when it is on the disk."""

import re

import pytest
from sqlalchemy import func, select

from surveys.safeguarding.concern import Concern
from surveys.voices.sitting import Sitting
from tests.support.young_people import GO, GO_OLDER, Visit, fields_of

FIRST, SECOND = f"{GO}/how_things_are", f"{GO}/safe_where_you_live"


def sittings(visit: Visit) -> int:
    with visit.house.books.voices.read() as session:
        return session.scalar(select(func.count()).select_from(Sitting)) or 0


def concerns(visit: Visit) -> int:
    with visit.house.books.voices.read() as session:
        return session.scalar(select(func.count()).select_from(Concern)) or 0


def test_an_answer_is_stored_and_leads_to_the_next_question(visit_on_both: Visit) -> None:
    sent = visit_on_both.send(FIRST, value="4")
    assert (sent.status_code, sent.location) == (303, SECOND)
    assert sittings(visit_on_both) == 1


def test_P13_one_cookie_while_a_sitting_is_open(visit: Visit) -> None:
    sent = visit.send(FIRST, value="4")
    cookies = sent.headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert re.fullmatch(r"heard=[A-Za-z0-9_-]{22}; HttpOnly; Path=/; SameSite=Lax", cookies[0])


def test_W8_a_double_click_on_the_first_answer_makes_one_sitting(visit_on_both: Visit) -> None:
    client = visit_on_both.client
    form = {**fields_of(client.get(FIRST).text), "value": "4"}
    other = visit_on_both.someone_else()  # the second click leaves before the first one's cookie is there
    assert client.post(FIRST, data=form).location == other.post(FIRST, data=form).location == SECOND
    assert sittings(visit_on_both) == 1


def test_W8_a_lost_reply_and_a_retry_store_one_answer(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    form = {**fields_of(visit.client.get(SECOND).text), "value": "yes"}
    for _ in range(3):
        assert visit.client.post(SECOND, data=form).status_code == 303
    assert sittings(visit) == 1


def test_W8_going_back_and_sending_again_changes_the_answer(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    visit.send(FIRST, value="2")
    page = visit.client.get(FIRST).text
    assert 'value="2" checked' in page and 'value="4" checked' not in page


def test_W8_a_stale_form_never_overwrites_a_newer_answer(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    stale = fields_of(visit.client.get(f"{GO}/going_well").text)
    visit.send(f"{GO}/going_well", words="My new room")
    late = visit.client.post(f"{GO}/going_well", data={**stale, "words": "The garden"})
    assert late.status_code == 409
    assert "My new room" in late.text and "The garden" in late.text
    assert "My new room" in visit.client.get(f"{GO}/going_well").text


def test_the_stale_page_lets_the_person_choose_the_other_answer(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    stale = fields_of(visit.client.get(f"{GO}/going_well").text)
    visit.send(f"{GO}/going_well", words="My new room")
    late = visit.client.post(f"{GO}/going_well", data={**stale, "words": "The garden"})
    visit.client.post(f"{GO}/going_well", data={**fields_of(late.text), "words": "The garden"})
    assert "The garden" in visit.client.get(f"{GO}/going_well").text


def test_W8_two_tabs_that_both_begin_are_one_sitting(visit: Visit) -> None:
    one, two = (fields_of(visit.client.get(FIRST).text) for _ in range(2))
    visit.client.post(FIRST, data={**one, "value": "4"})
    assert visit.client.post(FIRST, data={**two, "value": "1"}).status_code == 409
    assert sittings(visit) == 1


@pytest.mark.parametrize("passing", ["skip", "dont_know", "dont_say"])
def test_every_question_can_be_passed_in_three_ways(visit: Visit, passing: str) -> None:
    assert visit.send(FIRST, passing=passing).location == SECOND


def test_an_empty_form_says_what_is_missing_and_stores_nothing(visit: Visit) -> None:
    sent = visit.send(FIRST)
    assert sent.status_code == 422 and 'role="alert"' in sent.text
    assert sittings(visit) == 0


def test_words_that_are_too_long_stay_in_the_box(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    words = "It is good here. " * 150
    sent = visit.send(f"{GO}/going_well", words=words)
    assert sent.status_code == 422 and words in sent.text


def test_a_worrying_choice_shows_the_help_card_at_once_and_blocks_nothing(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    sent = visit.send(SECOND, value="no")
    page = visit.client.get(sent.location).text
    assert "You can talk to someone" in page and "Does your worker listen" in page
    assert concerns(visit) == 1


def test_worrying_words_lead_to_the_calm_card_and_are_never_shown_again(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    sent = visit.send(f"{GO}/going_well", words="my stepdad hits me every night")
    assert sent.location.endswith("/going_well/talk")
    for address in (sent.location, f"{GO}/going_well", "/mine", f"{GO}/done"):
        assert "stepdad" not in visit.client.get(address).text
    assert concerns(visit) == 1


def test_worrying_words_that_are_too_long_reach_the_desk_and_no_screen(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    sent = visit.send(f"{GO}/going_well", words="my stepdad hits me every night. " * 100)
    assert sent.status_code == 422 and "stepdad" not in sent.text and "Thank you for telling us" in sent.text
    assert concerns(visit) == 1


def test_worrying_words_that_come_too_late_reach_the_desk(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    form = fields_of(visit.client.get(f"{GO}/going_well").text)
    visit.clock.move(days=15)
    sent = visit.client.post(f"{GO}/going_well", data={**form, "words": "my stepdad hits me every night"})
    assert sent.status_code == 410 and "stepdad" not in sent.text
    assert concerns(visit) == 1


def test_ordinary_words_that_come_too_late_are_shown_back(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    form = fields_of(visit.client.get(f"{GO}/going_well").text)
    visit.clock.move(days=15)
    sent = visit.client.post(f"{GO}/going_well", data={**form, "words": "The garden is nice"})
    assert sent.status_code == 410 and "The garden is nice" in sent.text


def test_a_form_without_its_sitting_keeps_what_was_typed_and_can_be_sent_again(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    form = fields_of(visit.client.get(f"{GO}/going_well").text)
    visit.client.delete_cookie("heard")
    lost = visit.client.post(f"{GO}/going_well", data={**form, "words": "The garden is nice"})
    assert lost.status_code == 409 and "The garden is nice" in lost.text
    again = visit.client.post(
        f"{GO}/going_well", data={**fields_of(lost.text), "words": "The garden is nice"}
    )
    assert again.status_code == 303 and sittings(visit) == 2


def test_W11_a_made_up_token_stores_nothing(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    forged = visit.client.post(SECOND, data={"seen": "1", "token": "0" * 24, "value": "yes"})
    assert forged.status_code == 409
    assert 'value="yes" checked' not in visit.client.get(SECOND).text


def test_W11_another_sites_page_can_press_nothing(visit: Visit) -> None:
    form = {**fields_of(visit.client.get(FIRST).text), "value": "4"}
    assert visit.client.post(FIRST, data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert sittings(visit) == 0


@pytest.mark.parametrize(
    "words",
    ["{{7*7}}", "<script>alert(1)</script>", "javascript:alert(1)", "‮evil", "\U0001f600" * 10, "a\x00b",
     "\udcff", "x" * 50_000, "Z̸̢͝a̴͘l̷g̶o" * 20, "' OR 1=1 --"],
)  # fmt: skip
def test_W3_strange_words_are_stored_or_refused_cleanly_and_shown_inert(visit: Visit, words: str) -> None:
    visit.send(FIRST, value="4")
    sent = visit.send(f"{GO}/going_well", words=words.encode("utf-8", "surrogatepass"))
    assert sent.status_code in (303, 422)
    page = visit.client.get(f"{GO}/going_well").text
    assert "<script>" not in page and ">49<" not in page


@pytest.mark.parametrize("field", ["value", "passing", "seen", "token", "start", "to", "band"])
@pytest.mark.parametrize("text", ["", "<b>", "-1", "9" * 40, "\x00", "1.5", "ｎ"])
def test_W3_strange_fields_never_fail(visit: Visit, field: str, text: str) -> None:
    visit.send(FIRST, value="4")
    form = {**fields_of(visit.client.get(SECOND).text), "value": "yes", field: text}
    assert visit.client.post(SECOND, data=form).status_code in (303, 409, 422)


def test_the_way_back_leads_to_the_question_before(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    assert f'href="{FIRST}"' in visit.client.get(SECOND).text


def test_a_question_of_another_band_is_not_found(visit: Visit) -> None:
    visit.send(FIRST, value="4")
    assert visit.client.get(f"{GO}/have_a_say").status_code == 303
    assert visit.client.get(f"{GO}/no_such_question").status_code == 404


def test_progress_is_told_in_words(visit: Visit) -> None:
    assert "Question 1 of 6" in visit.client.get(FIRST).text
    assert "Question 1 of 8" in visit.client.get(f"{GO_OLDER}/how_things_are").text


def test_skip_weighs_as_much_as_next(visit: Visit) -> None:
    buttons = re.findall(r'<button class="([^"]*)"[^>]*>([^<]*)<', visit.client.get(FIRST).text)
    assert {style for style, _ in buttons} == {"button"}
    assert [text for _, text in buttons] == ["Next", "Skip", "I don&#39;t know", "I don&#39;t want to say"]
