"""How we talk with people: the wording of a check-in, Slack, e-mail and text messages."""
