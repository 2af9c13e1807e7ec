"""The evaluation learns as the team's page does, and comes out the same again."""

from analysis.codebook import read_codebook
from analysis.themes.measures.evaluate import Row
from analysis.themes.measures.learning import chosen_rows, evaluate_learning

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Room"\n', "c.toml")
ROWS = [
    Row(f"{text} number {number}", frozenset(themes), "Why?")
    for number in range(20)
    for text, themes in (("pizza", {"food"}), ("bedroom", {"room"}), ("nothing", set[str]()))
]


def test_learning_beats_the_rules_where_no_cue_speaks() -> None:
    assert evaluate_learning(CODEBOOK, [], ROWS[:30]).macro_f1 == 0.0
    learned = evaluate_learning(CODEBOOK, ROWS[30:], ROWS[:30])
    assert (learned.macro_f1, learned.lrap, learned.codes, learned.rows) == (1.0, 1.0, 30, 30)


def test_seconds_are_those_of_the_clock() -> None:
    figures = evaluate_learning(CODEBOOK, [], ROWS[:10], clock=iter([1.0, 3.0, 3.5]).__next__)
    assert (figures.train_seconds, figures.predict_seconds) == (2.0, 0.5)
    assert figures.predict_seconds_per_1000 == 50.0
    assert figures.peak_memory_mb > 0


def test_choosing_gives_as_many_different_rows_as_asked_and_the_same_again() -> None:
    for how in ("random", "turns"):
        chosen = chosen_rows(CODEBOOK, ROWS, 25, how, 3)
        assert len({row.text for row in chosen}) == 25
        assert chosen_rows(CODEBOOK, ROWS, 25, how, 3) == chosen
    assert len(chosen_rows(CODEBOOK, ROWS, 999, "turns", 0)) == len(ROWS)


def test_misspelt_comments_are_measured_the_same_for_the_same_seed() -> None:
    one, again = (evaluate_learning(CODEBOOK, ROWS[30:], ROWS[:30], 0.5, seed=2) for _ in range(2))
    assert (one.macro_f1, one.lrap, one.model) == (again.macro_f1, again.lrap, again.model)


def test_no_rows_to_test_on_is_no_failure() -> None:
    assert evaluate_learning(CODEBOOK, ROWS, []).macro_f1 == 0.0
