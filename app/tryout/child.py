"""One of the try-out's three processes: web, worker or the pretend Slack. It ends when its parent is gone."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from app.clock import run_clock, stop_on_signals
from app.commands.house import open_house
from app.commands.running import log_plainly
from app.wsgi import serve as serve_pages
from bots.pretend_slack.server import PretendSettings
from bots.pretend_slack.server import serve as serve_slack

SNAPSHOT = "pretend-slack.json"
PATIENCE = 5  # seconds that a process gets to end by itself once its parent is gone


def main(name: str, port: int) -> None:
    """Run one of the three until it is told to stop."""
    threading.Thread(target=_follow_parent, daemon=True).start()
    log_plainly()
    if name == "worker":
        run_clock(open_house(), stop_on_signals())
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if name == "web":
        serve_pages(open_house(), port)
    else:
        serve_slack(_pretend(), port)


def _pretend() -> PretendSettings:
    settings = open_house().settings
    return PretendSettings(
        mode=settings.mode,
        app_url=f"{settings.base_url}/slack/events",
        bot_token=settings.slack_bot_token,
        signing_secret=settings.slack_signing_secret,
        snapshot=Path(settings.data) / SNAPSHOT,
    )


def _follow_parent() -> None:
    """The parent holds the other end of our standard input: it closes when the parent ends, however."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
