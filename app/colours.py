"""The council's colour, made readable: contrast by WCAG's own formula, never below 4.5 to 1."""

LEAST_CONTRAST = 4.5
PAPER = "#e6f0ec"  # the darkest ground that coloured letters stand on by day
NIGHT = "#26363a"  # and the lightest at night
DARK_INK = "#1f1b2e"
LIGHT_INK = "#ffffff"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How well one colour can be read on the other, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def letters_on(colour: str) -> str:
    """White or dark letters, whichever can be read better on this colour."""
    return max((LIGHT_INK, DARK_INK), key=lambda ink: contrast(ink, colour))


def readable_on_light(colour: str) -> str:
    """This colour, darkened until it can be read on paper."""
    return _towards("#000000", colour, PAPER)


def readable_on_dark(colour: str) -> str:
    """This colour, lightened until it can be read at night."""
    return _towards("#ffffff", colour, NIGHT)


def _towards(goal: str, colour: str, ground: str) -> str:
    for step in range(21):
        mixed = _mixed(colour, goal, step / 20)
        if contrast(mixed, ground) >= LEAST_CONTRAST + 0.5:
            return mixed
    return goal


def _mixed(colour: str, goal: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(goal), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)
