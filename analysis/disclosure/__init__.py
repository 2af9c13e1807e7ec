"""The release guard: the only way from true counts and words to something that may be shown."""

from analysis.disclosure.accuracy import release_accuracy, release_agreement, release_f1
from analysis.disclosure.audit import Audit, audit_before_opening
from analysis.disclosure.cells import EVERYBODY, Cell, Counted
from analysis.disclosure.change import release_change
from analysis.disclosure.figures import ReleasedCell, not_applicable, release_count, release_part
from analysis.disclosure.quotes import QuoteNotApproved, QuoteRow, choose_quotes, release_quote
from analysis.disclosure.released import SYMBOLS, NotReleased, Released, claim_id
from analysis.disclosure.sentences import release_approved_text, release_sentence
from analysis.disclosure.table import ReleasedTable, release_table

__all__ = [
    "EVERYBODY",
    "SYMBOLS",
    "Audit",
    "Cell",
    "Counted",
    "NotReleased",
    "QuoteNotApproved",
    "QuoteRow",
    "Released",
    "ReleasedCell",
    "ReleasedTable",
    "audit_before_opening",
    "choose_quotes",
    "claim_id",
    "not_applicable",
    "release_accuracy",
    "release_agreement",
    "release_approved_text",
    "release_change",
    "release_count",
    "release_f1",
    "release_part",
    "release_quote",
    "release_sentence",
    "release_table",
]
