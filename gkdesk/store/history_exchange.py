"""What the history says of workbooks that were handed out, of files that came back, and of
what units answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from gkdesk.domain.dispatches import DispatchKind, Handing
from gkdesk.domain.feedback import FillField
from gkdesk.domain.report_periods import period_of
from gkdesk.domain.tasks import Status
from gkdesk.domain.written_days import written_day
from gkdesk.store.history_supervision import Sides, Told
from gkdesk.store.ledger import Ledger
from gkdesk.terms import label

_Side = dict[str, Any]

_STORED = {
    "dispatch": (
        *("unit", "kind", "version", "period", "sent_at", "handing", "handed_on", "note"),
        "(SELECT count(*) FROM dispatch_row WHERE dispatch_id = dispatch.id) AS rows",
    ),
    "receipt": ("unit", "file", "received_at", "taken", "refused"),
    "feedback": (
        *("node_id", "unit", "period", "progress", "status", "done_on", "count", "person"),
        "problem",
    ),
    "evidence": ("node_id", "unit", "words"),
    "sent_back": ("node_id", "unit", "reason", "day", "settled"),
}


def told(ledger: Ledger, entity: str, target: int, sides: Sides) -> Told:
    """One record that came, went or was changed; workbooks are about no single row of a
    plan, what was answered is."""
    columns = _STORED[entity]
    names = [column.split(" AS ")[-1] for column in columns]
    sql = f"SELECT {', '.join(columns)} FROM {entity} WHERE id = ?"
    stored = dict(zip(names, ledger.one(sql, (target,)) or (), strict=False))
    before, after = (_words(entity, stored, sides, side) for side in (0, 1))
    return Told(stored.get("node_id"), before, after)


def _words(entity: str, stored: _Side, sides: Sides, side: int) -> str | None:
    values = stored | {name: values[side] for name, values in sides.items()}
    return None if values.get("deleted") else _WORDS[entity](values)


def _dispatch(values: _Side) -> str:
    """区财政局 填报表 第2次 2022年第三季度（12 项），微信 2022年9月21日."""
    asked_for = period_of(values["period"])
    parts = [
        values["unit"],
        label(DispatchKind(values["kind"])),
        f"第{values['version']}次",
        asked_for.name if asked_for else "",
    ]
    said = " ".join(part for part in parts if part) + f"（{values['rows']} 项）"
    handed = values["handing"]
    if handed:
        said += f"，{label(Handing(handed))} {_day(values['handed_on'])}"
    return f"{said}：{values['note']}" if values["note"] else said


def _receipt(values: _Side) -> str:
    """区财政局 填报表.xlsx，收下 12 处."""
    said = f"{values['unit']} {values['file']}".strip() + f"，收下 {values['taken']} 处"
    return f"{said}，没有收 {values['refused']} 处" if values["refused"] else said


def _feedback(values: _Side) -> str:
    """区财政局 2022年第三季度：已公布；已办结 2022年9月21日；次数 3；存在问题 无."""
    asked_for = period_of(values["period"])
    done = values["status"] == Status.DONE
    status = label(Status(values["status"])) if values["status"] else ""
    parts = [
        values["progress"],
        f"{status} {_day(values['done_on'])}".strip() if done else status,
        *(
            f"{label(field)} {values[field.value]}"
            for field in (FillField.COUNT, FillField.PERSON, FillField.PROBLEM)
            if values[field.value] not in (None, "")
        ),
    ]
    who = " ".join(part for part in (values["unit"], asked_for and asked_for.name) if part)
    return f"{who}：{'；'.join(part for part in parts if part)}".rstrip("：")


def _evidence(values: _Side) -> str:
    return f"{values['unit']}：{values['words']}"


def _sent_back(values: _Side) -> str:
    """区财政局 2022年9月21日：没有说明金额（已重新报送）."""
    again = "（已重新报送）" if values["settled"] else ""
    return f"{values['unit']} {_day(values['day'])}：{values['reason']}{again}"


def _day(iso: str | None) -> str:
    return written_day(date.fromisoformat(iso)) if iso else ""


_WORDS: dict[str, Callable[[_Side], str]] = {
    "dispatch": _dispatch,
    "receipt": _receipt,
    "feedback": _feedback,
    "evidence": _evidence,
    "sent_back": _sent_back,
}
ENTITIES = frozenset(_WORDS)
"""The tables this room of the history knows."""
OF_ROWS = ("feedback", "evidence", "sent_back")
"""Those of them whose records are about a row."""
