"""A pulse in Slack: asked in a direct message, answered in a modal, through the one door."""
