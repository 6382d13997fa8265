"""Names offered while a unit is typed: by its words, by the sounds of its characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gkdesk.domain.directory import Unit
from gkdesk.services.known_units import matcher, printed_names, units
from gkdesk.services.session import Session
from gkdesk.services.unit_forms import form, plain
from gkdesk.services.unit_initials import initials_are, sounds_like, typed_sounds

_WORST = 9


def suggest(session: Session, typed: str, limit: int = 12) -> list[str]:
    """Names that a few typed letters or characters could mean, the likeliest first: units of
    the directory by any of their names, then printed names that are no unit's. Nothing
    typed: the directory in the office's order."""
    wanted = plain(typed)
    ranked: dict[str, int] = {}
    for unit in units(session):
        ranked[unit.name] = min(_rank(each, wanted) for each in names_of(unit))
    last = len(ranked)
    known = matcher(session)
    for name in printed_names(session):
        if name not in ranked and not known.match(name).units:
            ranked[name] = _rank(name, wanted)
    listed = enumerate(ranked.items())
    fit = [(at >= last, rank, at, name) for at, (name, rank) in listed if rank < _WORST]
    return [name for *_, name in sorted(fit)][:limit]


def names_of(unit: Unit) -> Iterator[str]:
    """Every name of a unit, the full one first."""
    yield unit.name
    if unit.short:
        yield unit.short
    yield from (other.name for other in unit.names)


def _rank(name: str, typed: str) -> int:
    """0 best; ``_WORST`` where the typed words are not in the name."""
    if not typed or name == typed:
        return 0
    words = plain(name)
    bare = words[len(form(words).place) :] or words
    if bare.startswith(typed) or words.startswith(typed):
        return 1
    if typed in words:
        return 2
    sounds = typed_sounds(typed)
    if sounds:
        return _by_sound((bare, words), sounds)
    return 7 if _in_order(words, typed) else _WORST


def _by_sound(names: Iterable[str], sounds: str) -> int:
    best = _WORST
    for name in names:
        place = sounds_like(name, sounds)
        if place is not None:
            best = min(best, 3 if place == 0 else 5)
        elif len(sounds) > 1 and initials_are(name, sounds):
            best = min(best, 4)
    return best


def _in_order(name: str, typed: str) -> bool:
    """Whether all typed characters occur in the name in their order (发改 of 发展和改革局)."""
    rest = iter(name)
    return len(typed) > 1 and all(each in rest for each in typed)
