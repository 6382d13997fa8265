"""Verbs that keep the ledger safe: a copy of it, and putting one back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines
from gkdesk.cli.usage import Verb
from gkdesk.domain.backups import Holdings
from gkdesk.errors import (
    GkdeskError,
    LedgerDamaged,
    LedgerEmptied,
    LedgerForeign,
    LedgerMissing,
)
from gkdesk.services import backing_up, restoring
from gkdesk.services.session import clock_of, default_ledger


def _declare_backup(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="文件",
        help="写到这个文件；不写时放进台账旁边的“备份”文件夹",
    )


def _backup(asked: Namespace) -> int:
    """Reading is enough for it: it may run while the window is open."""
    path = asked.db or default_ledger()
    if not path.exists():
        raise LedgerMissing(path)
    with open_session(asked, write=False) as session:
        written, holdings = backing_up.take(session, asked.output)
    _tell(asked, "已备份到", written, holdings)
    return 0


def _declare_restore(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="备份", help="一份备份，或另一台电脑上的台账"
    )


def _restore(asked: Namespace) -> int:
    path = asked.db or default_ledger()
    now = clock_of(asked.today)()
    program = f"gkdesk {asked.verb}"
    done = restoring.restore(path, asked.file, now, wait=asked.wait, program=program)
    _tell(asked, "已恢复", done.path, done.holdings, done.kept)
    return 0


def _tell(
    asked: Namespace, deed: str, file: Path, holdings: Holdings, kept: Path | None = None
) -> None:
    if asked.json:
        record: dict[str, object] = {
            "file": str(file),
            "plans": holdings.plans,
            "tasks": holdings.tasks,
        }
        give_json(record | ({"kept": str(kept)} if kept else {}))
        return
    former = f"，原来的台账留在 {kept}" if kept else ""
    give_lines([f"{deed} {file}（{holdings.plans} 份计划、{holdings.tasks} 条任务）{former}"])


_LOST = (LedgerDamaged, LedgerEmptied, LedgerForeign, LedgerMissing)


def way_back(fault: GkdeskError) -> str:
    """Where a ledger is lost that has a good copy: the command that puts it back."""
    if not isinstance(fault, _LOST):
        return ""
    found = backing_up.newest_good(fault.path)
    if found is None:
        return ""
    named = f'gkdesk restore "{found[0].path}" --db "{fault.path}"'
    return f"最近一份完好的备份可这样恢复：{named}。"


BACKUP_VERBS = (
    Verb("backup", "备份台账，写好后核对一遍", _declare_backup, _backup),
    Verb("restore", "用一份备份恢复台账，现有的台账先留一份", _declare_restore, _restore),
)
