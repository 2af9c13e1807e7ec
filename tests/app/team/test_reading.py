"""A page of twenty, and which themes a person turned down."""

from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Stance, read_codebook
from analysis.themes.coding.store import Coder, add, reject
from app.team.reading import turned_down
from surveys.voices.codebook_edition import MergedTheme

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\n[[theme]]\nname = "Meals"\n', "c.toml")
ANNA = Coder("anna", date(2023, 2, 2), CODEBOOK)


def test_what_was_turned_down_is_told_by_the_name_it_has_now(remarks: Session) -> None:
    add(remarks, "a", "meals", ANNA, Stance.IDEA)
    assert turned_down(remarks, "a") == []
    reject(remarks, "a", "meals", ANNA)
    assert turned_down(remarks, "a") == ["meals"]
    remarks.add(MergedTheme(code="meals", into="food"))
    remarks.flush()
    assert turned_down(remarks, "a") == ["food"]
