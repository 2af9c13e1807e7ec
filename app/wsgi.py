"""The web server: waitress, set up so that slow or broken clients can't keep anybody else waiting."""

import logging
import resource
from typing import Any

import waitress

from app.factory import LARGEST_BODY, build_app
from app.quiet_log import set_up_log
from app.wiring import House

THREADS = 24  # fifty presses in Slack may wait for a slow disk, and Slack waits three seconds
MOST_CONNECTIONS = 2000
OPEN_FILES = MOST_CONNECTIONS + 512  # each connection is one, and the books and logs need some
PATIENCE = 30  # seconds a connection may say nothing
LARGEST_UPLOAD = 8 * 1024 * 1024  # a team member's file of comments; every other view stops at LARGEST_BODY
LARGEST_HEADER = 16 * 1024
_log = logging.getLogger("heard.web")


def serve(house: House, port: int | None = None) -> None:
    """Serve the house until the process is stopped. In a try-out only this machine reaches it."""
    set_up_log()
    allow_many_connections()
    server = make_server(house, port)
    _log.info("ready to answer")
    try:
        server.run()
    finally:
        server.close()


def make_server(house: House, port: int | None = None) -> Any:
    """The server, bound to its port but not yet answering."""
    settings = house.settings
    return waitress.create_server(
        build_app(house),
        host=settings.listen if settings.production else "127.0.0.1",
        port=settings.port if port is None else port,
        threads=THREADS,
        connection_limit=MOST_CONNECTIONS,
        channel_timeout=PATIENCE,
        cleanup_interval=5,
        asyncore_use_poll=True,
        max_request_body_size=max(LARGEST_UPLOAD, LARGEST_BODY),
        max_request_header_size=LARGEST_HEADER,
        ident="",
        expose_tracebacks=False,
        clear_untrusted_proxy_headers=False,  # our own middleware believes as many proxies as are configured
    )


def allow_many_connections() -> None:
    """Raise this process's limit of open files as far as it may go, up to what we need."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
