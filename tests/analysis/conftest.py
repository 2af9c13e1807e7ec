"""A small voices book: two mixed rounds of children, one of staff, one import, as the mixer leaves them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from analysis.codebook import Codebook, Theme
from analysis.plan import Plan, shipped_plan
from surveys.db.book import Books
from surveys.questionnaires import Questionnaire, catalogue
from surveys.voices.coding import Coding
from surveys.voices.remark import Remark
from surveys.voices.round import Round, State
from surveys.voices.rounds import keep_edition
from surveys.voices.tally import Tally

FACES = "worker_listens"


def a_theme(name: str, *strands: str) -> Theme:
    return Theme.model_validate({"name": name, "strands": strands, "cues": [name.split()[-1].lower()]})


@dataclass
class Council:
    """Writes rounds into a session as the mixer leaves them."""

    session: Session
    plan: Plan = field(default_factory=lambda: shipped_plan("2022"))
    codebook: Codebook = field(
        default_factory=lambda: Codebook(
            title="A few themes",
            theme=(a_theme("Being listened to", "6"), a_theme("Placements", "5"), a_theme("Parking")),
        )
    )

    def questionnaire(self, key: str) -> Questionnaire:
        return catalogue()[key]

    def round(self, kind: str, title: str, closed: date, people: int, **more: object) -> Round:
        key = {"children": "how_is_it_going", "staff": "staff_pulse", "import": "engagement_session"}[kind]
        moment = datetime(closed.year, closed.month, closed.day, 12, tzinfo=UTC)
        values: dict[str, object] = {
            "state": State.TRUNCATED,
            "k": 10 if kind != "staff" else 5, "invited": kind == "staff", "asked": people + 13,
            "people": people, "finished": people, "unit": "rows" if kind == "import" else "people",
        }  # fmt: skip
        made = Round(
            kind=kind, title=title, edition_id=keep_edition(self.session, self.questionnaire(key)),
            opens_at=moment, closes_at=moment, dimensions=[["band"]],
            mixed_on=closed, **(values | more),
        )  # fmt: skip
        self.session.add(made)
        self.session.flush()
        return made

    def tally(self, made: Round, question: str, counts: dict[str, int], cell: str = "") -> None:
        base = sum(count for value, count in counts.items() if not value.startswith("pass:"))
        self.session.add_all(
            Tally(
                round_id=made.id, question_id=question, dimension="band" if cell else "", cell=cell,
                value=value, count=count, base=base,
            )
            for value, count in counts.items()
        )  # fmt: skip

    def remark(self, made: Round, words: str, themes: dict[str, str], group: str = "", **more: str) -> Remark:
        """A remark with themes and their stances, as the rules suggest them."""
        remark = Remark(
            round_id=made.id, question_id="what_would_you_change", words=words, group_id=group, **more
        )
        self.session.add(remark)
        self.session.flush()
        for theme, stance in themes.items():
            self.code(remark, theme, stance, "suggested", "rules")
        return remark

    def code(self, remark: Remark, theme: str, stance: str, state: str, origin: str) -> None:
        self.session.add(
            Coding(
                remark_id=remark.id, theme=theme, state=state, stance=stance, origin=origin, made_by=origin,
                codebook=self.codebook.version, reasons=[], made_on=date(2026, 9, 2),
            )
        )  # fmt: skip
        self.session.flush()

    def remarks(self, made: Round, theme: str, stances: dict[str, int], first: int = 0) -> list[Remark]:
        """As many remarks as asked of each stance, each by another person."""
        wanted = [stance for stance, count in stances.items() for _ in range(count)]
        themes = [{theme: stance} if theme else {} for stance in wanted]
        return [
            self.remark(made, f"Words {n} on {theme}", coded, f"{made.id[:8]}-{n}")
            for n, coded in enumerate(themes, first)
        ]


@pytest.fixture
def council(sqlite_books: Books) -> Iterator[Council]:
    """An empty book to write rounds into."""
    with sqlite_books.voices.write() as session:
        yield Council(session)


@pytest.fixture
def autumn(council: Council) -> Council:
    """Two rounds of children (the second asks about change), one of staff, and an import."""
    summer = council.round("children", "How is it going? Summer", date(2026, 6, 12), 60)
    council.tally(summer, FACES, {"1": 20, "2": 10, "3": 12, "4": 12, "5": 6})
    council.remarks(summer, "being-listened-to", {"problem": 36})
    council.remarks(summer, "", {"": 20}, first=40)
    now = council.round("children", "How is it going? Autumn", date(2026, 9, 11), 64)
    council.tally(now, FACES, {"1": 5, "2": 5, "3": 14, "4": 18, "5": 20, "pass:skipped": 2})
    council.tally(now, FACES, {"1": 2, "2": 2, "3": 8, "4": 8, "5": 10}, "8-10")
    council.tally(now, FACES, {"1": 3, "2": 3, "3": 6, "4": 10, "5": 10}, "11-17")
    council.remarks(now, "being-listened-to", {"problem": 14, "praise": 4})
    council.remarks(now, "placements", {"problem": 1, "": 1}, first=20)
    council.remarks(now, "", {"": 40}, first=22)
    staff = council.round("staff", "Staff pulse, September", date(2026, 9, 18), 40)
    council.tally(staff, "safe_workload", {"1": 12, "2": 10, "3": 8, "4": 6, "5": 4})
    rows = council.round("import", "Youth forum comments", date(2026, 9, 20), 120, source="Youth forum 2026")
    council.remarks(rows, "parking", {"problem": 40, "idea": 10})
    council.remarks(rows, "", {"": 70}, first=60)
    council.session.flush()
    return council
