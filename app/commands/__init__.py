"""The commands of `heard`, a file a family."""
