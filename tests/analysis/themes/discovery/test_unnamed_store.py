"""What people also say, kept: which remarks have no theme, and groups that stay from night to night."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.codebook import Stance, read_codebook
from analysis.themes.coding.store import Coder, add, reject
from analysis.themes.discovery.unnamed import Offer
from analysis.themes.discovery.unnamed_store import keep_offers, known_groups, members_of, residue
from analysis.themes.languages.translations import tell_language, translate
from surveys.db.book import Books
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.unnamed_group import UnnamedGroup, UnnamedMember
from tests.support.project import Source, sources
from tests.support.remarks import round_of_remarks

DAY = date(2026, 11, 22)
ADA = Coder("ada", DAY, read_codebook('[[theme]]\nname = "Food"\n', "c.toml"))
SAID = [(str(place), f"the bus is late {place}") for place in range(12)]


def read_for_themes(session: Session) -> None:
    there = set(session.scalars(select(Hint.remark_id)))
    session.add_all(
        Hint(remark_id=one, polarity=0.0, subjectivity=0.0, knows_words=False, made_by="x")
        for one in session.scalars(select(Remark.id))
        if one not in there
    )
    session.flush()


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        round_of_remarks(session, SAID)
        read_for_themes(session)
        yield session


def without_theme(session: Session, kind: str = "children") -> set[str]:
    return {voice.remark_id for voice in residue(session, kind)}


def test_remarks_without_a_theme_are_found_with_who_said_them(session: Session) -> None:
    assert len(residue(session, "children")) == 12 and residue(session, "staff") == []
    assert {(voice.person, voice.words, voice.k) for voice in residue(session, "children")} == {
        (who, words, 10) for who, words in SAID
    }


def test_a_remark_with_a_theme_is_none_of_them_until_it_is_turned_down(session: Session) -> None:
    add(session, "r-0", "food", ADA, Stance.UNKNOWN)
    assert without_theme(session) == {f"r-{place}" for place in range(1, 12)}
    reject(session, "r-0", "food", ADA)
    assert "r-0" in without_theme(session)


def test_a_remark_that_was_not_yet_read_for_themes_waits(session: Session) -> None:
    round_of_remarks(session, SAID, round_id="new")
    assert without_theme(session) == {f"r-{place}" for place in range(12)}


def test_another_language_is_in_no_group_until_somebody_translates_it(session: Session) -> None:
    tell_language(session, "r-0", "pl", "ada")
    read_for_themes(session)
    assert "r-0" not in without_theme(session)
    translate(session, "r-0", "the bus is never on time", "person", "ada", DAY)
    read_for_themes(session)
    assert {voice.words for voice in residue(session, "children") if voice.remark_id == "r-0"} == {
        "the bus is never on time"
    }


def offer(*places: int) -> Offer:
    return Offer(("bus late",), tuple(f"r-{place}" for place in places))


def test_groups_are_kept_with_their_members_in_order(session: Session) -> None:
    assert keep_offers(session, "children", [offer(3, 1, 2)], DAY) == 1
    group = session.scalars(select(UnnamedGroup)).one()
    assert (group.kind, group.state, group.key_phrases) == ("children", "open", ["bus late"])
    assert members_of(session, [group.id])[group.id] == ["r-3", "r-1", "r-2"]


def test_the_next_night_replaces_open_groups_and_keeps_the_id_of_one_that_goes_on(session: Session) -> None:
    keep_offers(session, "children", [offer(0, 1, 2, 3), offer(8, 9)], DAY)
    before = {frozenset(one.members): one.id for one in known_groups(session, "children")}
    keep_offers(session, "children", [offer(0, 1, 2, 4), offer(5, 6)], DAY)
    after = {frozenset(one.members): one.id for one in known_groups(session, "children")}
    assert after[frozenset(("r-0", "r-1", "r-2", "r-4"))] == before[frozenset(("r-0", "r-1", "r-2", "r-3"))]
    assert len(after) == 2 and session.scalar(select(func.count()).select_from(UnnamedMember)) == 6


def test_a_decided_group_stays_as_it_is_and_is_not_offered_again(session: Session) -> None:
    keep_offers(session, "children", [offer(0, 1, 2)], DAY)
    session.scalars(select(UnnamedGroup)).one().state = "dropped"
    assert keep_offers(session, "children", [offer(0, 1, 2), offer(5, 6)], DAY) == 1
    states = {one.state: one.members for one in known_groups(session, "children")}
    assert states == {"dropped": {"r-0", "r-1", "r-2"}, "open": {"r-5", "r-6"}}


def test_groups_of_another_kind_of_round_are_left_alone(session: Session) -> None:
    keep_offers(session, "children", [offer(0, 1, 2)], DAY)
    keep_offers(session, "staff", [], DAY)
    assert len(known_groups(session, "children")) == 1


def test_a_remark_that_leaves_leaves_its_group(session: Session) -> None:
    keep_offers(session, "children", [offer(0, 1, 2)], DAY)
    session.delete(session.get_one(Remark, "r-0"))
    session.flush()
    (group,) = known_groups(session, "children")
    assert group.members == {"r-1", "r-2"}


# Groups are for the team alone: they are no finding, and nobody has read them as one.
NEVER_IN = (
    "app/board/",
    "app/wall/",
    "app/young_people/",
    "app/slack",
    "analysis/report/",
    "analysis/findings",
)


def shows_groups(source: Source) -> bool:
    """True where a room outside the team's could show what the machine grouped."""
    return source.path.startswith(NEVER_IN) and "unnamed" in source.text


def test_groups_are_never_shown_to_boards_or_to_anybody_but_the_team() -> None:
    assert [source.path for source in sources() if shows_groups(source)] == []
    assert shows_groups(
        Source("app/board/pages.py", "from analysis.themes.discovery.unnamed_store import residue")
    )
