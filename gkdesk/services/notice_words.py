"""The fields of a notice that tell one version from another, as words."""

from __future__ import annotations

from gkdesk.domain.draft import Notice
from gkdesk.domain.written_days import written_day


def notice_words(notice: Notice) -> dict[str, str]:
    """Title, number, issuer, year and days by their names; "" where none is printed."""
    return {
        "计划": notice.plan_title or notice.title or "",
        "发文字号": notice.document_number or "",
        "发文机关": notice.issuer or "",
        "年度": str(notice.year or ""),
        "成文日期": written_day(notice.signed_on) if notice.signed_on else "",
        "印发日期": written_day(notice.printed_on) if notice.printed_on else "",
    }
