"""The clock: APScheduler as a ticker only. What is due is written in the books, not in the ticker."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import timedelta
from secrets import token_hex
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from app.accounts.post_box import letter_sender
from app.jobs.alerts import send_alerts
from app.jobs.findings import draft_findings
from app.jobs.heavy import learn_tonight, plan_orders, theme_everything
from app.jobs.messages import Post
from app.jobs.reading import fetch_readers
from app.jobs.reminders import remind
from app.jobs.rounds import close_and_mix, destroy_old_keys, open_planned, run_schedules
from app.jobs.tidying import note_heartbeat, tidy
from app.wiring import House, the_time
from bots.slack.client import SlackDelivery

log = logging.getLogger(__name__)
Job = Callable[[], Any]


def jobs_of(house: House, stopped: threading.Event | None = None) -> dict[str, tuple[Job, timedelta]]:
    """Every job of the worker, by name, with how often it looks. `stopped` ends a long one early."""
    settings = house.settings
    slack = SlackDelivery(settings.slack_bot_token, settings.slack_api) if settings.slack_is_on else None
    letters = letter_sender(settings)
    post = Post(house, f"worker-{token_hex(4)}", slack, letters, stopped)
    return {
        "alerts": (lambda: send_alerts(house, letters, slack), timedelta(seconds=5)),
        "reading": (lambda: fetch_readers(house, letters, slack), timedelta(minutes=5)),
        "schedules": (lambda: run_schedules(house), timedelta(seconds=10)),
        "opening": (lambda: open_planned(house), timedelta(seconds=10)),
        "messages": (post.run, timedelta(seconds=2)),
        "reminders": (lambda: remind(house), timedelta(minutes=1)),
        "mixing": (lambda: close_and_mix(house), timedelta(seconds=10)),
        "theming": (lambda: theme_everything(house, stopped), timedelta(seconds=10)),
        "learning": (lambda: learn_tonight(house, stopped), timedelta(minutes=1)),
        "reading order": (lambda: plan_orders(house), timedelta(seconds=30)),
        "findings": (lambda: draft_findings(house), timedelta(seconds=15)),
        "keys": (lambda: destroy_old_keys(house), timedelta(seconds=30)),
        "tidying": (lambda: tidy(house), timedelta(minutes=10)),
        "heartbeat": (lambda: note_heartbeat(house), timedelta(seconds=30)),
    }


def run_clock(house: House, stopped: threading.Event) -> None:
    """Run every job at its pace until `stopped`. A job that fails is logged by its kind and comes again."""
    jobs = jobs_of(house, stopped)
    ticker = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(len(jobs))},  # a slow job takes nobody's thread
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone="UTC",
    )
    for name, (job, pace) in jobs.items():
        ticker.add_job(
            _safely, "interval", [name, job], seconds=pace.total_seconds(), next_run_time=the_time()
        )
    ticker.start()
    stopped.wait()
    ticker.shutdown(wait=True)


def stop_on_signals() -> threading.Event:
    """An event that SIGTERM and SIGINT set, so that a job in hand is finished first."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    return stopped


def _safely(name: str, job: Job) -> None:
    try:
        job()
    except Exception as error:  # an error's text may hold somebody's words: its kind is enough
        log.error("job %s failed: %s", name, type(error).__name__)
