"""What a table says of how far a row's work has come: progress, whether it is done, notes.

A column whose head asks for progress in general (进展情况) gives the words as they are; of
any other column (一季度, 存在问题) they stand behind its head, so that none is taken for
another. A state (完成状态, 是否完成) is a word; one that says more than 推进中 is kept too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gkdesk.reading.tables.heads import Kind

_GENERAL = re.compile(
    r"(?:(?:当前|目前|最新|主要|工作|任务|项目|截至.{1,8})*"
    r"(?:进展|完成|落实|推进|办理|督办|督查|工作|实施)(?:情况|进展|成效|进度|结果)*(?:及成效|说明|反馈)?|成效)"
)
_TELLS_ALL = re.compile(r"完成|办理|落实|推进|进展|办结|实施|进度")
_OF_A_PART = re.compile(r"季度|半年|月份?$|问题|困难|原因|下一步|佐证|计划")
_REACHED = re.compile(r"实际(?:完成|办结)|(?:办结|销号)(?:时间|日期)")
_DONE = re.compile(
    r"(?:已经?|均已?|都已?|全部|全面|现已|如期|提前|按[时期]|圆满|顺利)*(?:完成|办结|销号|完结|结项)(?:任务|销号)?了?"
    r"|是|[√✓✔☑]|(?:完成)?(?:100(?:\.0+)?[%％]|１００％)"
)
_RUNNING = re.compile(
    r"(?:正在|正常|有序|持续|按序时|序时|稳步)?(?:推进|进行|办理|落实|实施)中?|正?在办|未(?:完成|办结|销号)"
    r"|否|[×✗✘☐□]|推进中"
)
_LATER_WORD = re.compile(
    r"未启动|尚未.{0,6}|.{0,4}滞后|长期.{0,4}|基本.{2,4}|部分.{2,4}|.{0,2}暂缓|逾期.{0,4}|\d{1,3}(?:\.\d+)?[%％]"
)
_DAY = re.compile(r"(?:\d{4}[年./-])?\d{1,2}[月./-](?:\d{1,2}日?)?(?:\s?0?0:00:00)?")
_TICKED = re.compile(r"[☑☒■√✓✔]\s*([^☐□☑☒■√✓✔\s]+)")
_BOX = re.compile(r"[☐□]")
_STOPS = "。；;，,. \n"


class Told(NamedTuple):
    """A cell beside the work: the kind of its column, the column's head, the cell's words."""

    kind: Kind
    head: str
    words: str


class Standing(NamedTuple):
    """``done`` is None where the table does not say; ``unclear`` are words of a state that
    say neither."""

    progress: str = ""
    done: bool | None = None
    note: str = ""
    unclear: str = ""


def standing_of(cells: Sequence[Told]) -> Standing:
    """What the cells of one row say together."""
    cells = [
        one._replace(words=_ticked(one.words)) if one.kind is Kind.STATE else one
        for one in cells
    ]
    lines = [line for one in cells if (line := _line(one))]
    general = [line for one, line in lines if _is_general(one)]
    other = [f"{one.head}：{line}" for one, line in lines if not _is_general(one)]
    notes = [one.words for one in cells if one.kind is Kind.NOTE and one.words]
    unclear = next((one.words for one in cells if _is_unclear(one)), "")
    return Standing("\n".join([*general, *other]), _is_done(cells), "\n".join(notes), unclear)


def _ticked(words: str) -> str:
    """Of several boxes the words of the one that is ticked (☑已完成 □未完成)."""
    found = _TICKED.findall(words) if _BOX.search(words) else ()
    return str(found[0]) if len(found) == 1 else words


def _line(one: Told) -> tuple[Told, str] | None:
    """What a cell adds to the progress; a plain state adds nothing to what it says."""
    if one.kind is Kind.STATE:
        plain = _is_said_done(one.words) or _RUNNING.fullmatch(one.words.strip(_STOPS))
        return None if plain or not one.words else (one, one.words)
    return (one, one.words) if one.kind is Kind.PROGRESS and one.words else None


def _is_general(one: Told) -> bool:
    return one.kind is Kind.PROGRESS and _GENERAL.fullmatch(one.head) is not None


def _is_unclear(one: Told) -> bool:
    words = one.words.strip(_STOPS)
    if one.kind is not Kind.STATE or not words or _is_said_done(words):
        return False
    return not (_RUNNING.fullmatch(words) or _LATER_WORD.fullmatch(words))


def _is_done(cells: Sequence[Told]) -> bool | None:
    """What a column of states says; else whether the progress, or the day it was reached
    on, says that all is done."""
    states = [one.words for one in cells if one.kind is Kind.STATE and one.words]
    if states:
        return any(map(_is_said_done, states))
    told = [one for one in cells if one.kind is Kind.PROGRESS and one.words]
    if any(_tells_done(one) for one in told):
        return True
    return False if told else None


def _tells_done(one: Told) -> bool:
    if _REACHED.search(one.head):
        return _DAY.fullmatch(one.words.strip()) is not None
    if _OF_A_PART.search(one.head) or not _TELLS_ALL.search(one.head):
        return False
    return _is_said_done(re.split("[。；;\n]", one.words, maxsplit=1)[0])


def _is_said_done(words: str) -> bool:
    return _DONE.fullmatch(words.strip(_STOPS)) is not None
