"""Theming: a mixed round's remarks get suggested themes, and its findings are drafted."""

from sqlalchemy import select

from analysis.findings import draft_for_round
from analysis.themes.theming import theme_round
from app.library import codebook_in_use, plan_in_use, polarity_lookup
from app.wiring import House
from surveys.voices.finding import Finding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round

AT_ONCE = 500


def theme_new_remarks(house: House) -> int:
    """Suggest themes for remarks that have none yet, some hundred at a time. Repeatable."""
    themed = 0
    for round_id in _rounds_with_unread(house):
        with house.books.voices.write() as voices:
            round_ = voices.get_one(Round, round_id)
            polarity = polarity_lookup(voices, round_.edition_id)
            count = theme_round(
                voices, codebook_in_use(house), round_id, house.now().date(), polarity, limit=AT_ONCE
            )
        themed += count.remarks
    return themed


def draft_findings(house: House) -> int:
    """Draft findings for rounds that are themed and have none."""
    drafted = 0
    with house.books.voices.read() as voices:
        have = select(Finding.round_id)
        waiting = list(
            voices.scalars(select(Round.id).where(Round.state.in_(RESULTS), Round.id.not_in(have)))
        )
    unread = set(_rounds_with_unread(house))
    for round_id in waiting:
        if round_id not in unread:
            with house.books.voices.write() as voices:
                today = house.now().date()
                drafted += len(
                    draft_for_round(voices, round_id, plan_in_use(house), codebook_in_use(house), today)
                )
    return drafted


def _rounds_with_unread(house: House) -> list[str]:
    with house.books.voices.read() as voices:
        query = select(Remark.round_id).where(Remark.id.not_in(select(Hint.remark_id))).distinct()
        return list(voices.scalars(query))
