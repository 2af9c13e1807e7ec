"""Invented remarks with and without worries, and how many of them our signals see."""
