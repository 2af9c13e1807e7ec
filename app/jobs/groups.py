"""What people also say: each night, remarks that no theme explains are offered to the team in groups."""

from functools import partial

from analysis.themes.discovery.unnamed_store import KINDS, keep_offers, residue
from app.jobs.alone import alone
from app.wiring import House


def offer_groups_of(house: House) -> int:
    """Offer the groups of each kind of round; return how many stand open. One kind's trouble stops no other.

    The sums are done before the book is opened for writing. Safe to repeat: the same remarks give the same
    groups under the same ids, and what a person decided is not offered again.
    """
    offered: list[int] = []
    for kind in KINDS:
        alone(f"groups of {kind}", partial(_offer, house, kind, offered))
    return sum(offered)


def _offer(house: House, kind: str, offered: list[int]) -> None:
    # Here and not above: other commands read this module too, and need none of the numeric libraries.
    from analysis.themes.discovery.unnamed_groups import groups_among

    with house.books.voices.read() as voices:
        said = residue(voices, kind)
    offers = groups_among(said)
    with house.books.voices.write() as voices:
        offered.append(keep_offers(voices, kind, offers, house.now().date()))
