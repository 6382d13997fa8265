"""A small plan drawn up by hand, with one of everything a ledger keeps, and its ledger.

The source is::

    第一号通知
    一、财政信息公开
    （一）公布预算。3月底前公布预算。每年公布决算。（牵头单位：区财政局；责任单位：各镇街）
    （二）公布补贴。（责任单位：区民政局）
    二、平台建设
    （一）改版网站。
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from gkdesk.domain.deadlines import Deadline, DeadlineKind, Period
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Doubt, Draft, DraftNode, Measure, Notice, Person
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role, UnitClause
from gkdesk.services import importing
from gkdesk.services.importing import Imported, Loaded
from gkdesk.services.session import Session

NOW = datetime(2023, 4, 3, 9, 30).astimezone()
"""A Monday morning four days after the first limit."""

SOURCE = (
    "第一号通知\n"
    "一、财政信息公开\n"
    "（一）公布预算。3月底前公布预算。每年公布决算。（牵头单位：区财政局；责任单位：各镇街）\n"
    "（二）公布补贴。（责任单位：区民政局）\n"
    "二、平台建设\n"
    "（一）改版网站。\n"
)


def place(words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in the source, the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = SOURCE.index(words, start + 1)
    return Span(start, start + len(words))


MARCH = Deadline(
    "3月底前",
    "3月底前公布预算",
    DeadlineKind.DATE,
    due=date(2023, 3, 31),
    spans=(place("3月底前"),),
)
YEARLY = Deadline(
    "每年",
    "每年公布决算",
    DeadlineKind.RECURRING,
    rule="FREQ=YEARLY",
    period=Period.YEAR,
    spans=(place("每年"),),
)


def _unit(role: Role, raw: str, name: str) -> UnitClause:
    return UnitClause(role, raw, (name,), spans=(place(name),))


BUDGET = DraftNode(
    label="（一）",
    level=2,
    path="一/一",
    heading="公布预算",
    text="公布预算。3月底前公布预算。每年公布决算。",
    measures=(
        Measure("3月底前公布预算。", (place("3月底前公布预算。"),)),
        Measure("每年公布决算。", (place("每年公布决算。"),)),
    ),
    units=(
        _unit(Role.LEAD, "牵头单位：区财政局", "区财政局"),
        _unit(Role.RESPONSIBLE, "责任单位：各镇街", "各镇街"),
    ),
    people=(Person("分管领导", "甲"),),
    deadlines=(MARCH, YEARLY),
    span=place(SOURCE.splitlines()[2]),
    heading_spans=(place("公布预算"),),
)
SUBSIDY = DraftNode(
    label="（二）",
    level=2,
    path="一/二",
    heading="",
    text="公布补贴。",
    measures=(Measure("公布补贴。", (place("公布补贴。"),)),),
    units=(_unit(Role.RESPONSIBLE, "责任单位：区民政局", "区民政局"),),
    span=place(SOURCE.splitlines()[3]),
)
WEBSITE = DraftNode(
    label="（一）",
    level=2,
    path="二/一",
    heading="",
    text="改版网站。",
    measures=(Measure("改版网站。", (place("改版网站。"),)),),
    span=place(SOURCE.splitlines()[5]),
)


def _section(label: str, path: str, heading: str, *children: DraftNode) -> DraftNode:
    span = place(label + heading)
    return DraftNode(label, 1, path, heading, heading, children=children, span=span)


DRAFT = Draft(
    source=SOURCE,
    notice=Notice(
        issuer="甲区人民政府办公室",
        document_number="甲政办发〔2023〕1号",
        title="甲区人民政府办公室关于印发2023年政务公开工作要点的通知",
        plan_title="2023年政务公开工作要点",
        year=2023,
        signed_on=date(2023, 2, 1),
        attachments=("名单",),
    ),
    outline=(
        _section("一、", "一", "财政信息公开", BUDGET, SUBSIDY),
        _section("二、", "二", "平台建设", WEBSITE),
    ),
    doubts=(
        Doubt("一/二", "没有牵头单位。", place("公布补贴")),
        Doubt("", "没有找到主送机关。", Span(0, 5)),
    ),
)

# The ids the rows get in a new ledger.
FINANCE, BUDGET_ID, MARCH_MEASURE, YEARLY_MEASURE, SUBSIDY_ID, PLATFORM, WEBSITE_ID = range(
    1, 8
)


def loaded(draft: Draft = DRAFT, name: str = "一.txt") -> Loaded:
    """The draft as if it had been read from a file of that name."""
    document = Document(draft.source)
    return Loaded(Path(name), name, f"digest of {name}", draft, document)


@contextmanager
def ledger(path: Path, now: datetime = NOW) -> Iterator[Session]:
    """An empty ledger at ``path``, or the one that is there, with a clock that stands."""
    with Session.open(path, lambda: now, wait=0) as session:
        yield session


def take_in(session: Session, draft: Draft = DRAFT, name: str = "一.txt") -> Imported:
    """The draft as a plan of the ledger."""
    return importing.take_in(session, loaded(draft, name))
