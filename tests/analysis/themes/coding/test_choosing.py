"""What to read next: the same for the same seed, each remark once, rare themes in turn, and some by lot."""

from time import process_time

from analysis.themes.coding.choosing import next_to_read

THEMES = ("common", "rare")
CHANCES = [[0.9, 0.0]] * 90 + [[0.1, 0.8]] * 10


def test_the_surest_come_first() -> None:
    assert [each.place for each in next_to_read([[0.1], [0.9], [0.5]], ["a"], {}, 2, "confidence")] == [1, 2]


def test_each_remark_is_chosen_once_and_never_more_than_there_are() -> None:
    chosen = next_to_read(CHANCES, THEMES, {}, 500)
    assert sorted(each.place for each in chosen) == list(range(100))


def test_the_same_seed_chooses_the_same_and_another_another() -> None:
    assert next_to_read(CHANCES, THEMES, {}, 20, seed=1) == next_to_read(CHANCES, THEMES, {}, 20, seed=1)
    assert next_to_read(CHANCES, THEMES, {}, 20, seed=1) != next_to_read(CHANCES, THEMES, {}, 20, seed=2)


def test_the_rare_theme_has_its_turn_and_about_a_third_is_by_lot() -> None:
    chosen = next_to_read(CHANCES, THEMES, {"common": 50, "rare": 0}, 12)
    assert sum(each.place >= 90 for each in chosen if not each.by_lot) > 5
    many = next_to_read(CHANCES * 10, THEMES, {}, 1000)
    assert 0.25 < sum(each.by_lot for each in many) / 1000 < 0.35


def test_without_themes_all_is_by_lot() -> None:
    assert all(each.by_lot for each in next_to_read([[], []], [], {}, 2))
    assert next_to_read([], THEMES, {}, 5) == []


def test_of_equally_sure_remarks_the_draw_decides_and_ten_thousand_are_quick() -> None:
    chances = [[(row * step) % 97 / 97 for step in range(1, 41)] for row in range(10_000)]
    themes = [f"theme {number}" for number in range(40)]
    began = process_time()
    chosen = next_to_read(chances, themes, {}, 500, seed=4)
    assert process_time() - began < 2
    assert len({each.place for each in chosen}) == 500
