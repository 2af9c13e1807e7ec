"""Quotes: approved words, one attribute, one a person."""

import dataclasses

import pytest

from analysis.disclosure import QuoteNotApproved, QuoteRow, choose_quotes, release_quote

ROW = QuoteRow("They listened to [name].", "sam", "2026-09-01", "claim1", "r1", "g1", (("band", "8-10"),))


def row(**changes: object) -> QuoteRow:
    return dataclasses.replace(ROW, **changes)  # type: ignore[arg-type]


def test_approved_words_are_released_with_their_one_attribute() -> None:
    quote = release_quote(ROW)
    assert (str(quote.words), quote.words.kind, quote.words.claim_id, quote.attribute) == (
        "They listened to [name].", "quote", "claim1", "8-10",
    )  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"approved_by": ""}, {"approved_by": "  "}, {"approved_on": ""}, {"words": " "}, {"claim_id": ""},
        {"attributes": (("band", "8-10"), ("team", "north"))},
    ],
)  # fmt: skip
def test_P11_words_that_nobody_approved_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(QuoteNotApproved):
        release_quote(row(**changes))


def test_a_pack_never_quotes_a_person_twice() -> None:
    used: set[tuple[str, str]] = set()
    first = choose_quotes([ROW, row(claim_id="claim2", words="Again.")], 5, used)
    second = choose_quotes([row(claim_id="claim3", words="And again.")], 5, used)
    assert [str(quote.words) for quote in (*first, *second)] == ["They listened to [name]."]


def test_the_same_group_id_in_another_round_is_another_person() -> None:
    assert len(choose_quotes([ROW, row(round_id="r2", claim_id="claim2")], 5, set())) == 2


def test_no_more_than_asked_for_and_in_the_order_of_claims() -> None:
    rows = [row(claim_id=f"c{n}", group_id=f"g{n}", words=f"words {n}") for n in (3, 1, 2)]
    assert [str(quote.words) for quote in choose_quotes(rows, 2, set())] == ["words 1", "words 2"]
