"""A short document with a reader made by hand, so that a review's answers can be followed.

The reader knows three things: a line with （ at its head is an item under 一、, 爲 is a
doubt, and the line 来源 is left out; what is answered it carries out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Doubt, Draft, DraftNode, Leftover, Notice
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role, UnitClause
from gkdesk.services.importing import Loaded
from gkdesk.services.reviewing import Review

TEXT = (
    "2022年要点\n"
    "一、加强公开\n"
    "（一）公开𠮷祥湖行爲查处。2022年6月底前完成。（责任单位：区财政局）\n"
    "（二）公开补贴。（牵头单位：区民政局）\n"
    "来源：区政府网\n"
    "第二段接着说。\n"
)
SECTION, FIRST, SECOND = range(3)
"""The numbers of the rows."""


def place(words: str) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def line(words: str) -> Span:
    """The line that holds some words."""
    return next(place(each) for each in TEXT.splitlines() if words in each)


WRONG_CHARACTER = Doubt(
    "一/一",
    "有不常用的字“爲”，可能是识别错误。",
    place("爲"),
    "疑似错字",
    (
        Choice("保持原样", Answer(AnswerKind.SEEN, place("爲"))),
        Choice("不列为任务", Answer(AnswerKind.ASIDE, line("爲"))),
    ),
)
NO_NUMBER = Doubt("", "没有印发文字号。", Span(0, 0), "缺发文字号")
NO_LEAD = Doubt(
    "一/二",
    "第二段可能是这一条的。",
    line("第二段"),
    "可能接上文",
    (
        Choice("接上一行", Answer(AnswerKind.JOIN, line("第二段"))),
        Choice("另起一条", Answer(AnswerKind.ITEM, line("第二段"))),
    ),
)
SOURCE_LINE = Leftover("来源：区政府网", "网页上的来源。", line("来源"))


def read(document: Document, answers: Sequence[Answer] = ()) -> Draft:
    """The draft of TEXT with the answers carried out."""
    said = {(answer.kind, answer.span): answer.value for answer in answers}
    doubts = [NO_NUMBER, WRONG_CHARACTER, NO_LEAD]
    return Draft(
        source=document.text,
        notice=Notice(plan_title="2022年要点", issuer="东湖区人民政府", year=2022),
        outline=(_section(said),),
        doubts=tuple(each for each in doubts if not _answered(each, answers)),
        leftovers=() if (AnswerKind.ITEM, line("来源")) in said else (SOURCE_LINE,),
        pages=document.pages,
        remarks=document.remarks,
    )


def _answered(doubt: Doubt, answers: Sequence[Answer]) -> bool:
    return any(choice.answer in answers for choice in doubt.choices)


def _section(said: dict[tuple[AnswerKind, Span], str]) -> DraftNode:
    children = [] if (AnswerKind.ASIDE, line("爲")) in said else [_first(said)]
    children.append(_second())
    for words in ("来源", "第二段"):
        if (AnswerKind.ITEM, line(words)) in said:
            text = TEXT[slice(*line(words))]
            children.append(DraftNode("", 2, f"一/#{words}", "", text, span=line(words)))
    return DraftNode(
        "一、",
        1,
        "一",
        "加强公开",
        "加强公开",
        children=tuple(children),
        span=line("加强公开"),
        heading_spans=(place("加强公开"),),
    )


def _first(said: dict[tuple[AnswerKind, Span], str]) -> DraftNode:
    words = place("2022年6月底前")
    day = said.get((AnswerKind.DAY, words))
    due = date.fromisoformat(day) if day else date(2022, 6, 30)
    limit = Deadline("2022年6月底前", "", DeadlineKind.DATE, due=due, spans=(words,))
    units = (
        UnitClause(Role.RESPONSIBLE, "责任单位：区财政局", ("区财政局",),
                   spans=(place("区财政局"),)),
    )  # fmt: skip
    return DraftNode(
        "（一）",
        2,
        "一/一",
        "",
        "公开𠮷祥湖行爲查处。2022年6月底前完成。",
        units=() if (AnswerKind.NO_UNITS, place("区财政局")) in said else units,
        deadlines=() if (AnswerKind.NO_DEADLINE, words) in said else (limit,),
        span=line("爲"),
    )


def _second() -> DraftNode:
    units = (
        UnitClause(Role.LEAD, "牵头单位：区民政局", ("区民政局",), spans=(place("区民政局"),)),
    )
    return DraftNode("（二）", 2, "一/二", "", "公开补贴。", units=units, span=line("补贴"))


def review(
    remarks: tuple[str, ...] = (), pages: tuple[int, ...] = (), name: str = "来文.txt"
) -> Review:
    """A review of TEXT that has just begun."""
    document = Document(TEXT, pages=pages, remarks=remarks)
    loaded = Loaded(Path(name), name, f"digest of {name}", read(document), document)
    return Review(loaded, read)
