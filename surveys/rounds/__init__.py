"""When we ask: recurrence, calendars, and the gate a round must pass."""
