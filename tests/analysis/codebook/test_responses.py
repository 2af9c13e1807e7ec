"""On which remarks each theme stands, as a page counts them."""

from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.codebook.editions import keep
from analysis.codebook.joining import merge_themes
from analysis.codebook.responses import responses_of
from analysis.themes.coding.store import current_codings
from surveys.db.book import Books
from surveys.voices.coding import Coding
from surveys.voices.round import State
from tests.support.remarks import round_of_remarks

SAID = [("a", "one"), ("b", "two"), ("c", "three")]


def code(session: Session, remark_id: str, theme: str, *steps: tuple[str, str]) -> None:
    """Put steps (state, origin) on a remark, one after the other."""
    for state, origin in steps:
        session.add(
            Coding(
                remark_id=remark_id, theme=theme, state=state, origin=origin, made_by=origin, codebook="c",
                reasons=[], made_on=date(2026, 9, 1),
            )
        )  # fmt: skip
        session.flush()


def test_a_persons_newest_step_outweighs_any_rule(books: Books, small: Codebook) -> None:
    with books.voices.write() as session:
        round_of_remarks(session, SAID)
        code(session, "r-0", "home", ("suggested", "rules"), ("rejected", "person"), ("suggested", "rules"))
        code(session, "r-1", "home", ("suggested", "rules"), ("rejected", "rules"), ("accepted", "person"))
        code(session, "r-2", "home", ("suggested", "rules"))
        found = responses_of(session, small)
        ids = ["r-0", "r-1", "r-2"]
        standing = current_codings(session, ids).values()
    assert (found.count("home"), found.count_confirmed("home")) == (2, 1)
    assert sum(bool(themes) for themes in standing) == 2


def test_a_merged_themes_remarks_are_its_heirs(books: Books, small: Codebook, today: date) -> None:
    merged = merge_themes(small, "house", "home", today)
    with books.voices.write() as session:
        round_of_remarks(session, SAID)
        code(session, "r-0", "house", ("suggested", "rules"))
        code(session, "r-0", "home", ("suggested", "rules"))
        code(session, "r-1", "house", ("added", "person"))
        keep(session, merged, "Merged.", "sam", today)
        found = responses_of(session, merged)
    assert (found.count("home"), found.count_confirmed("home"), found.count("house")) == (2, 1, 0)


def test_rounds_without_results_are_not_counted(books: Books, small: Codebook) -> None:
    with books.voices.write() as session:
        round_of_remarks(session, SAID)
        round_of_remarks(session, SAID, round_id="s").state = State.OPEN
        code(session, "s-0", "home", ("suggested", "rules"))
        found = responses_of(session, small)
    assert (found.count("home"), found.looked_at, found.remarks) == (0, 3, 3)


def test_the_newest_remarks_alone_are_counted_and_it_is_told_how_many(books: Books, small: Codebook) -> None:
    with books.voices.write() as session:
        round_of_remarks(session, SAID)
        for remark in ("r-0", "r-1", "r-2"):
            code(session, remark, "home", ("suggested", "rules"))
        code(session, "r-0", "workers", ("suggested", "rules"))
        found = responses_of(session, small, most=2)
    assert (found.count("home"), found.looked_at, found.remarks) == (2, 2, 3)
    assert (found.shared("home", "workers"), found.shared("home", "house")) == (1, 0)
