"""The worker's part: it reads remarks in lots, and learns each evening from what people read."""
