"""Score cards: each night, for each kind of round, how far its themes can be trusted by now."""

from functools import partial

from analysis.themes.trust.measuring import measure
from analysis.themes.trust.score_store import KINDS, is_measured, keep_card
from app.jobs.alone import alone
from app.library import codebook_in_use
from app.wiring import House


def score_themes(house: House) -> int:
    """Measure each kind of round of which something was read, learned or changed since its newest card.

    Returns how many cards were written. One kind's trouble holds up no other. All sums are done before the
    book is opened for writing.
    """
    written: list[str] = []
    for kind in KINDS:
        alone(f"the score card of {kind}", partial(_score, house, kind, written))
    return len(written)


def _score(house: House, kind: str, written: list[str]) -> None:
    # Here and not above: other commands read this module too, and need none of the numeric libraries.
    from analysis.themes.trust.rereading import mark_of, to_read_again

    codebook = codebook_in_use(house)
    with house.books.voices.read() as voices:
        # The mark comes first: what is read by people meanwhile makes another card tomorrow.
        mark = mark_of(voices, codebook, kind)
        if not mark.readings or is_measured(voices, kind, mark):
            return
        rereading = to_read_again(voices, codebook, kind)
    again = rereading.read()
    with house.books.voices.read() as voices:
        card = measure(voices, codebook, kind, mark, again)
    if card is None:
        return
    with house.books.voices.write() as voices:
        keep_card(voices, kind, card, house.now().date())
    written.append(kind)
