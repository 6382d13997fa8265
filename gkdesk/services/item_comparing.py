"""The rows of a comparison: what of each item differs, in the words of both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.rereading import ComparedRow, Difference, Item, Part, RowKind
from gkdesk.domain.rising import longest_rising
from gkdesk.domain.tasks import Assignment
from gkdesk.domain.written_days import written_day
from gkdesk.services.breakdown_words import set_words
from gkdesk.services.item_matching import Pairs, match, squeezed
from gkdesk.terms import label

_NONE = "—"


def compared_rows(
    old: Sequence[Item], new: Sequence[Item], gone: Collection[str] = ()
) -> tuple[ComparedRow, ...]:
    """Every item of either side in one row, in the order of the newer document; what is
    dropped stands behind what it stood behind. ``gone`` are the words of rows that a person
    took out, merged or put below a task: they are no news."""
    known = {squeezed(words) for words in gone}
    pairs = match(old, new)
    partner = {theirs: mine for mine, theirs in pairs.items()}
    by_key = {item.key: item for item in old}
    moved = _moved(old, new, pairs)
    names = _names(old), _names(new)
    rows = [(at, 0, by_key.get(partner.get(item.key, -1)), item) for at, item in enumerate(new)]
    place = {item.key: at for at, item in enumerate(new)}
    at = -1
    for item in old:
        if item.key in pairs:
            at = place[pairs[item.key]] if item.key not in moved else at
        else:
            rows.append((at, 1, item, None))  # type: ignore[arg-type]
    rows.sort(key=lambda row: row[:2])
    return tuple(
        _row(number, mine, theirs, moved, names, known=known)
        for number, (_at, _last, mine, theirs) in enumerate(rows)
    )


_Names = tuple[Mapping[int, str], Mapping[int, str]]


def _row(
    number: int,
    old: Item | None,
    new: Item | None,
    moved: set[int],
    names: _Names,
    *,
    known: Collection[str],
) -> ComparedRow:
    if old is None or new is None:
        return _alone(number, old, new, known)
    found = tuple(_differences(old, new))
    if old.key in moved:
        found += (Difference(Part.PLACE, *_places(old, new, names), old.placed),)
    kind = RowKind.CHANGED if found else RowKind.SAME
    if [each.part for each in found] == [Part.PLACE]:
        kind = RowKind.MOVED
    return ComparedRow(number, kind, old, new, found)


def _alone(
    number: int, old: Item | None, new: Item | None, known: Collection[str]
) -> ComparedRow:
    before, after = (_whole(each) if each else "" for each in (old, new))
    kind = RowKind.NEW if old is None else RowKind.DROPPED
    by_hand = new is not None and squeezed(new.text) in known
    difference = Difference(Part.WHOLE, before, after, by_hand)
    return ComparedRow(number, kind, old, new, (difference,))


def _whole(item: Item) -> str:
    """An item with its units and limits, as it stands alone on one side."""
    told = [item.label + item.text]
    if item.units or item.people:
        told.append(_unit_words(item.units, item.people))
    if item.limits:
        told.append(f"完成时限：{_limit_words(item.limits)}")
    return "\n".join(told)


def _differences(old: Item, new: Item) -> Iterator[Difference]:
    if squeezed(old.text) != squeezed(new.text):  # which of it is the heading, it says itself
        by_hand = old.words_set is not None
        yield Difference(Part.WORDS, old.words_set or old.text, new.text, by_hand)
    if old.units != new.units or old.people != new.people:
        by_hand = old.units_set is not None
        now = old.units if old.units_set is None else old.units_set
        before, after = _unit_words(now, old.people), _unit_words(new.units, new.people)
        if before != after:
            yield Difference(Part.UNITS, before, after, by_hand)
    if old.limits != new.limits:
        by_hand = old.limit_set is not None or old.words_set is not None
        before = _set_limit(old.limit_set) if old.limit_set else _limit_words(old.limits)
        yield Difference(Part.LIMIT, before, _limit_words(new.limits), by_hand)
    if squeezed(old.label) != squeezed(new.label):
        yield Difference(Part.LABEL, old.label or _NONE, new.label or _NONE)


def _unit_words(units: Sequence[Assignment], people: Sequence[tuple[str, str]]) -> str:
    by_role: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        by_role[label(unit.role)].append(unit.name)
    for role, name in people:
        by_role[role].append(name)
    return "；".join(f"{role}：{'、'.join(names)}" for role, names in by_role.items()) or _NONE


def _set_limit(limit: Deadline) -> str:
    return set_words(limit.expression, limit.due)


def _limit_words(limits: Iterable[Deadline]) -> str:
    return "；".join(map(_with_day, limits)) or _NONE


def _with_day(limit: Deadline) -> str:
    """The printed words, and the day they settle where they do not say it."""
    day = written_day(limit.due) if limit.due else ""
    return (
        f"{limit.expression}（{day}）"
        if day and day not in limit.expression
        else limit.expression
    )


# where items stand


def _moved(old: Sequence[Item], new: Sequence[Item], pairs: Pairs) -> set[int]:
    """The old keys of pairs that stand under another section, or in another order among
    those that did not move."""
    theirs = {item.key: (at, item) for at, item in enumerate(new)}
    moved: set[int] = set()
    staying: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for item in old:
        if item.key not in pairs:
            continue
        at, other = theirs[pairs[item.key]]
        above = pairs.get(item.parent, -1) if item.parent is not None else None
        if above == other.parent:
            staying[above].append((item.key, at))
        else:
            moved.add(item.key)
    for siblings in staying.values():
        kept = longest_rising([at for _key, at in siblings])
        moved.update(key for at, (key, _place) in enumerate(siblings) if at not in kept)
    return moved


def _names(items: Sequence[Item]) -> Mapping[int, str]:
    """Every item by its number among its brothers and the name of what it stands in."""
    name = {item.key: item.name for item in items}
    told: dict[int, str] = {}
    count: dict[int | None, int] = defaultdict(int)
    for item in items:
        count[item.parent] += 1
        above = name.get(item.parent or 0, "")
        told[item.key] = (
            f"{above}\n第 {count[item.parent]} 项" if above else f"第 {count[item.parent]} 项"
        )
    return told


def _places(old: Item, new: Item, names: _Names) -> tuple[str, str]:
    return names[0][old.key], names[1][new.key]
