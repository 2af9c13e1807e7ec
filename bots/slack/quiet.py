"""Keeps what people typed, their tokens and their ids out of every log that Slack's libraries write."""

import logging

NOISY = ("slack_bolt", "slack_sdk")


class _NoPayloads(logging.Filter):
    """Lets the level and place of a library's record through, never its text, arguments or traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return False
        record.msg = f"{record.name} reported trouble, level {record.levelname} (its words are withheld)"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True


def quiet_logger(name: str) -> logging.Logger:
    """A logger for Slack's libraries that withholds every word of theirs."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    if not any(isinstance(each, _NoPayloads) for each in logger.filters):
        logger.addFilter(_NoPayloads())
    return logger


def quiet_slack_logs() -> None:
    """Quiets every logger of slack_bolt and slack_sdk, those made so far and those made later.

    Filters of a parent logger do not see its children's records, and bolt makes child loggers as it goes
    (one a class, some at the first request): so the children that exist are filtered, and the parents hand
    what new ones write to a handler that filters, instead of up to the root.
    """
    for parent in NOISY:
        logger = quiet_logger(parent)
        logger.propagate = False
        if not logger.handlers:
            handler = _UpToTheRoot()
            handler.addFilter(_NoPayloads())
            logger.addHandler(handler)
        for name in list(logging.Logger.manager.loggerDict):
            if name.startswith(parent + "."):
                quiet_logger(name)


class _UpToTheRoot(logging.Handler):
    """Hands a record, once it is filtered, to whatever the root logger writes to."""

    def emit(self, record: logging.LogRecord) -> None:
        logging.getLogger().handle(record)
