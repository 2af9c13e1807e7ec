"""Whether one word is another with a single slip of the fingers."""


def one_slip_apart(written: str, meant: str) -> bool:
    """True when one letter was left out, put in, changed, or swapped with its neighbour; or none at all."""
    if abs(len(written) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    rest, wanted = written[start:], meant[start:]
    return (
        rest == wanted
        or rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (len(wanted) > 1 and rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
