"""How the sample's two readers read a round: mostly as suggested, now and then not, and twice for a part."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.themes.coding import store
from analysis.themes.coding.coded import first_readings, note_coded
from analysis.themes.coding.second_lot import second_lot
from analysis.themes.coding.store import Coder
from analysis.themes.coding.suggested import who_suggested
from analysis.themes.languages.languages import language_of
from analysis.themes.languages.translations import translate
from surveys.voices.remark import Remark

NOT_FOR_FIRST = 4  # every so many remarks the second person reads first
TURNED_DOWN = 14  # so rarely a suggestion is wrong
LEFT = 3  # of remarks without a suggestion, one of so many is left for whoever tries Heard out
OTHERWISE = 6  # so rarely the second person reads it otherwise
LEFT_OF_SECOND = 8  # second readings that are left to do


def read_round(voices: Session, first: Coder, second: Coder, round_id: str) -> None:
    """Have two people read the remarks of a round. The same words are always read the same."""
    remarks = voices.scalars(select(Remark).where(Remark.round_id == round_id)).all()
    standing = store.current_codings(voices, [remark.id for remark in remarks])
    rules = who_suggested(None, first.codebook)
    for remark in remarks:
        reader = first if _draw(remark.words, "reader") % NOT_FOR_FIRST else second
        suggested = {one.theme for one in standing[remark.id]}
        if suggested or (language_of(remark.words).for_english_rules and _draw(remark.words, "left") % LEFT):
            given = {theme for theme in suggested if _draw(remark.words, theme) % TURNED_DOWN}
            for theme in sorted(suggested):
                decide = store.accept if theme in given else store.reject
                decide(voices, remark.id, theme, reader)
            note_coded(voices, remark.id, reader, given, suggested, rules)


def read_again(voices: Session, second: Coder, round_id: str) -> None:
    """Have the second person read, blind, nearly as many as it takes to say how far two people agree."""
    firsts = first_readings(voices, voices.scalars(select(Remark.id).where(Remark.round_id == round_id)))
    often = sorted({theme for one in firsts.values() for theme in one.themes})
    lot = second_lot(voices, round_id, second.handle)
    while lot.next_id and lot.twice < lot.needed - LEFT_OF_SECOND:
        remark = voices.get_one(Remark, lot.next_id)
        given = set(firsts[remark.id].themes)
        draw = _draw(remark.words, "second")
        if often and draw % OTHERWISE == 0:
            given ^= {often[draw % len(often)]}
        note_coded(voices, remark.id, second, given, (), "", second=True)
        lot = second_lot(voices, round_id, second.handle)


def put_into_english(
    voices: Session, english: Mapping[str, str], handle: str, round_id: str, today: date
) -> None:
    """Have a person translate the remarks of which the English is known: it was read when they came in."""
    wanted = select(Remark).where(Remark.round_id == round_id, Remark.words.in_(english))
    for remark in voices.scalars(wanted):
        translate(voices, remark.id, english[remark.words], "person", handle, today)


def _draw(words: str, about: str) -> int:
    return int(sha256(f"{about} {words}".encode()).hexdigest()[:8], 16)
