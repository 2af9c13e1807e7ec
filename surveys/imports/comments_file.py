"""Reads a CSV of comments: every bad row is named with its line, and all rows are taken or none."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date

from surveys.imports.csv_file import CsvFile, Faults, FileRefused
from surveys.imports.languages import as_language
from surveys.questions.plain_text import check_plain_text

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 50_000
MOST_TEXT_BYTES = 120_000  # what the care box takes, with its question
MOST_OF_QUESTION = 1_000
MOST_OF_GROUP = 160
MOST_QUESTIONS = 60
MOODS = ("1", "2", "3", "4", "5")
NO_QUESTION = "Comment"
FIRST_YEAR, LAST_YEAR = 1990, 2100
# A spreadsheet may put a time behind the day; it is passed over.
_TIME = r"(?:[ T]\d{1,2}:\d{2}.{0,20})?"
_DATES = (
    rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_TIME}",
    rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}){_TIME}",
)

CommentsRefused = FileRefused


@dataclass(frozen=True)
class Columns:
    """Which column holds what. Only the text is needed."""

    text: str
    question: str = ""
    date: str = ""
    group: str = ""
    respondent: str = ""
    translation: str = ""
    language: str = ""
    sentiment: str = ""


@dataclass(frozen=True)
class Comment:
    """One row. `respondent` is a keyed hash that tells rows of one person, made in memory and never kept.

    `translation` is the English of words in another language, `language` the tag of the words themselves,
    `mood` from 1, very positive, to 5; each empty where the file says nothing.
    """

    words: str
    question: str = NO_QUESTION
    said_on: date | None = None
    group: str = ""
    respondent: str = ""
    translation: str = ""
    language: str = ""
    mood: int | None = None


def read_comments(content: bytes, columns: Columns) -> list[Comment]:
    """The comments of a CSV file with a header line. Raises CommentsRefused, naming every line at fault."""
    file = CsvFile(content, MOST_BYTES)
    file.refuse_without({name for name in vars(columns).values() if name})
    key = secrets.token_bytes(32)
    comments: list[Comment] = []
    faults = Faults()
    questions: set[str] = set()
    for row in file.rows(faults):
        if found := _fault(row.cells, columns):
            faults.add(row.line, found)
            continue
        comments.append(_comment(row.cells, columns, key))
        if len(questions | {comments[-1].question}) > MOST_QUESTIONS:
            raise FileRefused([f"line {row.line}: {columns.question} holds more than {MOST_QUESTIONS} texts"])
        questions.add(comments[-1].question)
    faults.refuse_if_any()
    if not comments:
        raise FileRefused(["the file has no rows"])
    return comments


def _fault(cells: dict[str, str], columns: Columns) -> str:
    words, english = cells[columns.text], cells[columns.translation] if columns.translation else ""
    if not words.strip():
        return "the text is empty"
    for name, text in (("text", words), ("translation", english)):
        if len(text) > MOST_CHARACTERS or len(text.encode()) > MOST_TEXT_BYTES:
            return f"the {name} is longer than {MOST_CHARACTERS:,} characters or {MOST_TEXT_BYTES:,} bytes"
    if len(words.encode()) + len(english.encode()) > MOST_TEXT_BYTES:
        return f"the text and its translation are longer than {MOST_TEXT_BYTES:,} bytes together"
    if columns.date and cells[columns.date].strip() and _date(cells[columns.date]) is None:
        return "the date is neither like 2026-03-31 nor like 31/03/2026"
    if columns.group and len(cells[columns.group].strip()) > MOST_OF_GROUP:
        return f"the group is longer than {MOST_OF_GROUP} characters"
    if columns.language and cells[columns.language].strip() and not as_language(cells[columns.language]):
        return "the language is neither a name such as Polish nor a tag such as pl"
    if columns.sentiment and cells[columns.sentiment].strip() not in ("", *MOODS):
        return "the sentiment is none of 1 (very positive), 2, 3, 4 and 5 (very negative)"
    return _fault_of_question(cells[columns.question]) if columns.question else ""


def _fault_of_question(question: str) -> str:
    if len(question) > MOST_OF_QUESTION:
        return f"the question is longer than {MOST_OF_QUESTION:,} characters"
    try:
        check_plain_text(question)
    except ValueError as error:
        return f"the question {error}"
    return ""


def _comment(cells: dict[str, str], columns: Columns, key: bytes) -> Comment:
    def cell(name: str) -> str:
        return cells[name].strip() if name else ""

    person = cell(columns.respondent)
    mark = hashlib.blake2b(person.encode(), key=key, digest_size=16).hexdigest() if person else ""
    question = check_plain_text(cell(columns.question)) or NO_QUESTION
    english = cell(columns.translation)
    return Comment(
        words=cells[columns.text],
        question=question,
        said_on=_date(cell(columns.date)),
        group=cell(columns.group),
        respondent=mark,
        # A file with English and other rows often repeats the English ones: those need no second copy.
        translation="" if english == cell(columns.text) else english,
        language=as_language(cell(columns.language)) or "",
        mood=int(cell(columns.sentiment)) if cell(columns.sentiment) else None,
    )


def _date(text: str) -> date | None:
    for pattern in _DATES:
        if found := re.fullmatch(pattern, text.strip(), re.ASCII):
            try:
                day = date(*(int(found[part]) for part in "ymd"))
            except ValueError:
                return None
            return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    return None
