"""The key folder: secrets that live outside both books."""
