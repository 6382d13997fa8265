"""The fields of a notice that follow from other printed ones: plan title, year, basis."""

from __future__ import annotations

import re
from dataclasses import replace

from gkdesk.domain.draft import Notice
from gkdesk.reading.notice_fields import Header
from gkdesk.reading.titles import DOCUMENT_NUMBER, is_plan_title, squeezed

_ISSUED_PLAN = re.compile(r"印发[《〈]?(.+?)[》〉]?的通知(?:[（(][^（()）]{1,12}[）)])?$")
_SENT = re.compile(
    r"《([^》]{4,60}(?:〈[^〉]{1,40}〉)?[^》]{0,20})》[^《。]{0,60}?(?:印发|下发|转发|发给)"
)
_YEARS = re.compile(r"(\d{4})\s*年?\s*[—–\-－~～至到]{1,2}\s*(\d{4})\s*年")
_YEAR = re.compile(r"(\d{4})\s*年")


def completed(header: Header) -> Notice:
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
