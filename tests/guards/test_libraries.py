"""A library with a price stands in one room only, and logic never reaches for the network itself."""

import pytest

from tests.support.project import Source, imports, sources

# Library: the folders or files that may import it.
ONLY_IN = {
    "textblob": ("analysis/themes/",),
    "nltk": (),
    "slack_bolt": ("bots/slack/",),
    "slack_sdk": ("bots/slack/",),
    "apscheduler": ("app/",),
    "flask": ("app/",),
    "docx": ("analysis/report/",),
    "docxtpl": ("analysis/report/",),
    "nacl": ("surveys/", "app/"),
    "smtplib": ("bots/post/",),
    # What could send something out of the house: not in logic.
    "socket": ("app/", "bots/"),
    "http": ("app/", "bots/"),
    "urllib.request": ("app/", "bots/"),
    "requests": (),
    "httpx": (),
    "subprocess": ("app/",),
}


def misplaced(source: Source) -> list[str]:
    """Return each import of a library outside its room."""
    found = []
    for module, line in imports(source.tree):
        for library, rooms in ONLY_IN.items():
            if (module == library or module.startswith(f"{library}.")) and not source.path.startswith(rooms):
                found.append(f"{source.path}:{line} imports {module}")
    return found


def test_every_library_stands_in_its_own_room() -> None:
    assert [fault for source in sources() for fault in misplaced(source)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("surveys/voices/mixer.py", "import smtplib"),
        ("analysis/trends.py", "from urllib.request import urlopen"),
        ("analysis/trends.py", "import http.client"),
        ("analysis/findings.py", "from textblob import TextBlob"),
        ("app/slack.py", "from slack_bolt.adapter.flask import SlackRequestHandler"),
        ("surveys/rounds/due.py", "def due():\n    import requests"),
    ],
)
def test_a_planted_library_in_the_wrong_room_is_found(path: str, text: str) -> None:
    assert len(misplaced(Source(path, text))) == 1


def test_a_library_in_its_own_room_is_fine() -> None:
    assert misplaced(Source("bots/post/smtp.py", "import smtplib")) == []
    assert misplaced(Source("surveys/questions/load.py", "import urllib.parse")) == []
