"""What a person can read: cue words that point to themes and stances, and how far each is trusted."""
