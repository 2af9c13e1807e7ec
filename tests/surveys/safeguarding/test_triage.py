"""Which words and answers a person looks at first, and where in the words the reason stands."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.safeguarding.triage import (
    Level,
    asked_for_contact,
    joined,
    triage_values,
    triage_words,
)


def signals(words: str, audience: str = "children") -> set[str]:
    return {reason.signal for reason in triage_words(words, audience).reasons}


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("my dad hits me", "hurt_physical"),
        ("my dad hrts me", "hurt_physical"),
        ("MY DAD HURTSSSSS ME", "hurt_physical"),
        ("my little brother gets hit at home", "hurt_physical"),
        ("my frend tuches me", "sexual_harm"),
        ("he comes in my room at night", "sexual_harm"),
        ("killl myself", "self_harm"),
        ("killmyself", "self_harm"),
        ("i wanna dye", "self_harm"),
        ("kms", "self_harm"),
        ("k m s", "self_harm"),
        ("K.M.S.", "self_harm"),
        ("i want to unalive", "self_harm"),
        ("k1ll mys3lf", "self_harm"),
        ("I don’t feel safe at home", "not_safe"),
        ("i dont want to go home", "home_worry"),
        ("marks on my arm", "hurt_physical"),
        ("he told me not to tell", "secret"),
        ("they lock me in my room", "locked_in"),
        ("he has a 🔪", "threatened"),
        ("they got me doing county lines", "exploitation"),
        ("my football coach touches us", "professional"),
        ("they are making me get married", "honour_harm"),
        ("my dad hits me lol", "hurt_physical"),
        ("my dad hits me when I lose at football", "hurt_physical"),
    ],
)
def test_G1_words_that_worry_us_are_seen(words: str, signal: str) -> None:
    assert signal in signals(words)


@pytest.mark.parametrize(
    "words",
    [
        "ｋｉｌｌ ｍｙｓｅｌｆ",
        "k\u200bill my\u200dself",
        "kìll mÿself",
        "кill myѕelf",
        "kill\u00admyself",
        "k\u0335i\u0335ll myself",
    ],
)
def test_G1_disguised_letters_are_read(words: str) -> None:
    assert "self_harm" in signals(words)


@pytest.mark.parametrize(
    "words",
    [
        "I hurt my knee at football",
        "maths is killing me",
        "my worker is sick lol",
        "nobody hits me here",
        "I want to dye my hair blue",
        "I feel safe at home",
        "",
    ],
)
def test_ordinary_words_raise_nothing(words: str) -> None:
    assert triage_words(words, "children").level is None


def test_the_place_points_into_the_words_as_they_were_typed() -> None:
    words = "hello ①… then my dad’s friend HITS\u200b mé ok"
    reason = next(r for r in triage_words(words, "children").reasons if r.signal == "hurt_physical")
    assert words[reason.start : reason.end].endswith("HITS\u200b mé")


def test_the_most_urgent_reason_comes_first() -> None:
    triage = triage_words("I get bullied. my dad hits me", "children")
    assert triage.level is Level.RED
    assert triage.reasons[0].level is Level.RED
    assert triage.reasons[-1].level is Level.AMBER


def test_staff_words_are_read_by_the_published_list_only() -> None:
    assert signals("a child on my caseload is at risk", "staff") == {"child_at_risk"}
    assert signals("I want to kill myself", "staff") == {"self_harm"}
    assert signals("my manager bullies me", "staff") == set()


def test_an_audience_we_do_not_know_is_read_like_children() -> None:
    assert triage_words("my dad hits me", "somebody").level is Level.RED


def test_an_answer_the_question_calls_worrying_raises_its_signal() -> None:
    question = SimpleNamespace(worrying_values={"1": "not_safe_scale", "2": "not_safe_scale"})
    triage = triage_values(question, ("1", "2", "5"))
    assert [(r.signal, r.level, r.start, r.end) for r in triage.reasons] == [
        ("not_safe_scale", Level.RED, 0, 0)
    ]
    assert triage_values(question, ("5",)).level is None


def test_who_says_by_a_press_that_someone_hurts_them_is_as_urgent_as_in_words() -> None:
    question = SimpleNamespace(worrying_values={"yes": "hurt_scale"})
    assert triage_values(question, ("yes",)).level is Level.RED


def test_a_signal_code_we_do_not_know_still_gets_a_look() -> None:
    question = SimpleNamespace(worrying_values={"no": "council_made_this_up"})
    assert triage_values(question, ("no",)).level is Level.AMBER


def test_asking_for_contact_is_reason_enough() -> None:
    assert [reason.signal for reason in asked_for_contact().reasons] == ["asked_for_contact"]


def test_two_looks_join_into_the_more_urgent() -> None:
    assert joined(asked_for_contact(), triage_words("my dad hits me", "children")).level is Level.RED


@pytest.mark.parametrize(
    "piece", ["I like my worker and we play games ", "my dad hits me ", "me he ", "a", "😀é\ud800\0"]
)
def test_fifty_thousand_characters_take_little_time(piece: str) -> None:
    triage_words("ready", "children")
    words = (piece * 50_000)[:50_000]
    begun = time.process_time()
    triage_words(words, "children")
    assert time.process_time() - begun < 5  # catches quadratic work; how fast it is, `make bench` shows


@given(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from(["children", "staff", ""]))
def test_it_never_raises_and_every_place_is_inside_the_words(words: str, audience: str) -> None:
    for reason in triage_words(words, audience).reasons:
        assert 0 <= reason.start < reason.end <= len(words)
