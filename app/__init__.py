"""The service people reach: pages, sign-in, clock, commands, wiring, migrations. Nobody imports it."""
