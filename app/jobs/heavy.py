"""The jobs that load the numeric libraries, behind one door: who only names them pays nothing.

The web process reads the clock and the commands too, for they are one program, and stays without numpy.
"""

import threading

from app.wiring import House


def theme_new_remarks(house: House, stopped: threading.Event | None = None) -> int:
    """See app/jobs/theming.py."""
    from app.jobs import theming

    return theming.theme_new_remarks(house, stopped)


def theme_everything(house: House, stopped: threading.Event | None = None) -> int:
    """Suggest themes until nothing is left for this worker, or it is stopped; how many remarks were read."""
    read = 0
    while more := theme_new_remarks(house, stopped):
        read += more
    return read
