"""A plan of one level with one limit of every kind, drawn up by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gkdesk.domain.deadlines import AmountUnit, Deadline, DeadlineKind, Period
from gkdesk.domain.draft import Draft, DraftNode
from gkdesk.domain.spans import Span
from tests import drafts

QUARTERLY, ONGOING, MEETINGS, SITTINGS, FIXED, EVENT, NOTHING = range(1, 8)

LIMITS: dict[int, Deadline | None] = {
    QUARTERLY: Deadline(
        "每季度末前",
        "",
        DeadlineKind.RECURRING,
        rule="FREQ=MONTHLY;INTERVAL=3",
        period=Period.QUARTER,
    ),
    ONGOING: Deadline("长期坚持", "", DeadlineKind.ONGOING),
    MEETINGS: Deadline(
        "每半年…不少于1次",
        "",
        DeadlineKind.QUANTITY,
        rule="FREQ=MONTHLY;INTERVAL=6",
        count=1,
        count_unit="次",
        period=Period.HALF_YEAR,
    ),
    SITTINGS: Deadline(
        "全年不少于10次",
        "",
        DeadlineKind.QUANTITY,
        due=date(2022, 12, 31),
        start=date(2022, 1, 1),
        count=10,
        count_unit="次",
    ),
    FIXED: Deadline("9月底前", "", DeadlineKind.DATE, due=date(2022, 9, 30)),
    EVENT: Deadline(
        "决策文件出台后30日内",
        "",
        DeadlineKind.RELATIVE,
        event="决策文件出台",
        amount=30,
        amount_unit=AmountUnit.DAY,
    ),
    NOTHING: None,
}


def draft(year: int | None = 2022, signed_on: date | None = None) -> Draft:
    """A plan of one level with one limit of every kind; its rows get the ids above."""
    nodes = tuple(
        DraftNode(
            label=f"{number}.",
            level=1,
            path=str(number),
            heading="",
            text=f"第{number}项工作。",
            deadlines=(limit,) if limit else (),
            span=Span(number, number + 1),
        )
        for number, limit in LIMITS.items()
    )
    notice = replace(drafts.DRAFT.notice, year=year, signed_on=signed_on)
    return Draft(source="一" * 20, notice=notice, outline=nodes)
