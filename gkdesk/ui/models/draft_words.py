"""What the cells of a draft's row say; the painter and a screen reader share them."""

from __future__ import annotations

from gkdesk.domain.deadlines import Deadline, DeadlineKind, governing
from gkdesk.domain.draft import DraftNode
from gkdesk.domain.units import Role
from gkdesk.ui.models.row_words import NOTHING, day

_UNSETTLED = {
    DeadlineKind.DATE: "未算出日期",
    DeadlineKind.RECURRING: "每到期限都要办",
    DeadlineKind.RELATIVE: "从事情发生起算",
    DeadlineKind.QUANTITY: "按次数",
    DeadlineKind.ONGOING: "长期",
    DeadlineKind.VAGUE: "不定日期",
}


def body(node: DraftNode) -> str:
    """The words of the item: its heading where it heads others, else its text."""
    return (node.heading or node.text) if node.children else (node.text or node.heading)


def content(node: DraftNode) -> str:
    return f"{node.label}{body(node)}" or NOTHING


def names(node: DraftNode, *roles: Role) -> tuple[str, ...]:
    """The unit names of these roles in printed order, each once; all roles by default."""
    wanted = roles or tuple(Role)
    found = [name for clause in node.units if clause.role in wanted for name in clause.names]
    return tuple(dict.fromkeys(found))


def deadline(node: DraftNode) -> tuple[str, str]:
    """First and second line of 完成时限: the day and the printed words, or the words and
    why there is no day."""
    limit = governing(node.deadlines)
    if limit is None:
        return ("" if node.children else NOTHING, "")
    if limit.due is None:
        return (limit.expression, _UNSETTLED[limit.kind])
    return (day(limit.due), _more(limit, len(node.deadlines)))


def _more(limit: Deadline, count: int) -> str:
    return f"{limit.expression}（共{count}处）" if count > 1 else limit.expression
