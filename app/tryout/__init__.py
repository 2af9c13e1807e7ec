"""Trying Heard out on one machine: a sample council, and web, worker and pretend Slack run together."""
