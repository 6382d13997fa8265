"""Checks of the numbering: a gap, a number twice, or one out of order among brothers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkdesk.domain.findings import Check, Finding
from gkdesk.reading.labels import Label, label_of
from gkdesk.services.preflight_plan import CheckedPlan
from gkdesk.services.row_labels import written
from gkdesk.store.checked_rows import CheckedRow

_SIGNS = ("bullet", "letter", "roman")
_NUMERAL = re.compile(r"\d+|[〇○零一二三四五六七八九十百]+|[①-⑳㈠-㈩⑴-⒇⒈-⒛]")
_RUNS = (("①", "⑳"), ("㈠", "㈩"), ("⑴", "⒇"), ("⒈", "⒛"))


class _Numbered(NamedTuple):
    row: CheckedRow
    label: Label


class Relabelled(NamedTuple):
    """A row with the label it should have, and the numeral of its path."""

    row: CheckedRow
    label: str
    numeral: str


def findings(plan: CheckedPlan) -> Iterator[Finding]:
    """The rows whose label does not go on from the one before."""
    for row, before, _number in _walk(plan):
        yield Finding(Check.NUMBERING_GAP, row.row.id, f"{before}→{row.row.label}")


def _walk(plan: CheckedPlan) -> Iterator[tuple[_Numbered, str, int]]:
    """The rows that do not go on, each with the label before it and the number it should
    bear. Numbers begin with 1 under each row, or go on from the brothers before (（七） as
    the first item of the second section)."""
    last: dict[tuple[int, str], Label] = {}
    for brothers in groups(plan):
        first = True
        for each in brothers:
            key = each.row.level, each.label.style
            before = last.get(key)
            wanted = _wanted(each.label, before, first)
            if each.label.number != wanted:
                yield each, before.printed if before else "", wanted
            last[key] = each.label
            first = False


def _wanted(label: Label, before: Label | None, first: bool) -> int:
    if before is None or (first and label.number == 1):
        return 1
    return before.number + 1


def groups(plan: CheckedPlan) -> Iterator[list[_Numbered]]:
    """Brothers that bear numbers of one style, in printed order of the rows above them."""
    for above in (0, *(row.id for row in plan.rows)):
        by_style: dict[str, list[_Numbered]] = {}
        for row in plan.below.get(above, ()):
            label = label_of(row.label) if row.label else None
            if label is not None and label.number and label.style not in _SIGNS:
                by_style.setdefault(label.style, []).append(_Numbered(row, label))
        yield from by_style.values()


def renumbered(plan: CheckedPlan, node_id: int) -> list[Relabelled]:
    """What the brothers of a row should bear from it on, counted up without a gap, and with
    them the groups that go on from theirs."""
    own = plan.by_id[node_id]
    found = label_of(own.label)
    wanted: list[Relabelled] = []
    number, begun = 0, False
    for brothers in groups(plan):
        head = brothers[0]
        if found is None or (head.row.level, head.label.style) != (own.level, found.style):
            continue
        if head.label.number == 1:
            if begun:
                break
            number = 0
        for each in brothers:
            begun = begun or each.row.id == node_id
            number = number + 1 if begun else each.label.number
            if begun and each.label.number != number:
                wanted.append(_relabelled(each.row, number))
    return wanted


def _relabelled(row: CheckedRow, number: int) -> Relabelled:
    """The same label with another number, in its own script; as it is where the script does
    not reach so far (㊿)."""
    last = list(_NUMERAL.finditer(row.label))[-1]
    numeral = written(number, _script(last[0]))
    if not numeral:
        return Relabelled(row, row.label, last[0])
    label = row.label[: last.start()] + numeral + row.label[last.end() :]
    return Relabelled(row, label, numeral)


def _script(numeral: str) -> str:
    """What the numbers of a numeral's script are written from."""
    for first, last in _RUNS:
        if first <= numeral <= last:
            return first
    return "1" if numeral.isdecimal() else "一"
