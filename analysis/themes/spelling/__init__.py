"""Misspelt words: corrected for reading, made on purpose for measuring."""
