"""Headings without a number, told by evidence over the whole document.

A line may be one where it is short, unfinished, stands behind a finished line and before
longer text. Whether such lines are headings is weighed for all lines of the same look
together: how often they occur, what follows them, letters, place, and known words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gkdesk.reading.labels import Label
from gkdesk.reading.notice import is_field
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.titles import is_title
from gkdesk.reading.units import is_clause_line
from gkdesk.reading.wrapping import Wrapping

ENOUGH = 0.65
_LONGEST, _LONGEST_MARKED = 30, 45
_SHORT = 14
_INSIDE = re.compile(r"[。；！？，,;|\t]|[:：].")
_ATTACHMENT = re.compile(r"附\s*件|附\s*表|注[:：]|备注")
_KNOWN = re.compile(
    r"(?:总体|工作|主要|重点|指导|基本|组织|保障|实施|具体|有关|责任|时间|目标|任务|职责)"
    r"(?:要求|目标|任务|思想|原则|领导|措施|步骤|安排|分工|保障|举措|内容|事项|重点|思路)$"
    r"|(?:公开|建设|管理|服务|解读|回应|监督|领导|工作|落实|水平|质量|保障|能力|机制)$"
)
_SECTION = re.compile(
    r"^(?:总体|工作|主要|重点|指导|基本|组织|保障|实施|具体|有关|责任|目标|时间|进度|任务|活动)?"
    r"(?:要求|目标|任务|思想|原则|保障|措施|步骤|安排|分工|举措|内容|事项|重点|思路|领导|考核)[：:]?$"
)
_OUTER = {"part", "chapter", "section", "han"}

Look = tuple[int, bool, bool, int]
Place = tuple[int, bool, bool, int, bool]


@dataclass(frozen=True, slots=True)
class PlainHeading:
    """A line taken for a heading: ``look`` tells its class and whether it is a smaller one
    of it, ``confidence`` how sure it is."""

    look: Place
    confidence: float


def plain_headings(
    parts: Sequence[Paragraph],
    labels: Mapping[int, Label],
    body: int,
    wrapping: Wrapping,
) -> dict[int, PlainHeading]:
    """Indices of the headings without a number from ``body`` on; ``labels`` by index."""
    usual = _usual_look(parts)
    by_look: dict[Look, list[int]] = {}
    for index in _candidates(parts, labels, body, wrapping):
        by_look.setdefault(_look(parts[index], usual), []).append(index)
    outer = sum(label.style in _OUTER for label in labels.values()) > 1
    found: dict[int, PlainHeading] = {}
    for look, indices in by_look.items():
        score = _score(parts, labels, indices, look) - (0.3 if outer else 0)
        if score >= ENOUGH:
            inner = _inner(parts, indices)
            for index in indices:
                found[index] = PlainHeading((*look, index in inner), min(score, 1.0))
    return found


def _inner(parts: Sequence[Paragraph], indices: Sequence[int]) -> set[int]:
    """The smaller headings among those of one look: where one follows the other directly,
    the usual names of sections stand above the rest."""
    places = set(indices)
    above = {index for index in indices if index + 1 in places}
    if not above:
        return set()
    return {
        index
        for index in indices
        if index not in above and not _SECTION.search(parts[index].text)
    }


def _candidates(
    parts: Sequence[Paragraph], labels: Mapping[int, Label], body: int, wrapping: Wrapping
) -> Iterator[int]:
    taken = body - 1
    for index in range(body, len(parts) - 1):
        part = parts[index]
        before = parts[index - 1] if index else None
        ready = index == body or index - 1 == taken or _finished(before)
        if index not in labels and ready and _looks_short(part) and not wrapping.cut(part):
            taken = index
            yield index
        elif index in labels and not part.closed and len(part.text) <= _LONGEST:
            taken = index  # a labelled heading may be followed by one without a number


def _finished(before: Paragraph | None) -> bool:
    """Whether the line before is whole, so that a heading may follow."""
    return before is None or before.closed or is_clause_line(before.text)


def _looks_short(part: Paragraph) -> bool:
    text = part.text.rstrip("：:")
    marked = part.hint.heading or part.hint.bold or part.hint.centered
    return (
        1 < len(text) <= (_LONGEST_MARKED if marked else _LONGEST)
        and not _INSIDE.search(text)
        and text[0] not in "（("
        and not text.endswith(("如下", "以下", "下列"))
        and (not part.closed or part.text[-1] in "：:）)”》】〕]")
        and not is_field(part)
        and not _ATTACHMENT.match(text)
        and not is_clause_line(part.text)
        and not is_title(text)
    )


def _usual_look(parts: Sequence[Paragraph]) -> Look:
    """The look of most of the words."""
    weights: dict[Look, int] = {}
    for part in parts:
        look = (0, part.hint.bold, part.hint.centered, round(part.hint.size))
        weights[look] = weights.get(look, 0) + len(part.text)
    return max(weights, key=lambda look: weights[look], default=(0, False, False, 0))


def _look(part: Paragraph, usual: Look) -> Look:
    hint = part.hint
    larger = max(0, round(hint.size) - usual[3]) if hint.size and usual[3] else 0
    return (
        hint.heading,
        hint.bold and not usual[1],
        hint.centered and not usual[2],
        larger,
    )


def _score(
    parts: Sequence[Paragraph],
    labels: Mapping[int, Label],
    indices: Sequence[int],
    look: Look,
) -> float:
    count = len(indices)
    heading, bold, centered, larger = look
    score = 0.3 + 0.5 * bool(heading) + 0.3 * bold + 0.2 * centered + 0.2 * bool(larger)
    score += 0.2 * (count > 1) + 0.1 * (count > 2)
    leads = sum(_leads(parts, labels, index, indices) for index in indices)
    score += 0.2 if leads >= 0.8 * count else -0.3
    score += 0.1 * (sum(len(parts[index].text) for index in indices) <= _SHORT * count)
    known = sum(bool(_KNOWN.search(parts[index].text)) for index in indices)
    score += 0.1 * (known >= 0.5 * count)
    return score


def _leads(
    parts: Sequence[Paragraph], labels: Mapping[int, Label], index: int, same: Sequence[int]
) -> bool:
    """Whether text for a heading follows: a list, longer words, or a smaller heading."""
    label = labels.get(index + 1)
    if label is not None:
        return True
    if index + 1 in same:  # a smaller heading comes first
        return index + 2 < len(parts) and index + 2 not in same
    following = parts[index + 1]
    return len(following.text) > 1.5 * len(parts[index].text) or following.closed
