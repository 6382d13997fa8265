"""Checks of the items themselves: the same twice, and words that the source has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from gkdesk.domain.findings import Check, Finding
from gkdesk.domain.tasks import NodeKind
from gkdesk.reading.labels import label_of
from gkdesk.services.item_matching import squeezed
from gkdesk.services.likeness import likeness
from gkdesk.services.preflight_plan import CheckedPlan
from gkdesk.store import columns
from gkdesk.store.checked_rows import CheckedRow

_SAME = 92
"""From which likeness on (0 to 100) two items are one said twice."""
_LEAST = 6
"""Shorter items (做好培训) may well stand twice."""
_COMMON = 40
_FIGURES = re.compile(r"\d+|[一二三四五六七八九十百]+")
_MARKS = re.compile(r"[\W_]+")
_AROUND = re.compile(r"[\s（）()〈〉<>【】\[\]，。；、,;.：:]+")

_UNITS_BEHIND = re.compile(
    r"^[。；]?[（(](?:责|牵头|主办|承办|配合|协办|完成)[^（）()]*[）)]?[。；]?$"
)
"""A clause of units behind an item, however the reader took it."""


def findings(plan: CheckedPlan) -> Iterator[Finding]:
    """Items that stand twice, and rows that read otherwise than the source."""
    for kind in (NodeKind.TASK, NodeKind.MEASURE):
        yield from _same([row for row in plan.rows if row.kind == kind])
    for row in plan.rows:
        if row.by_hand or row.places == "[]" or not plan.source:
            continue
        if other_than_printed(plan, row):
            yield Finding(Check.OTHER_TEXT, row.id, row.text)


# the same item


def _same(rows: list[CheckedRow]) -> Iterator[Finding]:
    words = {row.id: _MARKS.sub("", row.text) for row in rows}
    long = [row for row in rows if len(words[row.id]) >= _LEAST]
    first: dict[str, CheckedRow] = {}
    single: list[CheckedRow] = []
    for row in long:
        held = first.setdefault(words[row.id], row)
        if held is row:
            single.append(row)
        else:
            yield _double(row, held)
    yield from _nearly(single, words)


def _nearly(rows: list[CheckedRow], words: dict[int, str]) -> Iterator[Finding]:
    told: set[int] = set()
    for early, late in sorted(set(_promising([words[row.id] for row in rows]))):
        one, other = words[rows[early].id], words[rows[late].id]
        if late in told or likeness(one, other) < _SAME:
            continue
        if _FIGURES.findall(one) == _FIGURES.findall(other):
            told.add(late)
            yield _double(rows[late], rows[early])


def _promising(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Positions of texts that begin or end alike, as two of that likeness do but when both
    ends differ; a beginning that many share (加强信息公开…) says nothing."""
    for end in (slice(None, _LEAST), slice(-_LEAST, None)):
        alike: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            alike.setdefault(text[end], []).append(at)
        for group in alike.values():
            if len(group) <= _COMMON:
                yield from combinations(group, 2)


def _double(row: CheckedRow, first: CheckedRow) -> Finding:
    return Finding(Check.SAME_ITEM, row.id, str(first.id), (first.id,))


# the source


def printed_words(plan: CheckedPlan, row: CheckedRow) -> str:
    """What the source prints at a row's places, without label and clauses of units."""
    spans = columns.as_spans(row.places)
    words = "".join(plan.source[span.start : span.end] for span in spans)
    words = "".join(line.strip() for line in words.splitlines())
    label = label_of(words) if row.label else None
    words = words[label.length :] if label else words
    for raw in plan.clauses.get(row.id, ()):
        words = _without_clause(words, raw)
    return words.strip()


def _without_clause(words: str, raw: str) -> str:
    clause = re.escape(raw.strip("（）()"))
    return re.sub(rf"[（(【\[]?\s*{clause}\s*[；;，,。]?\s*[）)】\]]?", "", words, count=1)


def other_than_printed(plan: CheckedPlan, row: CheckedRow) -> bool:
    """Whether a row says more, less or otherwise than its places in the source; blanks and
    stops at the ends do not count."""
    text = squeezed(row.text)
    spans = columns.as_spans(row.places)
    source = squeezed("".join(plan.source[span.start : span.end] for span in spans))
    start = source.find(text)
    if start < 0:
        return _AROUND.sub("", text) != _AROUND.sub("", printed_words(plan, row))
    behind = _UNITS_BEHIND.sub("", source[start + len(text) :])
    ahead = source[:start]
    label = label_of(ahead)
    rest = (ahead[label.length :] if label else ahead) + behind
    for raw in plan.clauses.get(row.id, ()):
        rest = rest.replace(squeezed(raw), "", 1)
    return bool(_AROUND.sub("", rest))
