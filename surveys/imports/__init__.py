"""Comments collected elsewhere: read whole or not at all, triaged like everybody's, and kept as rows."""
