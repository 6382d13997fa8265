"""How a name is typed by its sounds: initials and full pinyin, any reading of a character
that has several (行 hang xing, 长 chang zhang). Loads pypinyin when first used."""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=8192)
def _sounds(character: str) -> tuple[str, ...]:
    """The readings of a character without tones; itself where it is no Chinese one."""
    from pypinyin import Style, pinyin

    if not "\u3400" <= character <= "\U0003ffff":
        return (character.lower(),)
    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return tuple(dict.fromkeys(found))


def typed_sounds(typed: str) -> str:
    """What was typed as letters of sounds; "" where it is anything else."""
    words = typed.lower().replace(" ", "").replace("'", "").replace("ü", "v")
    return words if _LATIN.fullmatch(words) else ""


def sounds_like(name: str, typed: str) -> int | None:
    """Where in a name the typed sounds begin: initials, full pinyin, or both mixed; None
    where nowhere. ``typed`` are lower-case letters without blanks."""
    sounds = [_sounds(each) for each in name]
    initials = [{sound[:1] for sound in each} for each in sounds]
    for start in range(len(name)):
        if typed[0] in initials[start] and _runs(sounds, start, typed):
            return start
    return None


def initials_are(name: str, typed: str) -> bool:
    """Whether the typed letters are the initials of characters of the name in their order,
    from its first on: gxj of 工业和信息化局."""
    at = 0
    sounds = [_sounds(each) for each in name]
    for each in sounds:
        if at < len(typed) and any(sound[:1] == typed[at] for sound in each):
            at += 1
    ends = any(sound[:1] == typed[-1] for sound in sounds[-1])
    begins = any(sound[:1] == typed[0] for sound in sounds[0])
    return at == len(typed) and begins and ends


def _runs(sounds: list[tuple[str, ...]], start: int, typed: str) -> bool:
    """Whether the typed letters run through the sounds from here on, each character by its
    initial, its whole sound, or the last by a beginning of it."""
    ends = {0}
    for each in sounds[start:]:
        following: set[int] = set()
        for at in ends:
            rest = typed[at:]
            for sound in each:
                if sound.startswith(rest):
                    return True
                if rest.startswith(sound):
                    following.add(at + len(sound))
                if rest[:1] == sound[:1]:
                    following.add(at + 1)
        if not following:
            return False
        ends = following
    return len(typed) in ends
