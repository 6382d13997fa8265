"""Labelled paragraphs -> items on their levels, page breaks joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gkdesk.domain.draft import Doubt
from gkdesk.domain.spans import Span
from gkdesk.reading.labels import STYLES, Label, label_of
from gkdesk.reading.notice import is_footer
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.traced import Traced

_HEADING_LENGTH = 40
_GOES_ON = "的和与及在对为将把被从向由以，、,"
_DOUBLED = re.compile(r"[（(〔\[【]([\u4e00-\u9fff]{1,4})$")


@dataclass(slots=True)
class Item:
    """A labelled item while it is read.

    ``words`` are its paragraphs without the label, each as the stretches that page ends
    parted.
    """

    label: Label
    level: int
    path: str
    words: list[list[Traced]]
    paragraphs: list[Paragraph]
    children: list[Item] = field(default_factory=list)

    def body(self) -> Traced:
        """The item's text: continued paragraphs joined, finished ones on their own line."""
        lines = [part[0] if len(part) == 1 else Traced.joined(part) for part in self.words]
        return lines[0] if len(lines) == 1 else Traced.joined(lines, "\n")


@dataclass(slots=True)
class Outline:
    """The items of a text; ``rest`` are the paragraphs behind the last one."""

    roots: list[Item] = field(default_factory=list)
    rest: list[Paragraph] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def first_item(parts: Sequence[Paragraph]) -> int:
    """Index of the first paragraph of the outline, ``len(parts)`` where there is none.

    The outline opens with a number one; a list in front of it that does not (attachments,
    recipients) is no item.
    """
    for index, part in enumerate(parts):
        label = label_of(part.text)
        if label and label.number == 1 and not _in_attachments(parts, index):
            return index
    return len(parts)


def _in_attachments(parts: Sequence[Paragraph], index: int) -> bool:
    return index > 0 and bool(re.match(r"附\s*件\s*[:：]?\s*(?:\d|$)", parts[index - 1].text))


def read_outline(parts: Sequence[Paragraph]) -> Outline:
    """The tree of items in ``parts``, which begin with the first item."""
    builder = _Builder()
    for index, part in enumerate(parts):
        if is_footer(part) and not any(label_of(later.text) for later in parts[index:][:40]):
            builder.outline.rest += parts[index:]
            break
        builder.take(part)
    builder.split_closing()
    return builder.outline


class _Builder:
    """Takes paragraph after paragraph and keeps the items that are still open."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._open: list[Item] = []
        self._last_number: dict[str, int] = {}

    def take(self, part: Paragraph) -> None:
        label = label_of(part.text)
        if label and self._opens_item(label):
            self._start(part, label)
        elif self._open:
            self._continue(part)
        else:
            self.outline.rest.append(part)

    def _opens_item(self, label: Label) -> bool:
        """A label counts where its number is due, or where the text before is finished."""
        if not self._open or label.number == 1:
            return True
        if label.number == self._last_number.get(label.style, 0) + 1:
            return True
        last = self._open[-1]
        return last.paragraphs[-1].closed or (label.style != "digit" and _is_heading(last))

    def _start(self, part: Paragraph, label: Label) -> None:
        rank = STYLES.index(label.style)
        while self._open and STYLES.index(self._open[-1].label.style) >= rank:
            self._open.pop()
        self._check_number(part, label)
        parent = self._open[-1] if self._open else None
        path = f"{parent.path}/{label.numeral}" if parent else label.numeral
        words = part.words.cut(label.length, len(part.words))
        item = Item(label, len(self._open) + 1, path, [[words]], [part])
        (parent.children if parent else self.outline.roots).append(item)
        self._open.append(item)
        self._last_number[label.style] = label.number

    def _check_number(self, part: Paragraph, label: Label) -> None:
        siblings = self._open[-1].children if self._open else self.outline.roots
        last = self._last_number.get(label.style, 0)
        restarts = label.number == 1 and not siblings
        if label.number == last + 1 or restarts:
            return
        parent = self._open[-1].path + "/" if self._open else ""
        what = f"编号不连续：“{label.printed}”之前的一项是第 {last} 项。"
        place = Span(part.span.start, part.span.start + len(label.printed))
        self.outline.doubts.append(Doubt(parent + label.numeral, what, place))

    def _continue(self, part: Paragraph) -> None:
        item = self._open[-1]
        last = item.paragraphs[-1]
        item.paragraphs.append(part)
        if last.closed or _is_heading(item):
            item.words.append([part.words])
            return
        stretches = item.words[-1]
        stretches[-1], doubled = _without_doubled(stretches[-1], part.words)
        stretches.append(part.words)
        if doubled:
            what = f"换页处“{doubled}”字重复，已去掉一个。"
            start = part.span.start
            self.outline.doubts.append(
                Doubt(item.path, what, Span(start, start + len(doubled)))
            )

    def split_closing(self) -> None:
        """Finished paragraphs behind the last item's first belong to none: the closing."""
        if not self._open or len(self._open[-1].words) == 1:
            return
        item = self._open[-1]
        keep = _own_paragraphs(item)
        if keep == len(item.paragraphs):
            return
        closing = item.paragraphs[keep:]
        self.outline.rest = closing + self.outline.rest
        item.paragraphs = item.paragraphs[:keep]
        item.words = _words_within(item.words, closing[0])


def _own_paragraphs(item: Item) -> int:
    """How many of the last item's paragraphs are its own."""
    for index in range(1, len(item.paragraphs)):
        finished = item.paragraphs[index - 1].closed
        if finished and item.paragraphs[index].text[0] not in "（(〔[【":
            return index
    return len(item.paragraphs)


def _words_within(words: list[list[Traced]], closing: Paragraph) -> list[list[Traced]]:
    return [one for one in words if one[0].origins[0] < closing.span.start]


def _is_heading(item: Item) -> bool:
    """A label with a short line that ends without a stop: a heading on its own line."""
    text = item.paragraphs[-1].text
    return (
        len(item.paragraphs) == 1
        and len(text) <= _HEADING_LENGTH
        and "。" not in text
        and text[-1] not in _GOES_ON
    )


def _without_doubled(before: Traced, after: Traced) -> tuple[Traced, str]:
    """A page end printed twice: ``（责`` + ``责任单位：`` loses one 责."""
    match = _DOUBLED.search(before.text[-6:])
    if match and after.text.startswith(match[1]):
        return before.cut(0, len(before) - len(match[1])), match[1]
    return before, ""
