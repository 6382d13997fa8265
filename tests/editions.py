"""Versions of one small notice, built from its items: what a person would type, with every
place where it stands in the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.draft import Doubt, Draft, DraftNode, Measure, Notice
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role, UnitClause

_FIGURES = "一二三四五六七八九十"


class Task(NamedTuple):
    """A task: its sentences, its units, its month (0: no limit), and whether it is doubted."""

    sentences: tuple[str, ...]
    units: tuple[str, ...] = ()
    month: int = 0
    doubted: bool = False


class Section(NamedTuple):
    """A section with what stands in it: tasks, or further sections."""

    heading: str
    items: Sequence[Task | Section] = ()


def task(*sentences: str, units: str = "", month: int = 0, doubted: bool = False) -> Task:
    """A task; ``units`` joined by 、."""
    return Task(sentences, tuple(filter(None, units.split("、"))), month, doubted)


class _Page:
    """Writes the text and remembers where everything stands."""

    def __init__(self, year: int) -> None:
        self.text = "通知\n"
        self.doubts: list[Doubt] = []
        self._year = year

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def nodes(
        self, items: Sequence[Task | Section], level: int, above: str
    ) -> tuple[DraftNode, ...]:
        made = []
        for number, item in enumerate(items):
            figure = _FIGURES[number] if number < 10 else str(number + 1)
            label = (
                f"{figure}、"
                if level == 1
                else f"（{figure}）"
                if level == 2
                else f"{number + 1}."
            )
            tail = figure if level < 3 else str(number + 1)
            path = f"{above}/{tail}" if above else tail
            build = self._section if isinstance(item, Section) else self._task
            made.append(build(item, label, level, path))  # type: ignore[arg-type]
        return tuple(made)

    def _section(self, item: Section, label: str, level: int, path: str) -> DraftNode:
        start = self.write(label).start
        heading = self.write(item.heading)
        self.write("\n")
        children = self.nodes(item.items, level + 1, path)
        return DraftNode(label, level, path, item.heading, item.heading, children=children,
                         span=Span(start, heading.end), heading_spans=(heading,))  # fmt: skip

    def _task(self, item: Task, label: str, level: int, path: str) -> DraftNode:
        start = self.write(label).start
        measures = tuple(Measure(words, (self.write(words),)) for words in item.sentences)
        limits: tuple[Deadline, ...] = ()
        if item.month:
            month = self.write(f"{item.month}月底前")
            measures += (
                Measure(f"{item.month}月底前完成。", (Span(month.start, month.end + 3),)),
            )
            self.write("完成。")
            words = f"{item.month}月底前"
            day = date(self._year, item.month, 28)
            limits = (Deadline(words, words, DeadlineKind.DATE, due=day, spans=(month,)),)
        units = tuple(
            UnitClause(
                Role.RESPONSIBLE, f"责任单位：{name}", (name,), spans=(self.write(name),)
            )
            for name in item.units
        )
        span = Span(start, len(self.text))
        self.write("\n")
        if item.doubted:
            self.doubts.append(Doubt(path, "写法少见。", Span(start, start + 2)))
        text = "".join(measure.text for measure in measures)
        return DraftNode(label, level, path, "", text, measures=measures, units=units,
                         deadlines=limits, span=span)  # fmt: skip


def version(*items: Task | Section, year: int = 2023, signed: int = 1) -> Draft:
    """The draft of a notice that prints these items."""
    page = _Page(year)
    outline = page.nodes(items, 1, "")
    notice = Notice(
        issuer="甲区人民政府办公室",
        document_number=f"甲政办发〔{year}〕1号",
        plan_title="工作要点",
        year=year,
        signed_on=date(year, 2, signed),
    )
    return Draft(page.text, notice, outline=outline, doubts=tuple(page.doubts))
