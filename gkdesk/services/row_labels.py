"""Labels of new rows: they go on from those printed beside them, in the same style."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gkdesk.reading.numerals import number
from gkdesk.services.session import Session
from gkdesk.store import arranging

_NUMERAL = re.compile(r"\d+|[〇○零一二两三四五六七八九十百]+|[①-⑳㈠-㈩⑴-⒇⒈-⒛ⅰ-ⅻⅠ-Ⅻ]")
_HAN = "零一二三四五六七八九"
_HUNDRED = 100
_RUNS = ("①⑳", "㈠㈩", "⑴⒇", "⒈⒛", "ⅰⅻ", "ⅠⅫ")
"""Numerals that are one character each, first and last of a run."""


def following_label(session: Session, plan_id: int, above: int) -> str:
    """The label of a row that comes below a row (0: at the top); "" where rows there have
    none."""
    return next_label(arranging.labels(session.ledger, plan_id, above))


def following_labels(session: Session, plan_id: int, above: int, many: int) -> list[str]:
    """As ``following_label``, for several rows that come."""
    beside = arranging.labels(session.ledger, plan_id, above)
    found: list[str] = []
    for _ in range(many):
        found.append(next_label([*beside, *found]))
    return found


def next_label(labels: Iterable[str]) -> str:
    """The label after the highest of the style that most of them have."""
    styles: dict[tuple[str, str, str], list[int]] = {}
    for each in labels:
        found = _NUMERAL.search(each)
        value = number(found.group()) if found else 0
        if found and value:
            style = each[: found.start()], _script(found.group()), each[found.end() :]
            styles.setdefault(style, []).append(value)
    if not styles:
        return ""
    before, script, behind = max(styles, key=lambda style: len(styles[style]))
    numeral = written(1 + max(styles[before, script, behind]), script)
    return f"{before}{numeral}{behind}" if numeral else ""


def label_of(like: str, value: int) -> str:
    """A label in the style of another with a number; "" where the style has no number, or
    does not reach so far."""
    found = _NUMERAL.search(like)
    numeral = written(value, _script(found.group())) if found else ""
    return f"{like[: found.start()]}{numeral}{like[found.end() :]}" if found and numeral else ""


def written(value: int, script: str) -> str:
    """A number in the script of a numeral: ``1``, ``一``, or the first of a run (``①``); ""
    where the script does not reach so far."""
    if script == "1":
        return str(value)
    if script == "一":
        return _han(value)
    place = ord(script) + value - 1
    last = next(run[1] for run in _RUNS if run[0] == script)
    return chr(place) if place <= ord(last) else ""


def _script(numeral: str) -> str:
    if numeral.isascii() or numeral.isdecimal():
        return "1"
    for run in _RUNS:
        if run[0] <= numeral <= run[1]:
            return run[0]
    return "一"


def _han(value: int) -> str:
    """A number below 1,000 as notices print it: 十一, 二十, 一百零三."""
    hundreds, rest = divmod(value, _HUNDRED)
    tens, ones = divmod(rest, 10)
    if not hundreds:
        head = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
        return head + (_HAN[ones] if ones else "")
    head = f"{_HAN[hundreds]}百"
    if tens:
        return f"{head}{_HAN[tens]}十" + (_HAN[ones] if ones else "")
    return head + (f"零{_HAN[ones]}" if ones else "")


def tail_of(label: str) -> str:
    """The last part of the path of a row with a label: its number, ``#`` without one."""
    found = _NUMERAL.search(label)
    value = number(found.group()) if found else 0
    return str(value) if value else "#"
