"""Header and footer of a notice: where its title, letter and body stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gkdesk.reading.labels import label_of
from gkdesk.reading.notice_fields import (
    Header,
    is_address,
    is_field,
    is_footer,
    is_signature,
    set_field,
    take_attachment,
    take_field,
    take_organ,
)
from gkdesk.reading.notice_years import completed
from gkdesk.reading.paragraphs import Paragraph
from gkdesk.reading.titles import (
    DOCUMENT_NUMBER,
    OF_NOTICE,
    ORGAN,
    bare,
    is_title,
    issuer_of,
    squeezed,
    title_block,
)
from gkdesk.reading.units import is_clause_line

__all__ = [
    "Header",
    "body_start",
    "is_field",
    "is_footer",
    "is_signature",
    "read_footer",
    "read_header",
    "read_page_fields",
    "take_table_titles",
]

_PAGE_NUMBER_OF = re.compile(
    rf"(?:发文字号|发布文号|文\s*号|文件编号|文\s*件\s*号)\s*[:：|]?\s*[|\s]*({DOCUMENT_NUMBER.pattern})"
)
_PAGE_DAY = re.compile(
    r"成文日期\s*[:：]\s*[|\s]*(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2})"
)
_NUMBER_OF_TITLE = re.compile(
    rf"[（(]({DOCUMENT_NUMBER.pattern})[）)]$|^({DOCUMENT_NUMBER.pattern})"
)
_LONGEST_FIELD = 60
_LONGEST_HEAD = 30
_LONGEST_LETTER = 2
_LETTER_LINES = 6
_SENDS = re.compile(r"印发|下发|转发|如下\s*[:：]$")
_SHORTEST_DATED = 9
_SPAN_LINE = re.compile(r"[（(]\s*\d{4}\s*年?\s*[—–\-－~～至]{1,2}\s*\d{4}\s*年?度?\s*[）)]?")
_YEAR = re.compile(r"(\d{4})\s*年")


def read_header(parts: Sequence[Paragraph]) -> Header:
    """The fields of the paragraphs that stand before the first item."""
    header = Header()
    rest = _without_fields(header, parts)
    recipients = _recipients_at(rest)
    if recipients is not None:
        _take_title(header, rest[:recipients])
        set_field(header, rest[recipients], "recipients", rest[recipients].text.rstrip("：: "))
        rest = _take_letter(header, rest[recipients + 1 :])
    _take_plan_title(header, rest, after_letter=recipients is not None)
    header.notice = completed(header)
    return header


def read_footer(
    header: Header, parts: Sequence[Paragraph], tables: Sequence[int] = ()
) -> list[Paragraph]:
    """Takes the fields that stand behind the last item, and the titles of the tables that
    begin at ``tables``; returns what is none."""
    rest = [part for part in _without_fields(header, parts) if not take_organ(header, part)]
    _take_late_title(header, rest)
    for table in tables:
        before = [part for part in rest if part.span.end <= table]
        if before and is_title(before[-1].text) and not before[-1].closed:
            rest.remove(before[-1])
            header.homes[before[-1].span.start] = "plan_title"
    header.notice = completed(header)
    return rest


def _take_late_title(header: Header, rest: list[Paragraph]) -> None:
    """The plan's title behind a letter that counts its own points."""
    said = header.notice.plan_title
    for part in list(rest):
        title = bare(part.text)
        if title == said or (said is None and is_title(part.text) and not part.closed):
            rest.remove(part)
            set_field(header, part, "plan_title", title)
            said = title


def _without_fields(header: Header, parts: Sequence[Paragraph]) -> list[Paragraph]:
    """Takes the fields that their own wording tells; returns the other paragraphs."""
    rest: list[Paragraph] = []
    in_attachments = False
    for part in parts:
        in_attachments = take_attachment(header, part, in_attachments)
        if not in_attachments and not take_field(header, part):
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
    header.notice = completed(header)


def _iso_day(words: str) -> date | None:
    try:
        return date(*(int(part) for part in re.findall(r"\d+", words)))
    except (TypeError, ValueError):
        return None


def body_start(parts: Sequence[Paragraph]) -> int:
    """Index behind the last line of the head: titles, number, recipients, signature."""
    start = sentences = 0
    for index, part in enumerate(parts[:_LONGEST_HEAD]):
        label = label_of(part.text)
        if label and label.number == 1 and label.style in ("han", "chapter", "part"):
            break
        if is_clause_line(part.text):
            break
        if is_field(part) or is_title(part.text) or is_address(part) or _is_dated(part):
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


def _recipients_at(parts: Sequence[Paragraph]) -> int | None:
    return next((n for n, part in enumerate(parts[:_LONGEST_HEAD]) if is_address(part)), None)


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
            set_field(header, part, name, title)
    if header.notice.issuer is None and (issuer := issuer_of(title)):
        header.notice = replace(header.notice, issuer=issuer)
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
        set_field(header, parts[behind], "issuer", parts[behind].text)
        behind += 1
    return list(parts[behind:])


def _letter_end(parts: Sequence[Paragraph]) -> int:
    """Without a signature the letter ends with the paragraph that sends the plan out."""
    sent = [n for n, part in enumerate(parts[:_LETTER_LINES]) if _SENDS.search(part.text)]
    return sent[-1] + 1 if sent else int(bool(parts) and parts[0].closed)


def _take_plan_title(header: Header, parts: Sequence[Paragraph], after_letter: bool) -> None:
    """Unfinished lines before the first sentence are the plan's own title."""
    count = 0
    while count < len(parts) and _may_be_title(parts[count]):
        count += 1
    lines, rest = parts[:count], parts[count:]
    block = _with_years(lines, title_block(lines))
    if block and (notice := title_block(lines[: block.start])):
        _take_title(header, lines[notice.start : notice.stop])
    if not after_letter and header.notice.title is None and block:
        _take_title(header, lines)
    elif block or (lines and (after_letter or _YEAR.search(lines[0].text))):
        title = squeezed("".join(lines[index].text for index in block or range(len(lines))))
        for index in block or range(len(lines)):
            set_field(header, lines[index], "plan_title", title)
    else:
        block, rest = range(0), parts
    if block:
        rest = [*lines[block.stop :], *rest]
    for part in rest:
        header.homes[part.span.start] = "preamble"
    header.preamble = list(rest)


def _with_years(lines: Sequence[Paragraph], block: range) -> range:
    """The title with the years of the plan in brackets on the line below (2022—2024年)."""
    below = lines[block.stop : block.stop + 1]
    if block and below and _SPAN_LINE.fullmatch(below[0].text):
        return range(block.start, block.stop + 1)
    return block


def _may_be_title(part: Paragraph) -> bool:
    if "，" in part.text or "现将" in part.text:
        return False
    return len(part.text) <= _LONGEST_FIELD and (not part.closed or part.text[-1] in "》）)")


def take_table_titles(header: Header, titles: Sequence[str]) -> None:
    """The plan's title where only a table prints one, in the rows above its head."""
    title = next((bare(words) for words in titles if is_title(words)), None)
    if header.notice.plan_title is None and title:
        header.notice = completed(
            replace(header, notice=replace(header.notice, plan_title=title))
        )
