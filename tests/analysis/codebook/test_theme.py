"""A theme needs a name; its code follows from it and its findings always have words."""

import pytest
from pydantic import ValidationError

from analysis.codebook import Stance, StanceWording, Theme, code_of


def theme(**values: object) -> Theme:
    return Theme.model_validate({"name": "Feeling safe", **values})


def test_a_code_is_made_from_the_name() -> None:
    assert code_of("Transport to/ from services") == "transport-to-from-services"
    assert theme().code == "feeling-safe"


def test_a_code_of_ones_own_stays_when_the_name_is_corrected() -> None:
    assert theme(code="safe").code == theme(code="safe", name="Being safe").code == "safe"


def test_a_name_without_latin_letters_needs_a_code() -> None:
    with pytest.raises(ValidationError, match="write a code"):
        theme(name="محفوظ")
    assert theme(name="محفوظ", code="safe").code == "safe"


def test_a_theme_without_cues_is_fine() -> None:
    assert theme().parsed_cues() == ()


def test_own_wording_is_used_before_the_general_one() -> None:
    own = theme(stance=StanceWording(praise="said they feel safe"))
    assert own.wording(Stance.PRAISE) == "said they feel safe"
    assert own.wording(Stance.PROBLEM) == "named problems with “Feeling safe”"


def test_a_theme_of_one_audience_is_looked_for_there_and_where_the_audience_is_not_known() -> None:
    staff = theme(audiences=["staff"])
    assert staff.is_for("staff") and staff.is_for("import") and staff.is_for("")
    assert not staff.is_for("children")
    assert theme().is_for("children")


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(ValidationError, match="audiences"):
        theme(audiences=["parents"])


def test_an_unknown_stance_has_no_words() -> None:
    assert theme().wording(Stance.UNKNOWN) == ""
