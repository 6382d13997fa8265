"""The words of a table cell: lines that only the cell's width has broken are joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from gkdesk.domain.spans import Span
from gkdesk.reading.labels import label_of
from gkdesk.reading.traced import Traced

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*\S")
_CLOSED = "。！？；：!?;:…）)〕]】"
_UNIT_ENDS = re.compile(
    r"(?:局|委|办|厅|院|部|处|科|股|室|队|中心|公司|集团|会|府|街道|镇|乡|单位|部门|机构|组|站|所|馆|社|行"
    r"|联|校|区|县|委员会|等|配合|牵头|负责|参与|协办|[）)〉>；;])$"
)
_BLANK = re.compile(r"[\s\u200b\ufeff/／\\\-—–－_.…]*|无|暂无")
_DITTO = re.compile(r"同上|[〃″〞]|〃〃")


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a stroke that stands for nothing."""
    return len(text) < 20 and _BLANK.fullmatch(text) is not None


def is_ditto(text: str) -> bool:
    """Whether a cell says that it repeats the one above."""
    return len(text) < 5 and _DITTO.fullmatch(text) is not None


def text_words(source: str, span: Span) -> Traced:
    """The words of a cell of running text."""
    return _joined(source, span, _text_goes_on)


def unit_words(source: str, span: Span) -> Traced:
    """The words of a cell of names: a line break parts two names unless one is cut."""
    return _joined(source, span, _name_goes_on)


def _joined(source: str, span: Span, goes_on: Callable[[str, str], bool]) -> Traced:
    lines = [
        Traced.of(source, *match.span()).stripped() for match in _LINE.finditer(source, *span)
    ]
    if len(lines) < 2:
        return lines[0] if lines else Traced.of(source, span.start, span.start)
    parts = [[lines[0]]]
    for before, line in pairwise(lines):
        if goes_on(before.text, line.text):
            parts[-1].append(line)
        else:
            parts.append([line])
    return Traced.joined((Traced.joined(part) for part in parts), "\n")


def _text_goes_on(before: str, after: str) -> bool:
    return before[-1] not in _CLOSED and label_of(after) is None


def _name_goes_on(before: str, after: str) -> bool:
    if before[-1] in "、，," or after[0] in "、，,；;":
        return True
    return not _UNIT_ENDS.search(before[-6:])
