"""CSV files as spreadsheets write them: read in full, or every fault named with its line."""

import pytest

from surveys.imports.csv_file import MOST_FAULTS, CsvFile, Faults, FileRefused, Row


def rows(text: str) -> list[Row]:
    faults = Faults()
    found = list(CsvFile(text.encode(), 1_000_000).rows(faults))
    faults.refuse_if_any()
    return found


def refused(text: str | bytes) -> list[str]:
    with pytest.raises(FileRefused) as caught:
        faults = Faults()
        content = text if isinstance(text, bytes) else text.encode()
        list(CsvFile(content, 1_000_000).rows(faults))
        faults.refuse_if_any()
    return caught.value.faults


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_line_endings_and_a_byte_order_mark_are_seen_through(
    delimiter: str, ending: str, mark: str
) -> None:
    text = mark + f"a{delimiter} b {ending}1{delimiter}2{ending}"
    assert rows(text) == [Row(2, {"a": "1", "b": "2"})]


def test_a_comma_inside_quotes_is_no_delimiter() -> None:
    assert rows('"a, b, c";d\n1;2\n') == [Row(2, {"a, b, c": "1", "d": "2"})]


def test_a_row_is_named_by_the_line_it_begins_on() -> None:
    text = 'a,b\n"two\nlines",1\n\n"three\n\nlines",2\nshort\n'
    assert refused(text) == ["line 8: it has 1 cells, and the first line has 2"]
    assert [row.line for row in rows(text.replace("short\n", ""))] == [2, 5]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    assert refused('a,b\n1,"open\n2,x\n')[0].startswith("line 2: a quotation mark doesn't fit")


def test_letters_of_another_code_are_named_with_their_line() -> None:
    assert refused("a,b\n1,caf\xe9\n".encode("latin-1")) == [
        "line 2: this is not UTF-8: save the file as “CSV UTF-8”"
    ]


def test_a_lone_surrogate_is_no_utf_8() -> None:
    assert "line 2: this is not UTF-8" in refused(b"a\n\xed\xa0\x80\n")[0]


def test_a_nul_is_refused_because_one_engine_could_not_keep_it() -> None:
    assert refused("a\nx\0y\n") == ["line 2: it holds a NUL character, which no database keeps"]


def test_more_faults_than_anybody_reads_are_cut_short() -> None:
    found = refused("a,b\n" + "x\n" * 200)
    assert len(found) == MOST_FAULTS + 1 and found[-1] == "and perhaps more: mend these first"


def test_a_file_too_large_is_not_even_read() -> None:
    with pytest.raises(FileRefused, match="larger than 1 MB"):
        CsvFile(b"a\n" + b"x" * 1_000_000, 1_000_000)


@pytest.mark.parametrize("content", ["", "\n", "a\n", "\ufeff"])
def test_a_file_without_rows_has_none(content: str) -> None:
    assert rows(content) == []


def test_a_column_that_is_missing_is_named_with_those_that_are_there() -> None:
    with pytest.raises(FileRefused) as caught:
        CsvFile(b"id,comment\n", 100).refuse_without({"text"})
    assert caught.value.faults == ["line 1: there is no column text; the columns are id, comment"]


def test_a_column_that_stands_there_twice_could_mean_either() -> None:
    with pytest.raises(FileRefused, match="the column text stands there twice"):
        CsvFile(b"text,text\n", 100).refuse_without({"text"})
