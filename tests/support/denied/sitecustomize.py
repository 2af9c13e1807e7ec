"""Loaded by every Python program that a test starts: the network is denied there too."""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location(
    "heard_no_network", Path(__file__).parent.parent / "no_network.py"
)
if _spec is not None and _spec.loader is not None:
    _module = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_module)
    _module.deny()
