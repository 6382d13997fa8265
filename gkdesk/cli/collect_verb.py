"""The verb that takes filled-in workbooks back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import Any

from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb
from gkdesk.domain.collected import (
    Applied,
    CollectedCell,
    CollectedFile,
    Collection,
    FileStatus,
    Verdict,
)
from gkdesk.services import collecting, returned_files
from gkdesk.terms import label


def _declare_collect(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="文件", help="交回的表格、文件夹或压缩包"
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="收下没有疑问的新填内容；不写时只看不收。有疑问的留给人在窗口里定",
    )


def _collect(asked: Namespace) -> int:
    files, faults = returned_files.gather(asked.paths)
    books = [*(file.read() for file in files), *faults]
    with open_session(asked, write=asked.apply) as session:
        found = collecting.compare(session, books)
        applied = collecting.apply(session, found) if asked.apply else None
    unread = _unread(found)
    if asked.json:
        give_json(
            {
                "files": [_file(file, found) for file in found.files],
                "changes": [_change(cell) for cell in _changed(found)],
                "taken": applied.cells if applied else 0,
            }
        )
    elif not unread:
        give_lines([f"{file.path}：{_sentence(file, found)}" for file in found.files])
    if unread or not asked.json or asked.apply:
        say(unread or _told(found, applied))
    return 1 if unread else 0


def _unread(found: Collection) -> str:
    """Why there was nothing to compare, "" where one file at least could be read."""
    reasons = [file.detail for file in found.files if file.status is FileStatus.UNREADABLE]
    if not reasons or len(reasons) < len(found.files):
        return ""
    first, *others = reasons
    return first + (f"另有 {len(others)} 个文件也打不开。" if others else "")


def _changed(found: Collection) -> list[CollectedCell]:
    return [cell for cell in found.cells if cell.verdict is not Verdict.UNCHANGED]


def _file(file: CollectedFile, found: Collection) -> dict[str, Any]:
    return {
        "file": str(file.path),
        "unit": file.unit,
        "status": file.status.value,
        "why": _sentence(file, found),
        "rows": file.rows,
        "blank": file.blank,
    }


def _change(cell: CollectedCell) -> dict[str, Any]:
    return {
        "task": cell.node_id,
        "field": cell.field.value,
        "sent": cell.sent,
        "returned": cell.returned,
        "now": cell.now,
        "verdict": cell.verdict.value,
        "why": label(cell.why) if cell.why else "",
        "hints": [label(hint) for hint in cell.hints],
        "file": cell.file,
        "place": cell.place,
        "taken": cell.taken,
    }


def _sentence(file: CollectedFile, found: Collection) -> str:
    """What a file is, and what stands in it."""
    if file.status is FileStatus.UNREADABLE:
        return file.detail
    counts = Counter(cell.verdict for cell in _changed(found) if cell.file == file.number)
    said = [label(file.status) + (f"（{file.detail}）" if file.detail else "")]
    said += [f"{label(verdict)} {counts[verdict]} 处" for verdict in Verdict if counts[verdict]]
    said += [label(remark) for remark in file.remarks]
    return "，".join(said) + "。"


def _told(found: Collection, applied: Applied | None) -> str:
    if applied is None:
        taken = sum(cell.taken for cell in found.cells)
        return f"共 {len(found.files)} 个文件，可以收下 {taken} 处，没有写入台账。"
    left = sum(cell.takable and not cell.taken for cell in found.cells)
    rest = f"，另有 {left} 处需要人来定" if left else ""
    return f"收下 {applied.cells} 处，共 {applied.files} 个文件{rest}。"


COLLECT_VERB = Verb("collect", "把各单位填好的表格收回台账", _declare_collect, _collect)
