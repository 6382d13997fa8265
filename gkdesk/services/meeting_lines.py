"""The lines of a list, read from the ledger only as far as they are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, overload

from gkdesk.exports.printed_list import PrintedHeading, PrintedLine, PrintedRow
from gkdesk.services.meeting_slots import Slot, SlotLine

_CHUNK: Final = 100
_KEPT: Final = 4

ReadRows = Callable[[Sequence[Slot]], list[PrintedRow]]
"""Reads some rows of the ledger."""


class MeetingLines(Sequence[PrintedLine]):
    """Headings and rows in their order. Of the rows only the last few hundred that were asked
    for are kept, so that a long list takes no more room than a short one."""

    def __init__(self, lines: Sequence[SlotLine], read: ReadRows) -> None:
        self._lines, self._read = lines, read
        self._chunks: OrderedDict[int, list[PrintedLine]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> PrintedLine: ...
    @overload
    def __getitem__(self, at: slice) -> list[PrintedLine]: ...
    def __getitem__(self, at: int | slice) -> PrintedLine | list[PrintedLine]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._chunk(at // _CHUNK)[at % _CHUNK]

    def _chunk(self, number: int) -> list[PrintedLine]:
        if number in self._chunks:
            self._chunks.move_to_end(number)
            return self._chunks[number]
        some = self._lines[number * _CHUNK : (number + 1) * _CHUNK]
        rows = iter(self._read([line for line in some if isinstance(line, Slot)]))
        read = [line if isinstance(line, PrintedHeading) else next(rows) for line in some]
        self._chunks[number] = read
        while len(self._chunks) > _KEPT:
            self._chunks.popitem(last=False)
        return read
