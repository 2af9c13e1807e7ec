"""What it means: remarks become themes, findings, plan strands and the papers a board reads."""
