"""A codebook is written back as a file that loads to the same version."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.codebook import Codebook, read_codebook, shipped_codebook
from analysis.codebook.toml import codebook_as_toml

# Whatever a browser or a file can bring: quotation marks, line ends, emoji, right-to-left words.
_WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30)
_CUES = st.lists(
    st.sampled_from(["quiet*", "had to wait", "not listen*", "-annual leave", 'say "no"']), max_size=4
)
_DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """A codebook of one to four themes; the first always lives."""
    many = draw(st.integers(1, 4))
    themes = [_theme(draw, number, many) for number in range(many)]
    top = {"title": f"T{draw(_WORDS)}", "plan": draw(_WORDS), "notes": draw(_WORDS)}
    return Codebook.model_validate(top | {"theme": themes})


def _theme(draw: st.DrawFn, number: int, many: int) -> dict[str, object]:
    retired = draw(_DAYS) if number else None
    return {
        "code": f"t-{number}",
        "name": f"{number} {draw(_WORDS)}",
        "definition": draw(_WORDS),
        "include": draw(_WORDS),
        "exclude": draw(_WORDS),
        "cues": draw(_CUES),
        "examples": draw(st.lists(_WORDS, max_size=3)),
        "audiences": draw(st.sampled_from([(), ("children",), ("staff", "children")])),
        "parent": "t-0" if number and draw(st.booleans()) else "",
        "strands": draw(st.lists(_WORDS, max_size=3)),
        "stance": {"praise": draw(_WORDS), "mixed": draw(_WORDS)},
        "since": draw(_DAYS),
        "retired": retired,
        "became": ("t-0",) if retired and draw(st.booleans()) else (),
    }


@given(codebooks())
@settings(max_examples=200)
def test_whatever_is_written_loads_to_the_same_version(codebook: Codebook) -> None:
    again = read_codebook(codebook_as_toml(codebook), "c.toml")
    assert again == codebook
    assert again.version == codebook.version


def test_the_shipped_codebook_comes_back_the_same() -> None:
    shipped = shipped_codebook()
    assert read_codebook(codebook_as_toml(shipped), "c.toml").version == shipped.version


def test_what_is_empty_is_not_written() -> None:
    text = codebook_as_toml(read_codebook('[[theme]]\nname = "Home"\n', "c.toml"))
    assert 'code = "home"\nname = "Home"' in text
    assert "definition =" not in text and "retired =" not in text
