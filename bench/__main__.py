"""`make bench`: presses a second beside the machine's floor, then the theming beside the field's."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.load import CLIENTS, Pace, Send, pace_of
from bench.places import bare_server, greeting, heard_server, pressing, served, storing
from bench.small import raw_loop, small_figures
from bench.theming import print_theming

SECONDS = 4.0
TURNS = 2  # each place is measured so often, in turns, and its better turn counts


def measured(
    make: Callable[[Path, dict[str, str]], Any], folder: Path, client: Callable[[int], Send], **urls: str
) -> Pace:
    """One place, one turn."""
    with served(make, folder, **urls) as port:
        return pace_of(port, client, SECONDS)


def main() -> None:
    """Measure everything, and print it with its ratios."""
    print_presses()
    print()
    print_theming()


def print_presses() -> None:
    """Measure presses and their floors in turns."""
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as name:
        folder, best = Path(name), dict[str, Pace]()
        places = {
            "Heard: a press, sealed and on the disk": (heard_server, pressing),
            "bare Flask: one plaintext row, on the disk": (bare_server, storing),
            "bare Flask: hello": (bare_server, greeting),
        }
        raw = 0.0
        for turn in range(TURNS):
            raw = max(raw, raw_loop(folder / f"raw-{turn}", SECONDS / 2))
            for place, (make, client) in places.items():
                pace = measured(make, folder / f"{turn}-{len(best)}-{client.__name__}", client)
                best[place] = max(best.get(place, pace), pace, key=lambda one: one.a_second)
        show(best, raw)
        print("\nSmall things, one thread:")
        for what, times in small_figures(folder / "small", 1.0):
            print(f"  {what:44} {times:8,.0f}/s   {1_000 / times:7.2f} ms")


def show(best: dict[str, Pace], raw: float) -> None:
    """Print each place, and Heard's press beside every other."""
    print(f"{CLIENTS} clients at once over loopback, waitress with 8 threads, SQLite synchronous=FULL:")
    for place, pace in best.items():
        print(f"  {place:44} {pace}")
    print(f"  {'raw loop: one row a commit, one thread':44} {raw:8,.0f}/s")
    press, *others = best.values()
    _, *names = best
    print("\nHeard's press beside each:")
    for name, pace in zip(names, others, strict=True):
        print(f"  {press.a_second / pace.a_second:5.2f} x  {name}")
    print(f"  {press.a_second / raw:5.2f} x  raw loop")


if __name__ == "__main__":
    main()
