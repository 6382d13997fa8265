"""What the check before handing out says of each finding."""

from __future__ import annotations

from datetime import date

from gkdesk.domain.findings import Check, Finding
from gkdesk.domain.written_days import weekday, written_day
from gkdesk.reading.labels import label_of
from gkdesk.services.preflight_plan import CheckedPlan
from gkdesk.terms import FOUND

_SHOWN = 24


def sentence(plan: CheckedPlan, finding: Finding) -> str:
    """The finding in one sentence."""
    return FOUND[finding.check].format_map(_Words(plan, finding))


class _Words(dict[str, str]):
    """The words a sentence asks for, made when they are."""

    def __init__(self, plan: CheckedPlan, finding: Finding) -> None:
        super().__init__()
        self._plan, self._finding = plan, finding

    def __missing__(self, name: str) -> str:
        words: str = getattr(self, f"_{name}")()
        return words

    def _about(self) -> str:
        return self._finding.about

    def _number(self) -> str:
        row = self._plan.by_id[self._finding.node_id or 0]
        return str(len(self._plan.names(row.responsible)))

    def _day(self) -> str:
        return _long(date.fromisoformat(self._finding.about.split(">")[0]))

    def _other(self) -> str:
        if self._finding.check is Check.LIMIT_AFTER_TASK:
            return _long(date.fromisoformat(self._finding.about.split(">")[1]))
        row = self._plan.by_id.get(self._finding.others[0])
        return f"{row.label}{row.text}"[:_SHOWN] if row else ""

    def _signed(self) -> str:
        return written_day(self._plan.signed_on) if self._plan.signed_on else ""

    def _rest(self) -> str:
        day = date.fromisoformat(self._finding.about)
        name = self._plan.calendar.name(day)
        return f"遇{name}放假" if name else "是周末"

    def _next(self) -> str:
        return _long(
            self._plan.calendar.next_working(date.fromisoformat(self._finding.about))[0]
        )

    def _gap(self) -> str:
        before, _arrow, here = self._finding.about.partition("→")
        if not before:
            return f"从“{here}”开始"
        former, present = label_of(before), label_of(here)
        if former and present and former.number == present.number:
            return f"“{here}”重复"
        if former and present and former.number > present.number:
            return f"“{here}”排在“{before}”之后"
        return f"从“{before}”跳到“{here}”"

    def _candidates(self) -> str:
        match = self._plan.match
        units = match(self._finding.about).units if match else ()
        names = [f"“{self._plan.units[i].name}”" for i in units if i in self._plan.units]
        return "或".join(names) if names else "几个单位中的一个"


def _long(day: date) -> str:
    return f"{written_day(day)}（{weekday(day)}）"
