"""What a palette finds for a few typed letters, the best first; knows no window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gkdesk.domain.characters import folded


class FindKind(StrEnum):
    """What can be found, in the order in which equals stand."""

    COMMAND = "command"
    PAGE = "page"
    PLAN = "plan"
    LIST = "list"
    VIEW = "view"
    UNIT = "unit"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that can be chosen: ``key`` says which, ``hint`` stands at the right (keys,
    menu), ``also`` are further words it is found by."""

    kind: FindKind
    key: str
    words: str
    hint: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pinyin:
    """How words are typed by their sounds: cxb and caogaoxiang for 草稿箱."""

    initials: str = ""
    whole: str = ""


SILENT = Pinyin()
_KINDS = list(FindKind)


@lru_cache(maxsize=4096)
def pinyin_of(words: str) -> Pinyin:
    """The sounds of some words; other letters stay. Loads its table when first asked."""
    from pypinyin import Style, lazy_pinyin

    initials = lazy_pinyin(words, style=Style.FIRST_LETTER)
    return Pinyin(folded("".join(initials)), folded("".join(lazy_pinyin(words))))


def rank(typed: str, words: str, sounds: Pinyin = SILENT) -> tuple[int, int] | None:
    """How well words answer what was typed, less is better; None where they do not. Words
    that begin so stand first, then initials, then words that hold it, then those that hold
    its letters in order."""
    wanted = "".join(folded(typed).split())
    seen = "".join(folded(words).split())
    if not wanted:
        return 0, 0
    initials, whole = sounds.initials, sounds.whole
    inside = wanted in initials or whole.startswith(wanted)
    scattered = len(wanted) > 1 and (_in_order(wanted, seen) or _in_order(wanted, initials))
    grades = (
        (seen.startswith(wanted), len(seen)),
        (initials.startswith(wanted), len(seen)),
        (wanted in seen, seen.find(wanted)),
        (inside, len(seen)),
        (scattered, len(seen)),
    )
    return next(((grade, by) for grade, (holds, by) in enumerate(grades) if holds), None)


def _in_order(wanted: str, seen: str) -> bool:
    rest = iter(seen)
    return all(letter in rest for letter in wanted)


def best(
    typed: str,
    candidates: Iterable[Candidate],
    recent: Sequence[str],
    limit: int,
    *,
    sounded: bool = False,
) -> list[Candidate]:
    """The best candidates for what was typed; without a letter those chosen lately, by their
    keys, then the rest as it comes. ``sounded`` looks at pinyin too."""
    place = {key: number for number, key in enumerate(recent)}
    found = []
    for number, each in enumerate(candidates):
        ranks = [rank(typed, each.words, pinyin_of(each.words) if sounded else SILENT)]
        ranks += [rank(typed, words) for words in each.also]
        held = [one for one in ranks if one is not None]
        if held:
            grade, length = min(held)
            lately = place.get(each.key, len(place))
            order = (grade, lately, _KINDS.index(each.kind), length, number)
            found.append((order if typed.strip() else (lately, number), each))
    found.sort(key=lambda one: one[0])
    return [each for _, each in found[:limit]]
