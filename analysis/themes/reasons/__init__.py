"""Why a theme is suggested: the words without which it would not be."""
