"""A group becomes a theme, joins one or is dropped; suggestions have reasons; all of it can be undone."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook, Stance, read_codebook
from analysis.codebook.editions import newest
from analysis.codebook.errors import CodebookEditError
from analysis.themes.coding.store import Coder, accept, current_codings, reject
from analysis.themes.discovery.unnamed import Offer
from analysis.themes.discovery.unnamed_deciding import (
    GroupGone,
    drop_group,
    merge_group,
    name_group,
    still_to_read,
    take_group_back,
)
from analysis.themes.discovery.unnamed_store import keep_offers
from surveys.db.book import Books
from surveys.voices.coding import Coding
from surveys.voices.unnamed_group import UnnamedGroup
from tests.support.remarks import round_of_remarks

DAY = date(2026, 11, 22)
BOOK = read_codebook('[[theme]]\nname = "Food"\ncues = ["dinner"]\n[[theme]]\nname = "Travel"\n', "c.toml")
ADA = Coder("ada", DAY, BOOK)
SAID = ["the bus is late", "I hate the bus", "it never comes on time"]
FIELDS = {"name": "Buses", "definition": "Getting there by bus.", "cues": ("bus",)}


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        round_of_remarks(session, [(str(place), words) for place, words in enumerate(SAID)])
        keep_offers(session, "children", [Offer(("bus",), ("r-0", "r-1", "r-2"))], DAY)
        yield session


def group(session: Session) -> UnnamedGroup:
    return session.scalars(select(UnnamedGroup)).one()


def in_use(session: Session) -> Codebook:
    return newest(session) or BOOK


def later(session: Session) -> Coder:
    return Coder("ben", DAY, in_use(session))


def themes(session: Session) -> list[list[str]]:
    found = current_codings(session, ["r-0", "r-1", "r-2"])
    return [[one.theme for one in found[remark_id]] for remark_id in sorted(found)]


def test_a_named_group_is_a_theme_that_counts_from_today(session: Session) -> None:
    assert name_group(session, group(session).id, FIELDS, ADA, BOOK) == "buses"
    theme = in_use(session).theme("buses")
    assert (theme.name, theme.cues, theme.since) == ("Buses", ("bus",), DAY)
    decided = group(session)
    assert (decided.state, decided.theme, decided.decided_by) == ("named", "buses", "ada")


def test_its_remarks_get_a_suggestion_with_the_words_that_led_to_it(session: Session) -> None:
    name_group(session, group(session).id, FIELDS, ADA)
    for one in session.scalars(select(Coding)):
        words = SAID[int(one.remark_id[-1])]
        assert [words[int(start) : int(end)] for start, end, _ in one.reasons] == ["bus"]
        assert (one.origin, one.state, one.codebook) == ("group", "suggested", in_use(session).version)
    assert themes(session) == [["buses"], ["buses"], []]


def test_a_remark_without_any_key_phrase_is_still_to_read(session: Session) -> None:
    name_group(session, group(session).id, FIELDS, ADA)
    assert still_to_read(session, group(session)) == ["r-2"]


def test_a_key_phrase_that_is_no_cue_of_the_new_theme_is_no_reason_either(session: Session) -> None:
    keep_offers(session, "children", [Offer(("bus", "time"), ("r-0", "r-1", "r-2"))], DAY)
    name_group(session, group(session).id, FIELDS, ADA)
    assert themes(session) == [["buses"], ["buses"], []]


def test_a_merged_group_joins_a_theme_and_may_bring_cues(session: Session) -> None:
    merge_group(session, group(session).id, "travel", ["bus"], ADA)
    assert in_use(session).theme("travel").cues == ("bus",)
    assert themes(session) == [["travel"], ["travel"], []] and group(session).state == "merged"


def test_without_new_cues_the_codebook_stays_as_it_is(session: Session) -> None:
    merge_group(session, group(session).id, "travel", [], ADA)
    assert newest(session) is None and themes(session) == [["travel"], ["travel"], []]


def test_what_a_person_turned_down_before_is_not_suggested_again(session: Session) -> None:
    merge_group(session, group(session).id, "travel", [], ADA)
    reject(session, "r-0", "travel", ADA)
    take_group_back(session, group(session).id, ADA)
    merge_group(session, group(session).id, "travel", [], ADA)
    assert themes(session) == [[], ["travel"], []]


def test_a_dropped_group_is_decided_and_nothing_else_happens(session: Session) -> None:
    drop_group(session, group(session).id, ADA)
    assert group(session).state == "dropped" and themes(session) == [[], [], []] and newest(session) is None


@pytest.mark.parametrize("deed", ["name", "merge", "drop"])
def test_a_group_is_decided_once(session: Session, deed: str) -> None:
    drop_group(session, group(session).id, ADA)
    with pytest.raises(GroupGone):
        if deed == "name":
            name_group(session, group(session).id, FIELDS, ADA)
        elif deed == "merge":
            merge_group(session, group(session).id, "travel", [], ADA)
        else:
            drop_group(session, group(session).id, ADA)


@pytest.mark.parametrize(("name", "cues"), [("", ()), ("Food", ()), ("Buses", ("not",))])
def test_a_theme_that_the_codebook_refuses_leaves_the_group_open(
    session: Session, name: str, cues: tuple[str, ...]
) -> None:
    with pytest.raises(CodebookEditError):
        name_group(session, group(session).id, {"name": name, "cues": cues}, ADA)
    assert group(session).state == "open"


def test_a_theme_that_is_not_there_takes_no_group(session: Session) -> None:
    with pytest.raises(CodebookEditError):
        merge_group(session, group(session).id, "nonsense", [], ADA)


def test_naming_is_undone_while_nobody_used_the_theme(session: Session) -> None:
    name_group(session, group(session).id, FIELDS, ADA, BOOK)
    take_group_back(session, group(session).id, later(session))
    assert in_use(session) == BOOK
    assert group(session).state == "open" and themes(session) == [[], [], []]
    name_group(session, group(session).id, FIELDS, later(session))
    assert themes(session) == [["buses"], ["buses"], []]


def test_once_people_used_the_theme_it_is_retired_and_their_decisions_stay(session: Session) -> None:
    name_group(session, group(session).id, FIELDS, ADA, BOOK)
    accept(session, "r-0", "buses", later(session), Stance.PROBLEM)
    take_group_back(session, group(session).id, later(session))
    assert in_use(session).theme("buses").retired == DAY
    assert themes(session) == [["buses"], [], []]


def test_merging_is_undone_with_the_cues_that_were_added(session: Session) -> None:
    merge_group(session, group(session).id, "food", ["bus"], ADA, BOOK)
    take_group_back(session, group(session).id, later(session), ["bus"])
    assert in_use(session).theme("food").cues == ("dinner",) and themes(session) == [[], [], []]


def test_dropping_is_undone(session: Session) -> None:
    drop_group(session, group(session).id, ADA)
    take_group_back(session, group(session).id, ADA)
    assert (group(session).state, group(session).decided_by, group(session).decided_on) == ("open", "", None)
    with pytest.raises(GroupGone):
        take_group_back(session, group(session).id, ADA)
