"""Items of the outline -> draft nodes: headings, clauses of units, measures, limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Doubt, DraftNode, Leftover, Measure
from gkdesk.domain.spans import Span
from gkdesk.domain.units import UnitClause
from gkdesk.reading.contents import Content, content_of
from gkdesk.reading.deadlines import Frame, read_deadlines, read_stated
from gkdesk.reading.item_headings import ItemHeadings
from gkdesk.reading.outline import Item, walk
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import first_leading

_TIME_HEADING = re.compile(
    r"(?:活动|工作|实施|完成|整治|办理|推进|起止|任务|检查|报送)?(?:时间|时限|期限)(?:安排|要求)?"
)
_LONGEST_TIME = 40
_NOTHING = "-—–－/／ \u3000"
"""What stands in a field that is left open."""
_NO_LIMIT = "时限栏里的话，没有说到哪一天。"
_ABOUT_UNITS = (AnswerKind.UNITS, AnswerKind.NO_UNITS)


class Nodes:
    """Turns the items of one document into draft nodes; ``doubts`` and ``leftovers`` grow on
    the way."""

    def __init__(
        self,
        roots: Sequence[Item],
        frame: Frame,
        *,
        first_leads: bool = False,
        answers: Sequence[Answer] = (),
    ) -> None:
        self.doubts: list[Doubt] = []
        self.leftovers: list[Leftover] = []
        self._frame = frame
        self._first_leads = first_leads
        said = [answer for answer in answers if answer.kind in _ABOUT_UNITS]
        self._contents = {id(item): content_of(item, said) for item in walk(roots)}
        self._headings = ItemHeadings(roots, self._contents)
        self._last = {id(item.children[-1]) for item in walk(roots) if item.children}

    def node(self, item: Item) -> DraftNode:
        """The draft node of one item with all below it."""
        content = self._contents[id(item)]
        heading, body_start = self._headings.of(content)
        text = content.text
        for what, span in content.odd:
            seen = Choice("照原文", Answer(AnswerKind.SEEN, span))
            self.doubts.append(Doubt(item.path, what, span, "括号不一致", (seen,)))
        return DraftNode(
            label=item.label.printed,
            level=item.level,
            path=item.path,
            heading=text.text[heading.start : heading.end],
            text=text.text,
            measures=tuple(
                Measure(text.text[start:end], text.spans(start, end))
                for start, end in _behind(content.sentences, body_start)
            ),
            units=tuple(self._units(item, content)),
            people=tuple(person for clause in content.clauses for person in clause.people),
            deadlines=tuple(self._deadlines(content, heading, body_start)),
            children=tuple(self.node(child) for child in item.children),
            span=Span(item.paragraphs[0].span.start, item.paragraphs[-1].span.end),
            heading_spans=text.spans(*heading) if heading.end else (),
            confidence=item.confidence,
        )

    def _deadlines(self, content: Content, heading: Span, body: int) -> Iterator[Deadline]:
        text = content.text
        found = read_deadlines(text, self._frame)
        words = text.text[slice(*heading)]
        if not found and _TIME_HEADING.fullmatch(words) and len(text) - body <= _LONGEST_TIME:
            found = read_stated(text.cut(body, len(text)).stripped("。 \n\u3000"), self._frame)
        yield from found
        for clause in content.clauses:
            for limit in () if clause.kept else clause.limits:
                yield from self._stated(limit)

    def _stated(self, words: Traced) -> Iterator[Deadline]:
        """The limits of a field; words that are none (及时, 动态) are told, not dropped."""
        if words.text.strip(_NOTHING) == "":
            return
        found = read_stated(words, self._frame)
        if not found and words.text:
            self.leftovers.append(
                Leftover(words.text, _NO_LIMIT, words.spans(0, len(words))[0])
            )
        yield from found

    def _units(self, item: Item, content: Content) -> Iterator[UnitClause]:
        """The item's own clauses, and those its last child says for the whole section."""
        last = self._contents[id(item.children[-1])] if item.children else None
        ends = id(item) in self._last
        own = [clause for clause in content.clauses if not (clause.section and ends)]
        spoken = [clause for clause in last.clauses if clause.section] if last else []
        for clause in [*own, *spoken]:
            yield from first_leading(clause.units) if self._first_leads else clause.units


def _behind(found: Sequence[Span], start: int) -> Iterator[Span]:
    """The sentences behind an offset, the one it parts from there on."""
    return (Span(max(each.start, start), each.end) for each in found if each.end > start)
