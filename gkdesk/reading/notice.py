"""Header and footer of a notice: letterhead, title, recipients, dates, attachments.

The order of the parts follows GB/T 9704-2012, 7.2 to 7.4. A field that is not printed stays
None; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gkdesk.domain.draft import Notice
from gkdesk.reading.labels import label_of
from gkdesk.reading.numerals import HAN, number
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.titles import (
    DOCUMENT_NUMBER,
    OF_NOTICE,
    ORGAN,
    bare,
    is_plan_title,
    is_title,
    squeezed,
    title_block,
)
from gkdesk.reading.units import is_clause_line

_NUMERALS = rf"(?:\d{{1,4}}|[{HAN}]{{1,4}})"
_DATE = re.compile(rf"(\d{{4}}|[{HAN}]{{4}})\s*年\s*({_NUMERALS})\s*月\s*({_NUMERALS})\s*日")
_PRINTED = re.compile(rf"(?P<office>.*?)\s*(?P<date>{_DATE.pattern})\s*印发$")
_PUBLICITY = re.compile(r"[（(]\s*(此件.{0,20})[）)]$")
_CONTACT = re.compile(r"[（(]?\s*联\s*系\s*人\s*[:：]\s*(.+?)[）)]?$")
_ATTACHMENT = re.compile(r"附\s*件\s*\d*\s*[:：]\s*(.+)$")
_ATTACHMENT_MARK = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?")
_COPIED = re.compile(r"抄\s*[送报]\s*[:：]\s*(.+)$")
_NUMBERED = re.compile(r"\d{1,2}\s*[.．、]\s*(.+)$")
_LEFT_OUT = re.compile(r"\s*[（(]略[）)]$")
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff（）()]{4,40})文件$")
_ISSUED_PLAN = re.compile(r"印发[《〈]?(.+?)[》〉]?的通知(?:[（(][^（()）]{1,12}[）)])?$")
_NUMBER_LINE = re.compile(rf"[（(]?\s*({DOCUMENT_NUMBER.pattern})\s*[）)]?")
_PAGE_NUMBER_OF = re.compile(
    rf"(?:发文字号|文\s*号|文件编号|文\s*件\s*号)\s*[:：]\s*[|\s]*({DOCUMENT_NUMBER.pattern})"
)
_PAGE_DAY = re.compile(
    r"成文日期\s*[:：]\s*[|\s]*(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2})"
)
_NUMBER_OF_TITLE = re.compile(
    rf"[（(]({DOCUMENT_NUMBER.pattern})[）)]$|^({DOCUMENT_NUMBER.pattern})"
)
_SENT = re.compile(
    r"《([^》]{4,60}(?:〈[^〉]{1,40}〉)?[^》]{0,20})》[^《。]{0,60}?(?:印发|下发|转发|发给)"
)
_ADDRESSED = re.compile(
    r"(?:单位|部门|政府|局|委|办|办公室|办事处|街道|乡|镇|村|社区|公司|集团|院|校|园|会|厅|处|室|股|科|站|所|队|社|部|机关|企业|机构|中心"
    r"|同志|组织)[）)]?\s*[:：]$|^(?:各|机关|局属|全[省市区县镇乡]).*[:：]$"
)
_LONGEST_FIELD = 60
_LONGEST_HEAD = 30
_LONGEST_LETTER = 2
_SHORTEST_DATED = 9
_SHORTEST_TITLE = 8
_YEARS = re.compile(r"(\d{4})\s*年?\s*[—–\-－~～至到]{1,2}\s*(\d{4})\s*年")
_YEAR = re.compile(r"(\d{4})\s*年")


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
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(*(number(part) for part in match.groups()))
    except ValueError:
        return None


def read_header(parts: Sequence[Paragraph]) -> Header:
    """The fields of the paragraphs that stand before the first item."""
    header = Header()
    rest = _without_fields(header, parts)
    recipients = _recipients_at(rest)
    if recipients is not None:
        _take_title(header, rest[:recipients])
        _set(header, rest[recipients], "recipients", rest[recipients].text.rstrip("：: "))
        rest = _take_letter(header, rest[recipients + 1 :])
    _take_plan_title(header, rest, after_letter=recipients is not None)
    header.notice = _completed(header)
    return header


def read_footer(
    header: Header, parts: Sequence[Paragraph], tables: Sequence[int] = ()
) -> list[Paragraph]:
    """Takes the fields that stand behind the last item, and the titles of the tables that
    begin at ``tables``; returns what is none."""
    rest = [part for part in _without_fields(header, parts) if not _take_organ(header, part)]
    _take_late_title(header, rest)
    for table in tables:
        before = [part for part in rest if part.span.end <= table]
        if before and is_title(before[-1].text) and not before[-1].closed:
            rest.remove(before[-1])
            header.homes[before[-1].span.start] = "plan_title"
    header.notice = _completed(header)
    return rest


def _take_late_title(header: Header, rest: list[Paragraph]) -> None:
    """The plan's title behind a letter that counts its own points."""
    said = header.notice.plan_title
    for part in list(rest):
        title = bare(part.text)
        if title == said or (said is None and is_title(part.text) and not part.closed):
            rest.remove(part)
            _set(header, part, "plan_title", title)
            said = title


def _without_fields(header: Header, parts: Sequence[Paragraph]) -> list[Paragraph]:
    """Takes the fields that their own wording tells; returns the other paragraphs."""
    rest: list[Paragraph] = []
    in_attachments = False
    for part in parts:
        in_attachments = _take_attachment(header, part, in_attachments)
        if not in_attachments and not _take_field(header, part):
            rest.append(part)
    return rest


def read_page_fields(header: Header, lines: Sequence[str]) -> None:
    """Takes the number and the day of signing that a web page prints above the notice, where
    the notice itself prints none; ``lines`` are the page's own."""
    said = "\n".join(lines)
    notice = header.notice
    if notice.document_number is None and (match := _PAGE_NUMBER_OF.search(said)):
        header.notice = replace(notice, document_number=squeezed(match[1]))
    if notice.signed_on is None and (match := _PAGE_DAY.search(said)):
        header.notice = replace(header.notice, signed_on=_iso_day(match[1]))
    header.notice = _completed(header)


def _iso_day(words: str) -> date | None:
    try:
        return date(*(int(part) for part in re.findall(r"\d+", words)))
    except (TypeError, ValueError):
        return None


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


def body_start(parts: Sequence[Paragraph]) -> int:
    """Index behind the last line of the head: titles, number, recipients, signature."""
    start = sentences = 0
    for index, part in enumerate(parts[:_LONGEST_HEAD]):
        label = label_of(part.text)
        if label and label.number == 1 and label.style in ("han", "chapter", "part"):
            break
        if is_field(part) or is_title(part.text) or _is_address(part) or _is_dated(part):
            start, sentences = index + 1, 0
        sentences += part.text.endswith("。")
        if sentences > _LONGEST_LETTER:
            break
    return start


def _is_dated(part: Paragraph) -> bool:
    """Whether a short unfinished line names a year, as titles do and headings do not."""
    return (
        _SHORTEST_DATED <= len(part.text) <= _LONGEST_FIELD
        and not part.closed
        and "，" not in part.text
        and bool(_YEAR.search(part.text))
    )


def _is_address(part: Paragraph) -> bool:
    """Whether a line names who the notice is sent to (主送机关)."""
    return (
        _ADDRESSED.search(part.text) is not None
        and "。" not in part.text
        and not is_clause_line(part.text)
    )


def _set(header: Header, part: Paragraph, name: str, value: Any) -> None:
    if getattr(header.notice, name) in (None, ()):
        header.notice = replace(header.notice, **{name: value})
    header.homes[part.span.start] = name


def _take_field(header: Header, part: Paragraph) -> bool:
    """A field that its own wording tells, wherever it stands."""
    text = part.text
    if match := _NUMBER_LINE.fullmatch(text):
        _set(header, part, "document_number", squeezed(match[1]))
    elif match := _LETTERHEAD.fullmatch(text):
        _set(header, part, "issuer", match[1])
    elif match := _PUBLICITY.match(text):
        _set(header, part, "publicity", match[1])
    elif text[0] in "（(联" and (match := _CONTACT.match(text)):
        _set(header, part, "contact", match[1])
    elif match := _PRINTED.match(text):
        _set(header, part, "printed_on", read_date(match["date"]))
    elif signed := read_date(text):
        _set(header, part, "signed_on", signed)
    elif _ATTACHMENT_MARK.fullmatch(text):
        header.homes[part.span.start] = "attachments"
    elif match := _COPIED.match(text):
        _set(header, part, "copied_to", match[1].rstrip("。"))
    else:
        return False
    return True


def _take_attachment(header: Header, part: Paragraph, continued: bool) -> bool:
    match = _ATTACHMENT.match(part.text) or (_NUMBERED.match(part.text) if continued else None)
    if match is None:
        return False
    numbered = _NUMBERED.match(match[1])
    header.attachments.append(_LEFT_OUT.sub("", numbered[1] if numbered else match[1]))
    header.homes[part.span.start] = "attachments"
    return True


def _take_organ(header: Header, part: Paragraph) -> bool:
    if not ORGAN.fullmatch(part.text):
        return False
    _set(header, part, "issuer", part.text)
    return True


def _recipients_at(parts: Sequence[Paragraph]) -> int | None:
    return next((n for n, part in enumerate(parts[:_LONGEST_HEAD]) if _is_address(part)), None)


def _take_title(header: Header, parts: Sequence[Paragraph]) -> bool:
    """The title in these lines, and the issuer it names; whether there is one."""
    block = title_block(parts)
    if not block:
        return False
    printed = squeezed("".join(parts[index].text for index in block))
    title = bare(printed)
    if number_of := _NUMBER_OF_TITLE.search(printed):
        told = number_of[1] or number_of[2]
        header.notice = replace(
            header.notice, document_number=header.notice.document_number or told
        )
    name = "title" if OF_NOTICE.search(title) else "plan_title"
    for index, part in enumerate(parts):
        if index in block or bare(part.text) == title:
            _set(header, part, name, title)
    about = title.find("关于")
    if about > 0 and header.notice.issuer is None:
        header.notice = replace(header.notice, issuer=title[:about])
    return True


def _take_letter(header: Header, parts: Sequence[Paragraph]) -> list[Paragraph]:
    """The covering letter up to the signature; returns what stands behind it."""
    signature = next(
        (index for index, part in enumerate(parts) if ORGAN.fullmatch(part.text)), None
    )
    letter_end = signature if signature is not None else _letter_end(parts)
    header.letter = list(parts[:letter_end])
    for part in header.letter:
        header.homes[part.span.start] = "letter"
    if signature is None:
        return list(parts[letter_end:])
    behind = signature
    while behind < len(parts) and ORGAN.fullmatch(parts[behind].text):
        _set(header, parts[behind], "issuer", parts[behind].text)
        behind += 1
    return list(parts[behind:])


def _letter_end(parts: Sequence[Paragraph]) -> int:
    """Without a signature the letter is its first sentence-like paragraph."""
    return 1 if parts and parts[0].closed else 0


def _take_plan_title(header: Header, parts: Sequence[Paragraph], after_letter: bool) -> None:
    """Unfinished lines before the first sentence are the plan's own title."""
    count = 0
    while count < len(parts) and _may_be_title(parts[count]):
        count += 1
    lines, rest = parts[:count], parts[count:]
    block = title_block(lines)
    if block and (notice := title_block(lines[: block.start])):
        _take_title(header, lines[notice.start : notice.stop])
    if not after_letter and header.notice.title is None and block:
        _take_title(header, lines)
    elif block or (lines and (after_letter or _YEAR.search(lines[0].text))):
        title = squeezed("".join(lines[index].text for index in block or range(len(lines))))
        for index in block or range(len(lines)):
            _set(header, lines[index], "plan_title", title)
    else:
        block, rest = range(0), parts
    if block:
        rest = [*lines[block.stop :], *rest]
    for part in rest:
        header.homes[part.span.start] = "preamble"
    header.preamble = list(rest)


def _may_be_title(part: Paragraph) -> bool:
    return len(part.text) <= _LONGEST_FIELD and (not part.closed or part.text[-1] in "》）)")


def _completed(header: Header) -> Notice:
    """The fields that follow from other printed ones."""
    notice = header.notice
    issued = _ISSUED_PLAN.search(notice.title or "")
    letter = "".join(part.text for part in header.letter)
    sent = next((said[1] for said in _SENT.finditer(letter) if is_plan_title(said[1])), None)
    plan_title = notice.plan_title or (issued[1] if issued else sent)
    year = _YEAR.search(plan_title or "") or _YEAR.search(notice.title or "")
    cited = dict.fromkeys(
        squeezed(number)
        for part in header.preamble
        for number in DOCUMENT_NUMBER.findall(part.text)
        if squeezed(number) != notice.document_number
    )
    return replace(
        notice,
        plan_title=plan_title,
        year=_year_within(plan_title or notice.title or "", notice)
        or (int(year[1]) if year else _year_of(notice)),
        attachments=tuple(header.attachments),
        based_on=tuple(cited),
    )


def _year_of(notice: Notice) -> int | None:
    """The year the notice was signed in, else the one its number prints."""
    if notice.signed_on:
        return notice.signed_on.year
    numbered = re.search(r"\d{4}", notice.document_number or "")
    return int(numbered[0]) if numbered else None


def _year_within(title: str, notice: Notice) -> int | None:
    """A plan for several years (2022—2024年): the year it was signed in, else its first."""
    match = _YEARS.search(title)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2])
    signed = _year_of(notice)
    return signed if signed and first <= signed <= last else first
