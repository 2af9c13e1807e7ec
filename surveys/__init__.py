"""What we ask, whom we ask, what they told us, and the two books that hold it."""
