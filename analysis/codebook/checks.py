"""What must hold among the themes of a codebook, with a sentence for every fault."""

from collections.abc import Mapping, Sequence

from analysis.codebook.theme import Theme

MOST_LIVING = 500


def faults_of(themes: Sequence[Theme]) -> list[str]:
    """Return a plain sentence for every fault; nothing where the themes hold together."""
    return [*_too_few_or_many(themes), *_twice(themes), *_bad_parents(themes), *_bad_heirs(themes)]


def by_name_and_code(themes: Sequence[Theme]) -> dict[str, Theme]:
    """Return the themes by what a parent may be written as; a code goes before a name."""
    return {theme.name: theme for theme in themes} | {theme.code: theme for theme in themes}


def _too_few_or_many(themes: Sequence[Theme]) -> list[str]:
    if not themes:
        return ["theme: there is none; add at least one [[theme]]."]
    living = sum(not theme.retired for theme in themes)
    if not living:
        return ["theme: every theme is retired; keep at least one in use."]
    if living > MOST_LIVING:
        return [f"theme: there are {living} in use, and {MOST_LIVING} is the most; merge or retire some."]
    return []


def _twice(themes: Sequence[Theme]) -> list[str]:
    problems: list[str] = []
    names: dict[str, int] = {}
    codes: dict[str, int] = {}
    for number, theme in enumerate(themes, 1):
        first = names.setdefault(" ".join(theme.name.casefold().split()), number)
        if first != number:
            problems.append(
                f"theme[{number}].name: {theme.name!r} is also the name of theme[{first}]; rename one."
            )
            continue
        first = codes.setdefault(theme.code, number)
        if first != number:
            problems.append(
                f"theme[{number}].code: {theme.code!r} is also that of theme[{first}]; write another."
            )
    return problems


def _bad_parents(themes: Sequence[Theme]) -> list[str]:
    known = by_name_and_code(themes)
    above = {theme.code: known[theme.parent].code for theme in themes if theme.parent in known}
    problems = []
    for number, theme in enumerate(themes, 1):
        if theme.parent and theme.parent not in known:
            problems.append(
                f"theme[{number}].parent: there is no theme {theme.parent!r}; write a theme's name or code."
            )
        elif _comes_back(theme.code, above):
            problems.append(f"theme[{number}].parent: {theme.name!r} stands under itself; break the ring.")
    return problems


def _bad_heirs(themes: Sequence[Theme]) -> list[str]:
    codes = {theme.code for theme in themes}
    heirs = {theme.code: theme.became[0] for theme in themes if len(theme.became) == 1}
    problems = []
    for number, theme in enumerate(themes, 1):
        where = f"theme[{number}].became ({theme.name})"
        if theme.became and not theme.retired:
            problems.append(f"{where}: only a retired theme became another; write retired, or remove became.")
        problems += [
            f"{where}: there is no theme with the code {code!r}; correct it."
            for code in theme.became
            if code not in codes
        ]
        if theme.code in theme.became or _comes_back(theme.code, heirs):
            problems.append(f"{where}: the theme became itself; break the ring.")
    return problems


def _comes_back(code: str, steps: Mapping[str, str]) -> bool:
    place = steps.get(code)
    for _ in steps:
        if place is None or place == code:
            break
        place = steps.get(place)
    return place == code
