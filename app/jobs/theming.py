"""Theming: remarks get suggested themes, lot by lot, from the rules or from what people's readings taught."""

import threading
from collections.abc import Sequence
from secrets import token_hex

from sqlalchemy.orm import Session

from analysis.themes.nightly.finding import Found, find
from analysis.themes.nightly.lots import (
    claim_lot,
    hold_lot,
    keep_plan,
    let_go,
    new_plans,
    plans_to_read_again,
    undone_in,
)
from analysis.themes.nightly.theming import write_found
from analysis.themes.nightly.waiting import Waiting, waiting_of
from app.jobs.readies import Readies, readies_of
from app.wiring import House
from surveys.voices.round import Round
from surveys.voices.theming_lot import ThemingLot

AT_ONCE = 200
MOST_CHARACTERS = 200_000
LOTS_A_CALL = 5


def theme_new_remarks(house: House, stopped: threading.Event | None = None) -> int:
    """Suggest themes for remarks that weren't read with what is in use, some lots at a time. Repeatable.

    Returns how many remarks were read: 0 when nothing is left, or all that is left is in other hands. Safe to
    kill anywhere; several workers share the lots.
    """
    readies = readies_of(house)
    plan_lots(house, readies)
    worker, read, stopped = token_hex(8), 0, stopped or threading.Event()
    for _ in range(LOTS_A_CALL):
        lot = None if stopped.is_set() else _claim(house, readies, worker)
        if lot is None:
            break
        read += _LotInHand(house, readies, lot, worker, stopped).read()
    return read


def plan_lots(house: House, readies: Readies) -> None:
    """Write lots for what isn't read yet, and for what was read with something older. Repeatable."""
    with house.books.voices.read() as voices:
        plans = new_plans(voices)
        for kind, ready in readies.by_kind.items():
            plans += plans_to_read_again(voices, kind, ready.marks)
    for plan in plans:
        with house.books.voices.write() as voices:
            keep_plan(voices, plan)


def _claim(house: House, readies: Readies, worker: str) -> ThemingLot | None:
    marks = {kind: ready.mark for kind, ready in readies.by_kind.items()}
    with house.books.voices.write() as voices:
        return claim_lot(voices, worker, marks, house.now())


class _LotInHand:
    """One claimed lot, read portion by portion: what is long is done outside the units of work."""

    def __init__(
        self, house: House, readies: Readies, lot: ThemingLot, worker: str, stopped: threading.Event
    ) -> None:
        self._house, self._readies, self._lot = house, readies, lot
        self._worker, self._stopped = worker, stopped
        self._passed_over = False

    def read(self) -> int:
        """Read what the lot still holds; how many remarks were written."""
        read, after, more = 0, "", True
        while more:
            kind, waiting = self._waiting(after)
            found = find(self._readies.by_kind[kind], waiting)
            after = waiting[-1].remark_id if waiting else after
            with self._house.books.voices.write() as voices:
                written, more = self._write(voices, kind, found)
            read += written
        return read

    def _waiting(self, after: str) -> tuple[str, list[Waiting]]:
        with self._house.books.voices.read() as voices:
            kind = voices.get_one(Round, self._lot.round_id).kind
            wanted = undone_in(self._lot, self._readies.by_kind[kind].marks, after)
            return kind, _fitting(waiting_of(voices, voices.scalars(wanted.limit(AT_ONCE))))

    def _write(self, voices: Session, kind: str, found: Sequence[Found]) -> tuple[int, bool]:
        """Write one portion, unless the lot was taken over or what it was read with is out of use."""
        lot = hold_lot(voices, self._lot.id, self._worker, self._house.now())
        if lot is None:
            return 0, False
        if not self._readies.are_in_use(voices, kind):
            let_go(voices, lot, done=False)
            return 0, False
        ready, today = self._readies.by_kind[kind], self._house.now().date()
        written = write_found(voices, ready, found, today)
        lot.themed = min(lot.themed + written, lot.remarks)
        self._passed_over |= written < len(found)
        if not found:
            let_go(voices, lot, done=not self._passed_over)
        elif self._stopped.is_set():
            let_go(voices, lot, done=False)
        return written, bool(found) and not self._stopped.is_set()


def _fitting(waiting: Sequence[Waiting]) -> list[Waiting]:
    """As many as are read in one go: fewer where they are very long."""
    together = 0
    fitting: list[Waiting] = []
    for each in waiting:
        together += len(each.words)
        if fitting and together > MOST_CHARACTERS:
            break
        fitting.append(each)
    return fitting
