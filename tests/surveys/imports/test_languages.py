"""Languages as files and people write them."""

import pytest

from surveys.imports.languages import as_language, is_language, language_name, languages_known


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("pl", "pl"),
        (" PL ", "pl"),
        ("Polish", "pl"),
        (" roman  urdu", "ur-Latn"),
        ("ur_latn", "ur-Latn"),
        ("pa-arab-pk", "pa-Arab-PK"),
        ("en-GB", "en"),
        ("ENG", "en"),
        ("es-419", "es-419"),
    ],
)
def test_a_language_is_kept_in_one_way(written: str, kept: str) -> None:
    assert as_language(written) == kept
    assert is_language(kept)


@pytest.mark.parametrize("written", ["", "Klingonese", "p", "pl pl", "پن", "pl-", "x" * 50])
def test_what_is_no_language_is_none(written: str) -> None:
    assert as_language(written) is None
    assert not is_language(written)


def test_a_language_is_shown_by_its_name_or_else_by_its_tag() -> None:
    shown = [language_name(tag) for tag in ("pl", "pa-Arab-PK", "pt-BR", "ur-Latn", "xx")]
    assert shown == ["Polish", "Punjabi (Shahmukhi)", "Portuguese", "Urdu in Latin letters", "xx"]


def test_every_known_language_is_a_tag_with_one_name() -> None:
    assert all(is_language(tag) and as_language(name) == tag for tag, name in languages_known())
