"""What the worker does, a file a job: each asks the books what is due, and is safe to run twice."""
