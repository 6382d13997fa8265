"""What a person should check: found in the finished outline, told as Chinese sentences,
each with the answers that settle it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.draft import Doubt, DraftNode, Notice
from gkdesk.domain.spans import Span
from gkdesk.domain.units import UnitClause
from gkdesk.reading.notice import Header
from gkdesk.reading.numerals import HAN, number

WEAK = 0.7
"""A reading less sure than this is shown to a person."""
WEAK_HEADING = 0.75
_NOWHERE = Span(0, 0)
_MONTH_DAY = re.compile(
    rf"(?:(?P<year>\d{{4}}|[{HAN}]{{4}})\s*年\s*)?(?P<month>\d{{1,2}}|[{HAN}]{{1,2}})\s*月"
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")


def doubts_of(
    source: str,
    roots: Sequence[DraftNode],
    header: Header,
    outside: Mapping[str, Sequence[Deadline]],
    *,
    tables: bool,
) -> Iterator[Doubt]:
    """The doubts of the whole document, each at the doubtful words where they are known.

    ``outside`` are the time limits of paragraphs that are no task, by the name of the
    paragraph; ``tables`` tells that breakdown tables were read.
    """
    if not roots:
        what = "没有找到带编号的条目，可能不是工作要点或方案。"
        yield Doubt("", what, _NOWHERE, "没有条目")
    for root in roots:
        for node in root.walk():
            yield from _of_node(source, node)
            for limit in node.deadlines:
                yield from _of_limit(node, limit, header.notice)
    for where, limits in outside.items():
        for limit in limits:
            yield _of_outside(where, limit)
    if not tables:
        yield from _of_attachments(header)


def binding(limits: Iterable[Deadline]) -> list[Deadline]:
    """The limits that name a day, a count or an event; 尽快 in a letter binds nothing."""
    return [
        limit
        for limit in limits
        if limit.kind not in (DeadlineKind.VAGUE, DeadlineKind.ONGOING)
    ]


def _seen(words: str, span: Span) -> Choice:
    return Choice(words, Answer(AnswerKind.SEEN, span))


def _of_node(source: str, node: DraftNode) -> Iterator[Doubt]:
    path = node.path
    if not node.text:
        what = f"“{node.label}”后面没有文字。"
        yield Doubt(path, what, node.span, "没有文字", (_seen("照原文", node.span),))
    if rare := _rare_characters(node.text):
        at = source.find(rare[0], *node.span)
        span = Span(at, at + 1)
        what = f"有不常用的字“{rare}”，可能是识别错误。"
        yield Doubt(path, what, span, "疑似错字", (_seen("照原文", span),))
    if unclosed := _unclosed(node.text):
        what = f"“{unclosed}”没有配对，可能有文字缺失。"
        yield Doubt(path, what, node.span, "标点不配对", (_seen("照原文", node.span),))
    if not node.label and node.heading_spans and node.confidence < WEAK_HEADING:
        yield _weak_heading(node)
    for clause in node.units:
        yield from _of_clause(node, clause)


def _weak_heading(node: DraftNode) -> Doubt:
    span = node.heading_spans[0]
    choices = (
        Choice("是标题", Answer(AnswerKind.HEADING, span)),
        Choice("是正文", Answer(AnswerKind.TEXT, span)),
    )
    what = f"“{node.heading}”没有编号，按标题读入，把握不大。"
    return Doubt(node.path, what, span, "疑似标题", choices)


def _of_clause(node: DraftNode, clause: UnitClause) -> Iterator[Doubt]:
    if not clause.names:
        what = f"“{clause.raw}”后面没有读出单位。"
        yield Doubt(node.path, what, node.span, "单位没有读出", (_seen("照原文", node.span),))
    elif clause.confidence < WEAK and clause.spans:
        span = Span(clause.spans[0].start, clause.spans[-1].end)
        choices = (
            Choice("是责任单位", Answer(AnswerKind.UNITS, span, clause.role.value)),
            Choice("不是单位", Answer(AnswerKind.NO_UNITS, span)),
        )
        what = f"“{clause.raw}”按责任单位读入，把握不大。"
        yield Doubt(node.path, what, span, "疑似单位", choices)


def _of_limit(node: DraftNode, limit: Deadline, notice: Notice) -> Iterator[Doubt]:
    signed = notice.signed_on
    span = limit.spans[0] if limit.spans else node.span
    none = Choice("不是时限", Answer(AnswerKind.NO_DEADLINE, span))
    if limit.kind is DeadlineKind.DATE and limit.due is None:
        what = f"时限“{limit.expression}”算不出日期。"
        yield Doubt(
            node.path, what, span, "日期不存在", (*_nearest(limit, span, notice.year), none)
        )
    elif limit.due and signed and limit.due < signed:
        what = f"时限“{limit.expression}”早于成文日期。"
        choices = (_seen("照原文", span), none)
        yield Doubt(node.path, what, span, "早于成文日", choices)
    elif limit.confidence < WEAK:
        what = f"“{limit.expression}”按时限读入，把握不大。"
        yield Doubt(node.path, what, span, "疑似时限", (_seen("是时限", span), none))


def _nearest(limit: Deadline, span: Span, year: int | None) -> Iterator[Choice]:
    """The last day of the month that was meant, for a day the month has not."""
    match = _MONTH_DAY.search(limit.expression)
    if match is None or not (1 <= number(match["month"]) <= 12):
        return
    named = number(match["year"]) if match["year"] else year
    if named and 1 <= named <= 9999:
        month = number(match["month"])
        day = date(named, month, monthrange(named, month)[1])
        words = f"定为{day.month}月{day.day}日"
        yield Choice(words, Answer(AnswerKind.DAY, span, day.isoformat()))


def _of_outside(where: str, limit: Deadline) -> Doubt:
    what = f"{where}里有时限“{limit.expression}”，没有列为任务。"
    if not limit.spans:
        return Doubt("", what, _NOWHERE, "未列为任务")
    span = limit.spans[0]
    choices = (
        _seen("不列为任务", span),
        Choice("列为任务", Answer(AnswerKind.ITEM, span)),
    )
    return Doubt("", what, span, "未列为任务", choices)


def _rare_characters(text: str) -> str:
    """Characters outside GB/T 2312, the common set: often a slip of text recognition."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        found = [char for run in _HAN_RUN.findall(text) for char in run if _is_rare(char)]
        return "".join(dict.fromkeys(found))
    return ""


def _is_rare(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _unclosed(text: str) -> str:
    """The first pair of marks that opens more or less often than it closes."""
    count = text.count
    if count("“") != count("”"):
        return "“”"
    if count("《") != count("》"):
        return "《》"
    return "" if count("（") + count("(") == count("）") + count(")") else "（）"


def _of_attachments(header: Header) -> Iterator[Doubt]:
    for title in header.notice.attachments:
        if "分解表" in title or "分工" in title:
            what = f"附件《{title}》不在这份文件里，责任单位和时限可能列在附件中。"
            yield Doubt("", what, _NOWHERE, "附件不在内")
