"""Remarks in other languages: told apart, translated by people, never coded silently."""
