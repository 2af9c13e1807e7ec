"""The log: what happened and how often, never from where, with which link, or what anybody said."""

import logging
import sys
import time

from flask import Flask, Response, g, request

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
LOUD = (
    "werkzeug",
    "waitress",
    "waitress.queue",
    "urllib3",
    "slack_bolt",
    "slack_sdk",
    "sqlalchemy",
    "apscheduler",
)


def set_up_log(level: int = logging.INFO) -> None:
    """Write our own lines to the error stream; keep libraries that log addresses and texts quiet."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(FORMAT))
    own = logging.getLogger("heard")
    own.handlers = [handler]
    own.setLevel(level)
    own.propagate = False
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def log_requests(app: Flask) -> None:
    """One line a request: method, which view, status, milliseconds. No address, browser, path or query."""
    log = logging.getLogger("heard.web")
    app.logger.disabled = True

    def begin() -> None:
        g.began = time.perf_counter()

    def end(response: Response) -> Response:
        took = (time.perf_counter() - g.get("began", time.perf_counter())) * 1000
        log.debug("%s %s %d %.0fms", request.method, request.endpoint or "-", response.status_code, took)
        return response

    app.before_request(begin)
    app.after_request(end)
