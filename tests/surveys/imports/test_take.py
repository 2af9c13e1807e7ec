"""Comments taken in: triaged, shuffled, counted as rows, and kept once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.imports.comments_file import Comment
from surveys.imports.take import SourceRefused, Taken, take_comments
from surveys.keys.folder import KeyFolder
from surveys.safeguarding.care_box import care_private, make_care_key, open_with_care
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_list import open_list
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.tally import Tally
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

NOW = datetime(2026, 11, 21, 22, tzinfo=UTC)
WORRYING = "my stepdad hits me and i dont want to go home"


@pytest.fixture
def keys(books: Books, tmp_path: Path) -> KeyFolder:
    folder = KeyFolder(tmp_path / "keys")
    with books.voices.write() as voices:
        make_care_key(voices, folder, NOW.date())
    return folder


def take(books: Books, comments: list[Comment], source: str = "Notes", audience: str = "staff") -> Taken:
    with books.voices.write() as voices:
        return take_comments(voices, comments, source, audience, NOW)


def calm(number: int, **more: str) -> list[Comment]:
    return [Comment(f"the garden is nice {one}", **more) for one in range(number)]  # type: ignore[arg-type]


def test_every_row_becomes_a_remark_or_a_concern(books: Books, keys: KeyFolder) -> None:
    taken = take(books, [*calm(20), Comment(WORRYING)], audience="children")
    assert (taken.rows, taken.remarks, taken.concerns) == (21, 20, 1)
    with books.voices.read() as voices:
        assert len(voices.scalars(select(Remark)).all()) == 20
        assert len(voices.scalars(select(Concern)).all()) == 1


def test_a_concern_is_moved_with_its_day_and_lies_nowhere_else(books: Books, keys: KeyFolder) -> None:
    take(books, [*calm(3), Comment(WORRYING, said_on=date(2026, 3, 31))], audience="children")
    with books.voices.read() as voices:
        told = open_with_care(care_private(keys), voices.scalars(select(Concern)).one().sealed)
        assert told.words == WORRYING and told.about["said_on"].startswith("2026-03-31")
        assert all("stepdad" not in one.words for one in voices.scalars(select(Remark)))


def test_G0_every_childs_comment_waits_to_be_read_and_no_staff_comment_does(
    books: Books, keys: KeyFolder
) -> None:
    take(books, calm(5), "Children", "children")
    take(books, calm(5), "Staff", "staff")
    with books.voices.read() as voices:
        waiting, _ = open_list(voices, care_private(keys), limit=100)
    assert len(waiting) == 5 and {one.round_title for one in waiting} == {"Children"}


def test_rows_are_counted_as_rows_and_never_broken_down(books: Books, keys: KeyFolder) -> None:
    take(books, [*calm(30, group="North"), Comment(WORRYING, group="North")], audience="children")
    with books.voices.read() as voices:
        round_ = voices.scalars(select(Round)).one()
        assert (round_.unit, round_.people, round_.dimensions) == ("rows", 31, [])
        assert {one.dimension for one in voices.scalars(select(Remark))} == {""}
        tally = voices.scalars(select(Tally)).one()
        assert (tally.dimension, tally.count, tally.base) == ("", 31, 31)


def person(number: int, group: str, says: int = 2) -> list[Comment]:
    return [Comment("fine", group=group, respondent=f"{number:032}") for _ in range(says)]


def test_with_respondents_people_are_counted_and_a_big_group_may_stand(books: Books, keys: KeyFolder) -> None:
    crowd = [one for number in range(16) for one in person(number, "North" if number < 8 else "South")]
    take(books, crowd)
    with books.voices.read() as voices:
        round_ = voices.scalars(select(Round)).one()
        assert (round_.unit, round_.people) == ("people", 16)
        remarks = list(voices.scalars(select(Remark)))
        assert {(one.dimension, one.cell) for one in remarks} == {("group", "North"), ("group", "South")}
        assert len({one.group_id for one in remarks}) == 16
        assert voices.scalars(select(Tally)).one().count == 16


def test_P19_a_few_people_beside_a_big_group_cannot_be_had_by_subtraction(
    books: Books, keys: KeyFolder
) -> None:
    crowd = [one for number in range(20) for one in person(number, "North")]
    crowd += [one for number in range(20, 22) for one in person(number, "South")]
    take(books, crowd)
    with books.voices.read() as voices:
        assert {one.cell for one in voices.scalars(select(Remark))} == {""}


def test_one_row_without_a_respondent_makes_all_of_them_rows(books: Books, keys: KeyFolder) -> None:
    take(books, [*person(1, "North"), Comment("fine", group="North")])
    with books.voices.read() as voices:
        assert voices.scalars(select(Round)).one().unit == "rows"


def test_no_respondent_hash_is_kept(books: Books, keys: KeyFolder) -> None:
    take(books, person(7, "North"))
    with books.voices.read() as voices:
        assert all(f"{7:032}" not in str(vars(one)) for one in voices.scalars(select(Remark)))


def test_questions_are_kept_as_they_were_asked(books: Books, keys: KeyFolder) -> None:
    asked = ["What is good? " + "x" * 900, "What is good? " + "x" * 900 + "y", '5 > 3 & "so"']
    taken = take(books, [Comment("fine", question=one) for one in asked])
    with books.voices.read() as voices:
        edition = voices.get_one(Round, taken.round_id).edition_id
        kept = [one.text("imported") for one in questionnaire_of(voices, edition).questions]
    assert kept == asked


def test_the_same_source_is_not_taken_twice(books: Books, keys: KeyFolder) -> None:
    take(books, calm(3))
    with pytest.raises(SourceRefused, match="imported before"):
        take(books, calm(3))
    assert take(books, calm(3), "Notes of December").rows == 3


@pytest.mark.parametrize("source", ["", " x", "x" * 76, "see www.example.org", "a\0b", "<b>x</b>"])
def test_a_name_that_reports_could_not_show_is_refused(books: Books, keys: KeyFolder, source: str) -> None:
    with pytest.raises(SourceRefused):
        take(books, calm(1), source)


@pytest.mark.parametrize(
    "words", ["🦦" * 30_000, "he hits me every day " * 2_300, "ب" * 50_000, "x" * 50_000, "\ud83e\udda6🦦"]
)
def test_the_longest_texts_find_room_in_every_box(books: Books, keys: KeyFolder, words: str) -> None:
    words = words.encode("utf-16", "surrogatepass").decode("utf-16")
    assert take(books, [Comment(words, question="q" * 1_000)], audience="children").rows == 1


def test_rows_lie_in_another_order_than_they_came(books: Books, keys: KeyFolder) -> None:
    take(books, calm(60))
    with books.voices.read() as voices:
        stored = [one.words for one in voices.scalars(select(Remark))]
    assert sorted(stored) == sorted(one.words for one in calm(60)) and stored != [
        one.words for one in calm(60)
    ]


POLISH, IN_ENGLISH = "Boję się wracać do domu", "my stepdad hits me and i dont want to go home"


def test_a_translation_is_kept_beside_the_words_redacted_like_them(books: Books, keys: KeyFolder) -> None:
    said = Comment("Lubię ogród", translation="I like the garden, ring 07700 900123", language="pl", mood=1)
    take(books, [said, *calm(2)])
    with books.voices.read() as voices:
        kept, told = voices.scalars(select(Translation)).one(), voices.scalars(select(ToldRemark)).one()
        assert (kept.words, kept.source, kept.made_by) == (
            "I like the garden, ring [phone]",
            "import",
            "Notes",
        )
        assert voices.get_one(Remark, kept.remark_id).words == "Lubię ogród"
        assert (told.remark_id, told.language, told.mood) == (kept.remark_id, "pl", 1)


def test_a_disclosure_that_shows_only_in_the_translation_is_kept_aside_and_raised(
    books: Books, keys: KeyFolder
) -> None:
    taken = take(books, [*calm(3), Comment(POLISH, translation=IN_ENGLISH)], audience="children")
    assert (taken.remarks, taken.concerns) == (3, 1)
    with books.voices.read() as voices:
        assert voices.scalars(select(Translation)).all() == []
        assert all(POLISH not in one.words for one in voices.scalars(select(Remark)))
        concern = voices.scalars(select(Concern)).one()
        told = open_with_care(care_private(keys), concern.sealed)
    assert concern.level == "red" and POLISH in told.words and IN_ENGLISH in told.words
    assert all("hits" in told.words[reason[3] - 20 : reason[4] + 20] for reason in told.about["reasons"][:1])


def test_whoever_reads_the_list_reads_the_translation_too(books: Books, keys: KeyFolder) -> None:
    take(books, [Comment("Lubię ogród", translation="I like the garden")], audience="children")
    with books.voices.read() as voices:
        ((item,), _) = open_list(voices, care_private(keys))
    assert item.words.startswith("Lubię ogród") and item.words.endswith("I like the garden")
