"""A pretend Slack workspace on loopback, for trying out, demos and tests: nothing in it is real."""

from bots.pretend_slack.roster import Person, roster
from bots.pretend_slack.server import NotForProduction, PretendSettings, make_pretend_slack, serve

__all__ = ["NotForProduction", "Person", "PretendSettings", "make_pretend_slack", "roster", "serve"]
