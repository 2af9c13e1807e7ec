"""Figures of the whole method on coded comments, for the evaluation commands."""
