"""Which lines open an item, how sure that is, and on which rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.reading.headings import Place, PlainHeading, plain_headings
from gkdesk.reading.labels import Label, label_of
from gkdesk.reading.notice import body_start
from gkdesk.reading.numerals import number
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.ranks import PLAIN, ranks
from gkdesk.reading.ranks import Opening as RankedOpening
from gkdesk.reading.wrapping import Wrapping

HEADING_LENGTH = 40
_GOES_ON = re.compile(r"(?:[的和及在对为将把被从向由以，、,；;]|(?<!参)与)$")
_BARE_NUMBER = re.compile(r"(\d{1,2})\s*(?=[\u4e00-\u9fff])(?![年月日个项号次])")
_FEWEST_BULLETS = 2
_FORCED = 1.0
_SURE_STYLES = ("part", "chapter", "section", "article", "han", "han_bracket")
_MOST, _SOME = 0.5, 0.1
_SURELY_SHORT = 10
_CONFIDENT = 1.0


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens an item. ``style`` is its label's, or that of a look of headings
    without a number; ``forced`` tells that a person said so."""

    label: Label
    style: str
    confidence: float = _CONFIDENT
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Openings:
    """The lines that may open an item, by index, and the rank of each style; ``first`` is
    the index of the line the outline opens with, the number of lines where there is none."""

    at: Mapping[int, Opening]
    ranks: Mapping[str, int]
    first: int
    headings: Mapping[str, float]
    """The share of each style's labels that stand before a heading on a line of its own."""
    short: Counter[str]
    """How many of each style's labels stand before such a line."""

    def headed(self, style: str, length: int = 0) -> bool:
        """Whether a short line of that length behind a label of the style is a heading; a
        very short one needs less company, as a page hardly ever cuts a line so early."""
        share = self.headings.get(style, 0)
        brief = 0 < length <= _SURELY_SHORT and self.short[style] > 1
        return share >= (_SOME if brief else _MOST)


def openings_of(
    parts: Sequence[Paragraph], wrapping: Wrapping, answers: Sequence[Answer]
) -> Openings:
    """Everything that looks like the beginning of an item in these lines."""
    labels = _labels(parts)
    start = body_start(parts)
    plain = plain_headings(parts, labels, start, wrapping)
    looks = sorted({heading.look for heading in plain.values()}, key=_outermost_first)
    at = {
        index: Opening(label, label.style)
        for index, label in labels.items()
        if label.style != "bullet" or index >= start  # a site's own lists stand above the title
    }
    at |= {index: _plain(heading, looks) for index, heading in plain.items()}
    for index, forced in _answered(parts, answers).items():
        if forced is None:
            at.pop(index, None)
        else:
            at[index] = replace(forced, style=at[index].style if index in at else forced.style)
    at = dict(sorted(at.items()))
    styles = [_plain_style(place) for place in range(len(looks))]
    styles += [PLAIN] if any(each.style == PLAIN for each in at.values()) else []
    seen = [
        RankedOpening(
            opening.style, opening.label.number, is_short(parts[index], opening.label)
        )
        for index, opening in at.items()
    ]
    lines = Counter(opening.style for opening in seen)
    short = Counter(opening.style for opening in seen if opening.short)
    shares = {style: short[style] / count for style, count in lines.items()}
    return Openings(at, ranks(seen, styles), _first(parts, at), shares, short)


def is_short(part: Paragraph, label: Label | None = None) -> bool:
    """A short line that ends without a stop: a heading on its own line."""
    text = part.text
    return (
        len(text) - (label.length if label else 0) <= HEADING_LENGTH
        and "。" not in text
        and _GOES_ON.search(text) is None
    )


def _labels(parts: Sequence[Paragraph]) -> dict[int, Label]:
    found = {
        index: label
        for index, part in enumerate(parts)
        if (label := label_of(part.text)) and len(part.text) > label.length - 1
    }
    if any(label.style == "decimal" for label in found.values()):
        found |= _bare_numbers(parts, found)
        found = dict(sorted(found.items()))
    bullets = [index for index, label in found.items() if label.style == "bullet"]
    if len(bullets) < _FEWEST_BULLETS:
        for index in bullets:
            del found[index]
    return found


def _bare_numbers(parts: Sequence[Paragraph], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Where decimals count the items (1.1), a bare number may open their section (1 …): it
    is the one the next decimal begins with, or the one before the next bare number."""
    found: dict[int, Label] = {}
    due: set[int] = set()
    for index in range(len(parts) - 1, -1, -1):
        label = labels.get(index)
        if label and label.style.startswith("decimal"):
            due.add(number(re.split(r"[.．]", label.numeral)[0]))
        match = _BARE_NUMBER.match(parts[index].text)
        if label is None and match and (value := number(match[1])) in due:
            found[index] = Label(match[1], "digit", value, match[1], match.end())
            due = {value - 1}
    return found | _bare_behind(parts, labels, found)


def _bare_behind(
    parts: Sequence[Paragraph], labels: Mapping[int, Label], found: Mapping[int, Label]
) -> dict[int, Label]:
    """Sections behind the last with decimals: short lines whose bare number counts on."""
    behind: dict[int, Label] = {}
    value = max((label.number for label in found.values()), default=0)
    for index in range(max(found, default=len(parts)) + 1, len(parts)):
        match = _BARE_NUMBER.match(parts[index].text)
        if index not in labels and match and number(match[1]) == value + 1:
            label = Label(match[1], "digit", value + 1, match[1], match.end())
            if is_short(parts[index], label):
                behind[index] = label
                value += 1
    return behind


def _outermost_first(look: Place) -> tuple[int, int, bool, bool, bool]:
    heading, bold, centered, larger, inner = look
    return (heading or 99, -larger, not centered, not bold, inner)


def _plain_style(place: int) -> str:
    return f"{PLAIN}{place}"


def _plain(heading: PlainHeading, looks: Sequence[Place]) -> Opening:
    style = _plain_style(looks.index(heading.look))
    return Opening(Label("", style, 0, "", 0), style, heading.confidence)


def _answered(
    parts: Sequence[Paragraph], answers: Sequence[Answer]
) -> dict[int, Opening | None]:
    """What a person said of lines: an item, or none (None)."""
    said: dict[int, Opening | None] = {}
    for answer in answers:
        index = next(
            (index for index, part in enumerate(parts) if part.span.end > answer.span.start),
            None,
        )
        if index is None:
            continue
        if answer.kind in (AnswerKind.HEADING, AnswerKind.ITEM):
            label = label_of(parts[index].text) or Label("", PLAIN, 0, "", 0)
            said[index] = Opening(label, label.style, _FORCED, forced=True)
        elif answer.kind in (AnswerKind.TEXT, AnswerKind.JOIN):
            said[index] = None
    return said


def _first(parts: Sequence[Paragraph], at: Mapping[int, Opening]) -> int:
    """Index of the line the outline opens with, ``len(parts)`` where there is none.

    It opens with a number one, a heading, or, where a part of a plan was pasted, with a
    number that the next label of its style counts on from; a list in front of it
    (attachments, recipients) is no item.
    """
    counted = _counted_on(at)
    for index, opening in at.items():
        begins = opening.label.number == 1 or opening.style.startswith((PLAIN, "bullet"))
        starts = begins or opening.forced or index in counted
        if starts and not _in_attachments(parts, index):
            return index
    return len(parts)


def _counted_on(at: Mapping[int, Opening]) -> set[int]:
    """The lines whose number the next label of their style counts on from."""
    following: dict[str, int] = {}
    found: set[int] = set()
    for index in reversed(list(at)):
        opening = at[index]
        number_here = opening.label.number
        if following.get(opening.style) == number_here + 1 and opening.style in _SURE_STYLES:
            found.add(index)
        following[opening.style] = number_here
    return found


def _in_attachments(parts: Sequence[Paragraph], index: int) -> bool:
    return index > 0 and bool(re.match(r"附\s*件\s*[:：]?\s*(?:\d|$)", parts[index - 1].text))
