"""The themes of a codebook are checked together: every pair, and each theme."""

from analysis.codebook import Codebook, read_codebook
from analysis.codebook.quality import Warned, quality
from analysis.codebook.responses import Responses


def a_book(*themes: str) -> Codebook:
    text = "\n".join(f"[[theme]]\n{theme}" for theme in themes)
    return read_codebook(text, "c.toml")


def a_theme(name: str, cue: str, more: str = "") -> str:
    return f'name = "{name}"\ncues = ["{cue}"]\n{more}\n'


def on(first: int, past: int) -> int:
    """Remarks from `first` up to `past`, as bits."""
    return (1 << past) - (1 << first)


def kinds(warned: list[Warned]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.themes) for one in warned]


def test_nearly_the_same_names_are_told_with_what_to_do() -> None:
    warned = quality(a_book(a_theme("Placement", "a"), a_theme("Home", "b"), a_theme("Placements", "c")))
    assert kinds(warned) == [("names", ("placement", "placements"))]
    assert warned[0].told == "“Placement” and “Placements” have nearly the same name."
    assert warned[0].advice.startswith("Merge them")


def test_two_themes_on_the_same_remarks_are_told_with_counts() -> None:
    book = a_book(a_theme("Home", "a"), a_theme("Fees", "b"), a_theme("Work", "c"))
    found = Responses({"home": on(0, 30), "fees": on(10, 35), "work": on(29, 60)}, {}, 100, 100)
    assert [one.told for one in quality(book, found)] == [
        "“Home” and “Fees” stand on the same remarks: both on 20 of the 35 that have either."
    ]


def test_a_handful_of_shared_remarks_is_no_overlap() -> None:
    book = a_book(a_theme("Home", "a"), a_theme("Fees", "b"))
    assert quality(book, Responses({"home": on(0, 9), "fees": on(0, 9)}, {}, 100, 100)) == []


def test_too_broad_too_small_and_unused_themes_are_told() -> None:
    book = a_book(a_theme("Home", "a"), a_theme("Fees", "b"), a_theme("Work", "c"), a_theme("Fun", "d"))
    found = Responses({"home": on(0, 101), "fees": on(0, 9), "work": on(200, 250)}, {}, 400, 900)
    warned = quality(book, found)
    assert kinds(warned) == [("broad", ("home",)), ("little", ("fees",)), ("none", ("fun",))]
    assert warned[0].told == "“Home” stands on 25 in 100 of the 400 newest remarks."
    assert quality(book, Responses({"home": 1}, {}, 199, 199)) == []


def test_a_cue_in_two_themes_is_told_once_a_pair_unless_their_audiences_differ() -> None:
    book = a_book(
        'name = "Home"\ncues = ["house*", "my  room", "-flat"]',
        'name = "Fees"\ncues = ["House*", "my room", "-flat", "fee"]',
        'name = "Staff home"\ncues = ["fee"]\naudiences = ["staff"]',
        'name = "Child home"\ncues = ["house", "room"]\naudiences = ["children"]',
        'name = "Parking"\ncues = ["room"]\naudiences = ["staff"]',
    )
    warned = quality(book)
    assert kinds(warned) == [("cues", ("home", "fees")), ("cues", ("fees", "staff-home"))]
    assert "“house*”, “my  room”" in warned[0].told


def test_many_shared_cues_are_counted_and_some_named() -> None:
    cues = str([f"word{n}" for n in range(8)])
    warned = quality(a_book(f'name = "Home"\ncues = {cues}', f'name = "Fees"\ncues = {cues}'))
    assert warned[0].told.startswith("“Home” and “Fees” share 8 cues, such as “word0”")


def test_a_theme_without_a_pointing_cue_is_told() -> None:
    assert kinds(quality(a_book('name = "Home"', 'name = "Fees"\ncues = ["-fee"]'))) == [
        ("no_cues", ("home",)),
        ("no_cues", ("fees",)),
    ]


def test_a_theme_under_a_retired_one_is_told() -> None:
    book = a_book(a_theme("Home", "a", "retired = 2026-11-01"), a_theme("Room", "b", 'parent = "Home"'))
    assert kinds(quality(book)) == [("parent", ("room", "home"))]


def test_retired_themes_are_checked_no_more() -> None:
    book = a_book(a_theme("Home", "a"), a_theme("Homes", "a", "retired = 2026-11-01"))
    assert quality(book, Responses({"homes": on(0, 300), "home": on(0, 20)}, {}, 400, 400)) == []
