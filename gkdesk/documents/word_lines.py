"""The words of a Word paragraph -> the lines a reader of the page sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gkdesk.documents.blocks import Line, plain
from gkdesk.documents.word_styles import Look

Stretches = Sequence[tuple[str, Look]]

_BLANK = Line("")
_LONGEST_TITLE = 120
_DOCUMENT_NUMBER = re.compile(r"[〔\[［（(]\s*\d{4}\s*[〕\]］）)][^号]{1,12}号$")
_DATE = re.compile(r"\d{4}\s*年[^日]{2,8}日$")


def lines_of(label: str, stretches: Stretches, look: Look) -> list[Line]:
    """The lines of a paragraph with its automatic number ``label`` and the paragraph's look.

    A break within the paragraph opens a new line, as offices use it for paragraphs in text
    that came from the web; but in a centred paragraph it is where a title was broken to
    fill its lines well, and the words are joined.
    """
    if not stretches and not label:
        return [_BLANK]
    lines = [_line(part, look) for part in _parts(stretches)]
    if look.centered:
        lines = _titles_joined(lines)
    label = " ".join(plain(label).split())
    if label:
        first = lines[0]
        words = label + _gap(label, first.text) + first.text
        lines[0] = _with_words(first, words)
    return lines


def _parts(stretches: Stretches) -> Iterator[list[tuple[str, Look]]]:
    """The stretches of each line."""
    part: list[tuple[str, Look]] = []
    for words, look in stretches:
        pieces = words.split("\n")
        part.append((pieces[0], look))
        for piece in pieces[1:]:
            yield part
            part = [(piece, look)]
    yield part


def _line(part: list[tuple[str, Look]], look: Look) -> Line:
    words = plain("".join(piece for piece, _ in part)).strip()
    if not words:
        return _BLANK
    shown = [(piece, one) for piece, one in part if piece.strip()]
    sizes: Counter[float] = Counter()
    for piece, one in shown:
        sizes[one.size or 0] += len(piece)
    return Line(
        words,
        heading=look.heading or 0,
        bold=all(one.bold for _, one in shown),
        centered=bool(look.centered),
        size=sizes.most_common(1)[0][0] if sizes else 0,
    )


def _titles_joined(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _is_one_title(last.text, line.text):
            joined[-1] = _with_words(
                last, last.text + _between(last.text, line.text) + line.text
            )
        else:
            joined.append(line)
    return joined


def _is_one_title(first: str, second: str) -> bool:
    if not first or not second or len(first) + len(second) > _LONGEST_TITLE:
        return False
    return not (_stands_alone(first) or _stands_alone(second))


def _stands_alone(words: str) -> bool:
    """Whether it is a letterhead, a document number, a bracket or a date, which are no part
    of the title beside them."""
    return (
        words.endswith("文件")
        or (words[0] in "（(" and words[-1] in "）)")
        or (words[-1] == "号" and bool(_DOCUMENT_NUMBER.search(words)))
        or (words[-1] == "日" and bool(_DATE.search(words)))
    )


def _between(first: str, second: str) -> str:
    """A blank between Latin words, none between Chinese ones."""
    return " " if first[-1].isascii() and second[0].isascii() else ""


def _gap(label: str, words: str) -> str:
    """A blank where number and words would run into one another: 第一条 and words, 1.1 and
    words, 1. and 5G; none where a stop, a bracket or a ring parts them."""
    ends_open = label[-1].isalpha() or label[-1].isdecimal()
    decimal = label[-1] == "." and words[:1].isdigit()
    return " " if words and (ends_open or decimal) else ""


def _with_words(line: Line, words: str) -> Line:
    return Line(words, line.heading, line.bold, line.centered, line.size)
