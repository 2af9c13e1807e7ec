"""How much of what is suggested stays when people misspell."""

from collections.abc import Sequence

from analysis.themes.trust.sensitivity import Labels, read_misspelt, stayed

WORDS = ["The breakfast here is wonderful", "Nobody explains anything to me", "breakfast"] * 20
KEYS = [f"remark {number}" for number in range(len(WORDS))]


def tell(texts: Sequence[str]) -> list[Labels]:
    return [{"food"} if "breakfast" in text else set() for text in texts]


def test_a_reader_of_exact_words_loses_some_and_keeps_some() -> None:
    plain, wrong = read_misspelt(KEYS, WORDS, tell)
    found = stayed(plain, wrong, plain, {"food"})
    assert found.suggested == 40
    assert 20 <= found.kept <= 36
    assert found.f1 == 1.0
    assert found.f1_misspelt is not None
    assert found.f1_misspelt < 1.0


def test_the_same_remarks_are_misspelt_in_the_same_way() -> None:
    assert read_misspelt(KEYS, WORDS, tell) == read_misspelt(KEYS, WORDS, tell)


def test_without_any_suggestion_there_is_no_figure() -> None:
    found = stayed([set()], [set()], [set()], {"food"})
    assert (found.suggested, found.kept, found.f1, found.f1_misspelt) == (0, 0, None, None)
