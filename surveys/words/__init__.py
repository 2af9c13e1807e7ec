"""The words people type to come back: cards of three words, codes of four and a check word."""
