"""Knots of a table's tree -> draft nodes with labels, units, limits and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.draft import Doubt, DraftNode, Measure, Person
from gkdesk.domain.spans import Span
from gkdesk.domain.units import UnitClause
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.labels import label_of
from gkdesk.reading.sentences import sentences
from gkdesk.reading.tables.cell_words import text_words
from gkdesk.reading.tables.cells import stated_in
from gkdesk.reading.tables.columns import Header
from gkdesk.reading.tables.fields import Fields
from gkdesk.reading.tables.grid import Grid
from gkdesk.reading.tables.heads import Kind
from gkdesk.reading.tables.standing import Standing
from gkdesk.reading.tables.tree import Knot, Tree
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import find_clauses

_UNNUMBERED = ("bullet", "word", "letter")
_OUTSIDE = re.compile(r"[\s（()）〔〕\[\]【】.．、。]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its path and its level."""

    path: str
    level: int


class Nodes:
    """Makes the nodes of one table; ``doubts`` and ``paths`` (of each knot) grow on the way."""

    def __init__(self, grid: Grid, header: Header, frame: Frame, fields: Fields) -> None:
        self.doubts: list[Doubt] = []
        self.paths: dict[int, str] = {}
        self._grid = grid
        self._header = header
        self._frame = frame
        self._fields = fields

    def of(self, tree: Tree) -> tuple[DraftNode, ...]:
        """The nodes of a tree's roots."""
        nodes = tuple(self._siblings(tree.roots, Place("", 0)))
        for knot, reason, what, span in tree.odd:
            path = self.paths.get(id(knot), "") if knot else ""
            self.doubts.append(Doubt(path, what, span, reason, (_seen(span),)))
        self._check_ordinals(tree)
        return nodes

    def _siblings(self, knots: Iterable[Knot], parent: Place) -> Iterator[DraftNode]:
        unlabelled = 0
        for knot in knots:
            words = text_words(self._grid.source, knot.cell.span)
            label, name, words = self._label(knot, words)
            if not name:
                unlabelled += 1
                name = f"#{unlabelled}"
            path = f"{parent.path}/{name}" if parent.path else name
            self.paths[id(knot)] = path
            yield self._node(knot, label, words, Place(path, parent.level + 1))

    def _label(self, knot: Knot, words: Traced) -> tuple[str, str, Traced]:
        """The label as printed, its part of the path, and the words without it."""
        printed = self._grid.text(knot.ordinal) if knot.ordinal else knot.label
        if printed:
            printed = re.sub(r"\s+", "", printed)
            return printed, _OUTSIDE.sub("", printed) or printed, words
        label = label_of(words.text)
        if label is None or label.style in _UNNUMBERED or _is_list(words.text):
            return "", "", words
        return label.printed, label.numeral, words.cut(label.length, len(words)).stripped()

    def _node(self, knot: Knot, label: str, words: Traced, place: Place) -> DraftNode:
        text, units, limits = _without_clauses(words)
        children = tuple(self._siblings(knot.children, place))
        limits_found = list(read_deadlines(text, self._frame))
        for stated in limits:
            limits_found += stated_in(stated, self._frame)
        people: tuple[Person, ...] = ()
        standing = Standing()
        if knot.leaf:
            units += tuple(self._fields.units(knot, place.path))
            people = tuple(self._fields.people(knot))
            limits_found += self._fields.limits(knot)
            standing = self._fields.standing(knot, place.path)
        first_line = text.text.partition("\n")[0]
        heading = "" if knot.leaf else first_line.rstrip("。：:；; ")
        return DraftNode(
            label=label,
            level=place.level,
            path=place.path,
            heading=heading,
            text=text.text,
            measures=_measures(text) if knot.leaf else (),
            units=units,
            people=people,
            deadlines=tuple(limits_found),
            children=children,
            span=self._span(knot),
            heading_spans=text.spans(0, len(heading)) if heading else (),
            confidence=self._header.confidence,
            progress=standing.progress,
            done=standing.done,
            note=standing.note,
        )

    def _span(self, knot: Knot) -> Span:
        """The words and what stands beside them in the row, without the wider work."""
        own = [(knot.column, knot.cell), *knot.fields]
        own = [entry for entry in own if entry[0] not in knot.inherited]
        if knot.ordinal:
            own += [(index, knot.ordinal) for index in self._header.of(Kind.ORDINAL)[-1:]]
        cells = dict(own)
        left = knot.column
        while left - 1 in cells and cells[left - 1].row == knot.cell.row:
            left -= 1
        last = max(cell.span.end for index, cell in own if index >= left)
        return Span(cells[left].span.start, max(last, knot.cell.span.end))

    def _check_ordinals(self, tree: Tree) -> None:
        """Ordinals run through the table or start again under a new ancestor."""
        last: tuple[int, tuple[Knot, ...]] | None = None
        for knot in dict.fromkeys(_numbered(tree.roots)):
            text = self._grid.text(knot.ordinal).strip(".．、()（） ")
            if not text.isdecimal() or knot.ordinal is None:
                continue
            number = int(text)
            due = last is None or number == last[0] + 1
            again = last is not None and number == 1 and knot.parents != last[1]
            if not (due or again) and last is not None:
                span = knot.ordinal.span
                what = f"序号不连续：“{text}”之前的一行是 {last[0]}。"
                doubt = Doubt(self.paths[id(knot)], what, span, "序号不连续", (_seen(span),))
                self.doubts.append(doubt)
            last = (number, knot.parents)


def _numbered(knots: Iterable[Knot]) -> Iterator[Knot]:
    for knot in knots:
        if knot.ordinal is not None:
            yield knot
        yield from _numbered(knot.children)


def _seen(span: Span) -> Choice:
    return Choice("没有问题", Answer(AnswerKind.SEEN, span))


def _is_list(text: str) -> bool:
    """Whether several lines of the cell open with a number: then none is the cell's own."""
    lines = text.split("\n")
    return sum(label_of(line.strip()) is not None for line in lines) > 1


def _without_clauses(
    words: Traced,
) -> tuple[Traced, tuple[UnitClause, ...], tuple[Traced, ...]]:
    """The words without their brackets of responsibility; their units and stated limits."""
    clauses = find_clauses(words)
    if not clauses:
        return words, (), ()
    kept: list[Traced] = []
    position = 0
    for clause in clauses:
        kept.append(words.cut(position, clause.start))
        position = clause.end
    kept.append(words.cut(position, len(words)))
    text = Traced.joined(one for one in kept if one.text.strip()).stripped()
    units = tuple(unit for clause in clauses for unit in clause.units)
    return text, units, tuple(limit for clause in clauses for limit in clause.limits)


def _measures(text: Traced) -> tuple[Measure, ...]:
    return tuple(
        Measure(text.text[start:end], text.spans(start, end))
        for start, end in sentences(text.text)
    )
