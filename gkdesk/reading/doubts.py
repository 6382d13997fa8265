"""What a person should check: found in the finished outline, told as Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.draft import Doubt, DraftNode
from gkdesk.domain.spans import Span
from gkdesk.reading.notice import Header

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")


def doubts_of(
    source: str, roots: Sequence[DraftNode], header: Header, closing: Sequence[Deadline]
) -> Iterator[Doubt]:
    """The doubts of the whole document, each at the doubtful words where they are known.

    ``closing`` are the time limits of the closing paragraph, which is no task.
    """
    if not roots:
        yield Doubt("", "没有找到带编号的条目，可能不是工作要点或方案。", Span(0, 0))
    for root in roots:
        for node in root.walk():
            yield from _of_node(source, node, header)
    for limit in closing:
        what = f"结尾段里有时限“{limit.expression}”，没有列为任务。"
        yield Doubt("", what, limit.spans[0] if limit.spans else Span(0, 0))
    yield from _of_attachments(header)


def _of_node(source: str, node: DraftNode, header: Header) -> Iterator[Doubt]:
    if not node.text:
        yield Doubt(node.path, f"“{node.label}”后面没有文字。", node.span)
    if rare := _rare_characters(node.text):
        at = source.find(rare[0], *node.span)
        yield Doubt(node.path, f"有不常用的字“{rare}”，可能是识别错误。", Span(at, at + 1))
    if unclosed := _unclosed(node.text):
        yield Doubt(node.path, f"“{unclosed}”没有配对，可能有文字缺失。", node.span)
    for clause in node.units:
        if not clause.names:
            yield Doubt(node.path, f"“{clause.raw}”后面没有读出单位。", node.span)
    signed = header.notice.signed_on
    for limit in node.deadlines:
        span = limit.spans[0] if limit.spans else node.span
        if limit.kind is DeadlineKind.DATE and limit.due is None:
            yield Doubt(node.path, f"时限“{limit.expression}”算不出日期。", span)
        elif limit.due and signed and limit.due < signed:
            yield Doubt(node.path, f"时限“{limit.expression}”早于成文日期。", span)


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
            yield Doubt("", what, Span(0, 0))
