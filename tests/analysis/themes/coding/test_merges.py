"""Merged codes are read as their heir's, along a chain, and never for ever."""

from sqlalchemy.orm import Session

from analysis.themes.coding.merges import fall_together, heirs_in
from surveys.voices.codebook_edition import MergedTheme


def merge(session: Session, *pairs: tuple[str, str]) -> None:
    session.add_all([MergedTheme(code=code, into=into) for code, into in pairs])
    session.flush()


def test_without_a_merge_there_is_no_heir(remarks: Session) -> None:
    assert heirs_in(remarks) == {}
    assert fall_together({}, "food") == {"food"}


def test_a_heir_that_was_merged_too_is_followed(remarks: Session) -> None:
    merge(remarks, ("snacks", "meals"), ("meals", "food"))
    heirs = heirs_in(remarks)
    assert heirs == {"snacks": "food", "meals": "food"}
    assert fall_together(heirs, "snacks") == fall_together(heirs, "food") == {"food", "meals", "snacks"}


def test_a_ring_comes_to_an_end(remarks: Session) -> None:
    merge(remarks, ("a", "b"), ("b", "a"))
    assert set(heirs_in(remarks)) == {"a", "b"}
