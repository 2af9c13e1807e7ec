"""Padding to one size, so that a length tells nothing."""

LENGTH_BYTES = 4


class TooLong(Exception):
    """The text doesn't fit into its fixed size."""


def pad(text: bytes, size: int) -> bytes:
    """`text` with its length in front and zeros behind, `size` bytes in all. Raises TooLong."""
    if len(text) + LENGTH_BYTES > size:
        raise TooLong(f"{len(text)} bytes don't fit into {size}")
    return len(text).to_bytes(LENGTH_BYTES, "big") + text + bytes(size - LENGTH_BYTES - len(text))


def unpad(padded: bytes) -> bytes:
    """What `pad` was given."""
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
