"""Every table of the voices book, so that its metadata is whole wherever this is imported."""

from surveys.db.base import VoicesBase
from surveys.safeguarding.care_key import CareKey
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_reply import ConcernReply
from surveys.safeguarding.concern_step import ConcernStep
from surveys.safeguarding.duty import DutyRota, SignOff
from surveys.safeguarding.reading_item import ReadingItem
from surveys.safeguarding.released_words import ReleasedWords
from surveys.voices.action import Action
from surveys.voices.card import Card
from surveys.voices.claim import Claim
from surveys.voices.code_reader import CodeReader
from surveys.voices.codebook_edition import CodebookEdition, MergedTheme
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.coding import Coding
from surveys.voices.edition import Edition
from surveys.voices.finding import Evidence, Finding
from surveys.voices.hint import Hint
from surveys.voices.next_to_read import NextToRead
from surveys.voices.quarantine import Quarantined
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.score_card import ScoreCard
from surveys.voices.sitting import Sitting
from surveys.voices.snapshot import Snapshot
from surveys.voices.tally import Tally
from surveys.voices.theming_lot import ThemingLot
from surveys.voices.theming_model import ThemingModel
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation
from surveys.voices.unnamed_group import UnnamedGroup, UnnamedMember

metadata = VoicesBase.metadata

__all__ = [
    "Action",
    "Card",
    "CareKey",
    "Claim",
    "CodeReader",
    "CodebookEdition",
    "CodedRemark",
    "Coding",
    "Concern",
    "ConcernReply",
    "ConcernStep",
    "DutyRota",
    "Edition",
    "Evidence",
    "Finding",
    "Hint",
    "MergedTheme",
    "NextToRead",
    "Quarantined",
    "Quote",
    "ReadingItem",
    "ReleasedWords",
    "Remark",
    "Round",
    "ScoreCard",
    "SignOff",
    "Sitting",
    "Snapshot",
    "Tally",
    "ThemingLot",
    "ThemingModel",
    "ToldRemark",
    "Translation",
    "UnnamedGroup",
    "UnnamedMember",
    "metadata",
]
