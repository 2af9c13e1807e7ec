"""Finds Chromium, and as a command (python -m tests.support.chromium) installs Debian's where it may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ONE_COMMAND = "sudo apt-get install -y chromium"


def find_chromium() -> Path | None:
    """Return Chromium's path, or None when this machine has none."""
    for name in NAMES:
        found = shutil.which(name) or shutil.which(name, path="/usr/bin:/usr/local/bin:/snap/bin")
        if found:
            return Path(found)
    return None


def may_install() -> bool:
    """True on a machine with apt-get on which we are root."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def main() -> int:
    """Make sure that there is a Chromium; return 0, or 1 after naming the one command that is needed."""
    if find_chromium():
        return 0
    if may_install():
        print("No Chromium here: installing Debian's (about 80 MB).", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *step], env=environment, stdin=subprocess.DEVNULL, check=False)
    if find_chromium():
        return 0
    print(
        f"The tests drive a real Chromium, and this machine has none. Please run:\n  {ONE_COMMAND}",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
