"""Lines that open items, and those between them -> items on their levels, breaks joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.draft import Doubt
from gkdesk.domain.spans import Span
from gkdesk.reading.closing import split_closing
from gkdesk.reading.item_paragraphs import split_paragraphs
from gkdesk.reading.labels import Label
from gkdesk.reading.notice import is_field, is_footer, is_signature
from gkdesk.reading.openings import Opening, Openings, is_short
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.titles import is_title
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import is_clause_line
from gkdesk.reading.wrapping import Wrapping

_DOUBLED = re.compile(r"[（(〔\[【]([\u4e00-\u9fff]{1,4})$")
_BRACKET_OPEN = re.compile(r"(?:[（(〔\[【][^（()）〔〕\[\]【】。]{0,60}|《[^》。]{0,40})$")
_LIST_GOES_ON = "、，,：:"
_JUMPED = 0.6
_FOOTER_LOOKAHEAD = 40
_LONGEST_HEAD = 8


@dataclass(slots=True)
class Item:
    """An item while it is read.

    ``words`` are its paragraphs without the label, each as the stretches that line or page
    ends parted.
    """

    label: Label
    style: str
    level: int
    path: str
    words: list[list[Traced]]
    paragraphs: list[Paragraph]
    confidence: float = 1.0
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


def read_outline(
    parts: Sequence[Paragraph],
    openings: Openings,
    wrapping: Wrapping,
    answers: Sequence[Answer] = (),
) -> Outline:
    """The tree of items in ``parts`` from the first opening on."""
    builder = _Builder(openings, wrapping, answers)
    last_opening = max(openings.at, default=-1)
    skip = 0
    for index in range(openings.first, len(parts)):
        part = parts[index]
        if (
            (index > last_opening or index + _FOOTER_LOOKAHEAD > last_opening)
            and index > openings.first
            and is_footer(part)
            and not _opens_later(openings, index)
        ):
            builder.outline.rest += parts[index:]
            break
        if head := _second_head(parts, openings, index):
            builder.begin_anew(parts[index:head])
            skip = head
        if index >= skip:
            builder.take(index, part)
    outline = builder.outline
    split_closing(outline)
    for item in list(walk(outline.roots)):
        if not item.children and openings.headed(item.style):
            split_paragraphs(item)
    return outline


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """All items in printed order."""
    for item in items:
        yield item
        yield from walk(item.children)


def _opens_later(openings: Openings, index: int) -> bool:
    return any(later in openings.at for later in range(index, index + _FOOTER_LOOKAHEAD))


def _second_head(parts: Sequence[Paragraph], openings: Openings, index: int) -> int:
    """Index behind a signature and title in the midst of the items: a letter that counts its
    own points stands before the plan. 0 where there is none."""
    if not is_signature(parts[index]):
        return 0
    end = index + 1
    while end < len(parts) and end - index <= _LONGEST_HEAD and end not in openings.at:
        if not (is_field(parts[end]) or is_title(parts[end].text)):
            return 0
        end += 1
    opening = openings.at.get(end)
    titled = any(is_title(part.text) for part in parts[index:end])
    return end if opening and opening.label.number == 1 and titled else 0


class _Builder:
    """Takes paragraph after paragraph and keeps the items that are still open."""

    def __init__(
        self, openings: Openings, wrapping: Wrapping, answers: Sequence[Answer]
    ) -> None:
        self.outline = Outline()
        self._openings = openings
        self._wrapping = wrapping
        self._said = [
            answer for answer in answers if answer.kind in (AnswerKind.JOIN, AnswerKind.TEXT)
        ]
        self._open: list[Item] = []
        self._last_number: dict[str, int] = {}
        self._letter_items = 0

    def begin_anew(self, head: Sequence[Paragraph]) -> None:
        """The items so far are those of the letter; ``head`` stands before the plan's own."""
        self.outline.rest += head
        self._open = []
        self._last_number = {}
        self._letter_items = len(self.outline.roots)

    def take(self, index: int, part: Paragraph) -> None:
        opening = self._openings.at.get(index)
        if opening and self._opens_item(opening):
            self._start(part, opening)
        elif self._open:
            self._continue(part)
        else:
            self.outline.rest.append(part)

    def _opens_item(self, opening: Opening) -> bool:
        """A label counts where its number is due, or where the text before is finished."""
        label = opening.label
        if not self._open or opening.forced or label.number <= 1:
            return True
        if label.number == self._last_number.get(opening.style, 0) + 1:
            return True
        last = self._open[-1]
        before = last.paragraphs[-1]
        return (
            before.closed
            or is_clause_line(before.text)
            or (label.style != "digit" and self._is_heading(last))
        )

    def _start(self, part: Paragraph, opening: Opening) -> None:
        label = opening.label
        rank = self._openings.ranks[opening.style]
        while self._open and self._openings.ranks[self._open[-1].style] >= rank:
            self._open.pop()
        confidence = opening.confidence
        if not self._due(opening):
            confidence = min(confidence, _JUMPED)
            self._doubt_number(part, opening)
        parent = self._open[-1] if self._open else None
        siblings = parent.children if parent else self.outline.roots
        numeral = label.numeral or f"#{sum(not each.label.numeral for each in siblings) + 1}"
        item = Item(
            label=label,
            style=opening.style,
            level=len(self._open) + 1,
            path=f"{parent.path}/{numeral}" if parent else numeral,
            words=[[part.words.cut(label.length, len(part.words))]],
            paragraphs=[part],
            confidence=confidence,
        )
        siblings.append(item)
        self._open.append(item)
        self._last_number[opening.style] = label.number

    def _due(self, opening: Opening) -> bool:
        label = opening.label
        roots = self.outline.roots[self._letter_items :]
        siblings = self._open[-1].children if self._open else roots
        last = self._last_number.get(opening.style, 0)
        restarts = label.number == 1 and not any(
            each.style == opening.style for each in siblings
        )
        return not label.number or label.number == last + 1 or restarts

    def _doubt_number(self, part: Paragraph, opening: Opening) -> None:
        label = opening.label
        parent = self._open[-1].path + "/" if self._open else ""
        last = self._last_number.get(opening.style, 0)
        what = f"编号不连续：“{label.printed}”之前的一项是第 {last} 项。"
        if not last:
            what = f"编号从“{label.printed}”开始，前面可能还有内容。"
        place = Span(part.span.start, part.span.start + len(label.printed))
        choices = (
            Choice("编号照原文", Answer(AnswerKind.SEEN, place)),
            Choice("不是新的一条", Answer(AnswerKind.TEXT, part.span)),
        )
        self.outline.doubts.append(
            Doubt(parent + label.numeral, what, place, "编号不连续", choices)
        )

    def _continue(self, part: Paragraph) -> None:
        item = self._open[-1]
        if not self._goes_on(item, part):
            item.paragraphs.append(part)
            item.words.append([part.words])
            return
        item.paragraphs.append(part)
        stretches = item.words[-1]
        stretches[-1], doubled = _without_doubled(stretches[-1], part.words)
        stretches.append(part.words)
        if doubled:
            what = f"换页处“{doubled}”字重复，已去掉一个。"
            place = Span(part.span.start, part.span.start + len(doubled))
            choices = (Choice("去掉一个", Answer(AnswerKind.SEEN, place)),)
            self.outline.doubts.append(Doubt(item.path, what, place, "换页处重字", choices))

    def _goes_on(self, item: Item, part: Paragraph) -> bool:
        """Whether a line belongs to the same paragraph as the line above."""
        said = self._said_of(part)
        if said is not None:
            return said is AnswerKind.JOIN
        last = item.paragraphs[-1]
        if _BRACKET_OPEN.search(last.text):
            return True
        if is_clause_line(part.text):
            return False
        if is_clause_line(last.text):
            return last.text[-1] in _LIST_GOES_ON or self._wrapping.cut(last)
        joined = bool(self._wrapping.width) and self._wrapping.goes_on(last, part)
        return joined or not (last.closed or self._is_heading(item))

    def _said_of(self, part: Paragraph) -> AnswerKind | None:
        """Whether a person said that a line goes on (JOIN) or does not (TEXT)."""
        start = part.span.start
        return next(
            (said.kind for said in self._said if said.span.start <= start < said.span.end),
            None,
        )

    def _is_heading(self, item: Item) -> bool:
        """Whether all that was read of an item so far is a heading on a line of its own."""
        first = item.paragraphs[0]
        return (
            len(item.paragraphs) == 1
            and is_short(first, item.label)
            and not self._wrapping.cut(first)
            and self._openings.headed(item.style, len(first.text) - item.label.length)
        )


def _without_doubled(before: Traced, after: Traced) -> tuple[Traced, str]:
    """A page end printed twice: ``（责`` + ``责任单位：`` loses one 责."""
    match = _DOUBLED.search(before.text[-6:])
    if match and after.text.startswith(match[1]):
        return before.cut(0, len(before) - len(match[1])), match[1]
    return before, ""
