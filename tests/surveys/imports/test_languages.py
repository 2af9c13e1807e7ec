"""Language tags as files write them."""

import pytest

from surveys.imports.languages import as_language, is_language


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("pl", "pl"),
        (" PL ", "pl"),
        ("ur_latn", "ur-Latn"),
        ("pa-arab-pk", "pa-Arab-PK"),
        ("en-GB", "en"),
        ("ENG", "en"),
        ("es-419", "es-419"),
    ],
)
def test_a_tag_is_kept_in_one_way(written: str, kept: str) -> None:
    assert as_language(written) == kept
    assert is_language(kept)


@pytest.mark.parametrize("written", ["", "Polish", "p", "pl pl", "پن", "pl-", "x" * 50])
def test_what_is_no_tag_is_none(written: str) -> None:
    assert as_language(written) is None
    assert not is_language(written)
