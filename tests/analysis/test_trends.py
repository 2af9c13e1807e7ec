"""A question is compared with the last round of the same kind that asked it."""

from datetime import date

from analysis.codebook import read_codebook
from analysis.evidence_store import read_round
from analysis.trends import began_since, earlier_rounds, last_asked
from surveys.voices.round import State
from tests.analysis.conftest import FACES, Council


def test_the_newest_round_before_this_one_of_the_same_kind(council: Council) -> None:
    rounds = [council.round("children", f"R{month}", date(2026, month, 1), 40) for month in (3, 5, 7, 9)]
    council.round("staff", "Staff", date(2026, 6, 1), 40)
    assert [one.title for one in earlier_rounds(council.session, rounds[2].id)] == ["R5", "R3"]


def test_a_round_without_results_is_no_part_of_it(council: Council) -> None:
    council.round("children", "Sealed", date(2026, 3, 1), 4, state=State.HELD)
    now = council.round("children", "Now", date(2026, 9, 1), 40)
    assert earlier_rounds(council.session, now.id) == []


def test_a_question_is_matched_by_its_id_further_back_when_it_takes_turns(council: Council) -> None:
    first = council.round("children", "First", date(2026, 3, 1), 40)
    council.tally(first, FACES, {"1": 20, "5": 20})
    council.round("children", "Second", date(2026, 5, 1), 40)
    now = council.round("children", "Now", date(2026, 9, 1), 40)
    council.session.flush()
    before = last_asked(FACES, earlier_rounds(council.session, now.id))
    assert before is not None and before.round.title == "First"


def test_an_import_is_compared_with_its_own_source_only(council: Council) -> None:
    council.round("import", "Other", date(2026, 3, 1), 40, source="other")
    now = council.round("import", "Now", date(2026, 9, 1), 40, source="forum")
    assert earlier_rounds(council.session, now.id) == []


def test_passes_are_no_answers(council: Council) -> None:
    made = council.round("children", "R", date(2026, 3, 1), 40)
    council.tally(made, FACES, {"1": 20, "5": 18, "pass:skipped": 2})
    council.session.flush()
    question = read_round(council.session, made.id).question(FACES)
    assert question is not None
    assert question.cells[("", "")].base == 38 and set(question.cells[("", "")].counts) == {"1", "5"}


def test_a_theme_is_not_compared_across_the_day_on_which_it_began(council: Council) -> None:
    book = read_codebook('[[theme]]\nname = "Pets"\nsince = 2026-06-10\n[[theme]]\nname = "Home"\n', "c")
    marks = []
    for day in (9, 10):
        before = read_round(council.session, council.round("children", f"R{day}", date(2026, 6, day), 40).id)
        marks.append((began_since(book, "pets", before), began_since(book, "home", before)))
    assert marks == [(date(2026, 6, 10), None), (None, None)]
    assert began_since(book, "pets", None) is None
