"""Fields of a notice that a line's own wording tells: number, dates, attachments, offices.

The parts follow GB/T 9704-2012, 7.2 to 7.4. A field that is not printed stays None; nothing
is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gkdesk.domain.draft import Notice
from gkdesk.reading.numerals import HAN, number
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.titles import DOCUMENT_NUMBER, ORGAN, squeezed
from gkdesk.reading.units import is_clause_line

_NUMERALS = rf"(?:\d{{1,4}}|[{HAN}]{{1,4}})"
_DATE = re.compile(rf"(\d{{4}}|[{HAN}]{{4}})\s*年\s*({_NUMERALS})\s*月\s*({_NUMERALS})\s*日")
_DOTTED = re.compile(r"(\d{4})\s?[.．/-]\s?(\d{1,2})\s?[.．/-]\s?(\d{1,2})")
_PRINTED = re.compile(rf"(?P<office>.*?)\s*(?P<date>{_DATE.pattern})\s*印发$")
_PUBLICITY = re.compile(r"[（(]\s*(此件.{0,20})[）)]$")
_CONTACT = re.compile(r"[（(]?\s*联\s*系\s*人\s*[:：]\s*(.+?)[）)]?$")
_ATTACHMENT = re.compile(r"附\s*件\s*\d*\s*[:：]\s*(.+)$")
_ATTACHMENT_MARK = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")
_COPIED = re.compile(r"抄\s*[送报]\s*[:：]\s*(.+)$")
_NUMBERED = re.compile(r"\d{1,2}\s*[.．、]\s*(.+)$")
_LEFT_OUT = re.compile(r"\s*[（(]略[）)]$")
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff（）()]{4,40})文件$")
_NUMBER_LINE = re.compile(rf"[（(]?\s*({DOCUMENT_NUMBER.pattern})\s*[）)]?")
_ADDRESSED = re.compile(
    r"(?:单位|部门|政府|局|委|办|办公室|办事处|街道|乡|镇|村|社区|公司|集团|院|校|园|会|厅|处|室|股|科|站|所|队|社|部|机关|企业|机构|中心"
    r"|同志|组织)[）)]?\s*[:：]$|^(?:各|机关|局属|全[省市区县镇乡]).*[:：]$"
)
_LONGEST_FIELD = 60


@dataclass(slots=True)
class Header:
    """The notice fields collected so far and the home of each paragraph seen."""

    notice: Notice = field(default_factory=Notice)
    preamble: list[Paragraph] = field(default_factory=list)
    letter: list[Paragraph] = field(default_factory=list)
    homes: dict[int, str] = field(default_factory=dict)
    attachments: list[str] = field(default_factory=list)


def read_date(text: str) -> date | None:
    """The day of ``2023 年 8 月 16 日`` or ``二〇二三年八月十六日``."""
    match = _DATE.fullmatch(text.strip()) or _DOTTED.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(*(number(part) for part in match.groups()))
    except ValueError:
        return None


def set_field(header: Header, part: Paragraph, name: str, value: Any) -> None:
    """Sets a field that is not set yet, and gives the line its home."""
    if getattr(header.notice, name) in (None, ()):
        header.notice = replace(header.notice, **{name: value})
    header.homes[part.span.start] = name


def take_field(header: Header, part: Paragraph) -> bool:
    """A field that its own wording tells, wherever it stands."""
    text = part.text
    if match := _NUMBER_LINE.fullmatch(text):
        set_field(header, part, "document_number", squeezed(match[1]))
    elif match := _LETTERHEAD.fullmatch(text):
        set_field(header, part, "issuer", match[1])
    elif match := _PUBLICITY.match(text):
        set_field(header, part, "publicity", match[1])
    elif text[0] in "（(联" and (match := _CONTACT.match(text)):
        set_field(header, part, "contact", match[1])
    elif match := _PRINTED.match(text):
        set_field(header, part, "printed_on", read_date(match["date"]))
    elif signed := read_date(text):
        set_field(header, part, "signed_on", signed)
    elif _ATTACHMENT_MARK.fullmatch(text):
        header.homes[part.span.start] = "attachments"
    elif match := _COPIED.match(text):
        set_field(header, part, "copied_to", match[1].rstrip("。"))
    else:
        return False
    return True


def take_attachment(header: Header, part: Paragraph, continued: bool) -> bool:
    """Takes a line of the list of attachments; ``continued`` tells that one stands above."""
    match = _ATTACHMENT.match(part.text) or (_NUMBERED.match(part.text) if continued else None)
    if match is None:
        return False
    numbered = _NUMBERED.match(match[1])
    header.attachments.append(_LEFT_OUT.sub("", numbered[1] if numbered else match[1]))
    header.homes[part.span.start] = "attachments"
    return True


def take_organ(header: Header, part: Paragraph) -> bool:
    """Takes an office's name alone on its line as the issuer."""
    if not ORGAN.fullmatch(part.text):
        return False
    set_field(header, part, "issuer", part.text)
    return True


def is_footer(part: Paragraph) -> bool:
    """Whether a paragraph can only stand in a footer."""
    text = part.text
    if text[0] in "附抄":
        return bool(
            _ATTACHMENT.match(text) or _COPIED.match(text) or _ATTACHMENT_MARK.fullmatch(text)
        )
    return len(text) <= _LONGEST_FIELD and bool(
        _PRINTED.match(text)
        or _PUBLICITY.match(text)
        or _DATE.fullmatch(text)
        or _DOTTED.fullmatch(text)
        or ORGAN.fullmatch(text)
    )


def is_field(part: Paragraph) -> bool:
    """Whether a line is a field of the notice by its own wording, wherever it stands."""
    return is_footer(part) or bool(
        _NUMBER_LINE.fullmatch(part.text)
        or _LETTERHEAD.fullmatch(part.text)
        or _CONTACT.match(part.text)
    )


def is_signature(part: Paragraph) -> bool:
    """Whether a line is an office's name alone."""
    return len(part.text) <= _LONGEST_FIELD and bool(ORGAN.fullmatch(part.text))


def is_address(part: Paragraph) -> bool:
    """Whether a line names who the notice is sent to (主送机关)."""
    return (
        _ADDRESSED.search(part.text) is not None
        and "。" not in part.text
        and not is_clause_line(part.text)
    )
