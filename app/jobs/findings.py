"""Findings: a mixed round's sentences are drafted once its remarks were read by the machine."""

from sqlalchemy import select

from analysis.findings import draft_for_round
from analysis.themes.nightly.undone import rounds_with_unread
from app.library import codebook_in_use, plan_in_use
from app.wiring import House
from surveys.voices.finding import Finding
from surveys.voices.round import RESULTS, Round


def draft_findings(house: House) -> int:
    """Draft findings for rounds that are themed and have none; a remark that was never read is waited for."""
    drafted = 0
    with house.books.voices.read() as voices:
        have = select(Finding.round_id)
        waiting = voices.scalars(select(Round.id).where(Round.state.in_(RESULTS), Round.id.not_in(have)))
        unread = set(rounds_with_unread(voices))
        ready = [one for one in waiting if one not in unread]
    for round_id in ready:
        with house.books.voices.write() as voices:
            today, plan = house.now().date(), plan_in_use(house)
            drafted += len(draft_for_round(voices, round_id, plan, codebook_in_use(house), today))
    return drafted
