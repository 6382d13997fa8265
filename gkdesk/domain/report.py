"""The report on how a plan was carried out (落实情况报告): what is asked for, what it says."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is told beside the standing of each task: the evidence, what each unit said, and
    the figures of each unit."""

    evidence: bool = True
    answers: bool = True
    units: bool = True


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One paragraph. ``key`` tells what it is about, the same in every report of a plan;
    ``level`` is 0 for a paragraph, else that of a heading (1 一、, 2 （一）)."""

    key: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was written: ``period`` the key of its period, ``day`` the day it speaks
    of, ``title`` with line feeds where it breaks."""

    plan_id: int
    period: str
    day: date
    title: str
    issuer: str
    options: ReportOptions
    lines: tuple[ReportLine, ...]

    @property
    def heading(self) -> str:
        """The title in one line, as a document that breaks it reads."""
        return self.title.replace("\n", "")

    @property
    def text(self) -> str:
        """All of it as plain text, a paragraph a line."""
        body = "\n".join(line.text for line in self.lines)
        return f"{self.heading}\n\n{body}\n"


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report the ledger keeps. ``made_at`` is ISO 8601 with seconds."""

    id: int
    made_at: str
    file: str
    report: Report


def stored(report: Report) -> str:
    """The report as the ledger keeps it, JSON."""
    values = {
        "day": report.day.isoformat(),
        "title": report.title,
        "issuer": report.issuer,
        "options": asdict(report.options),
        "lines": [[line.key, line.level, line.text] for line in report.lines],
    }
    return json.dumps(values, ensure_ascii=False)


def restored(plan_id: int, period: str, words: str) -> Report:
    """The report that was stored."""
    values: dict[str, Any] = json.loads(words)
    return Report(
        plan_id,
        period,
        date.fromisoformat(values["day"]),
        values["title"],
        values["issuer"],
        ReportOptions(**values["options"]),
        tuple(ReportLine(*line) for line in values["lines"]),
    )
