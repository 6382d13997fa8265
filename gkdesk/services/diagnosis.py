"""诊断: what the program and its ledger are like, for whoever looks after the computer.

Nothing of a document, of a unit or of a person is in it: numbers, versions, kinds of faults
and places in the program only.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path

from gkdesk.exports.files import write_bytes
from gkdesk.services.session import Session
from gkdesk.store import backup, proofs, table_counts

Section = tuple[str, Sequence[str]]
"""A heading, and the lines below it."""

LOG_LINES = 200
"""How much of the end of the log is looked at."""

_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ ([A-Z]+) ([\w.]+): ")
_PLACE = re.compile(r'\s+File "(?:.*[/\\])?([\w.-]+)", line (\d+), in ([\w<>]+)')
_KIND = re.compile(r"((?:[a-z_]\w*\.)*[A-Z]\w*)(?::|$)", re.ASCII)
_OURS = (
    "PySide6", "sqlite-utils", "openpyxl", "python-calamine", "lxml", "pypdfium2",
    "python-docx", "chinesecalendar", "rapidfuzz",
)  # fmt: skip


def report(session: Session, log: Path, machine: Sequence[Section] = ()) -> str:
    """The whole report. ``machine`` is what only the window knows: screens, fonts, printers."""
    sections = (
        ("程序", list(_program())),
        ("系统", list(_system())),
        *machine,
        ("台账", list(_ledger(session))),
        ("检查", _findings(session)),
        ("最近的出错记录", list(faults(log)) or ["没有"]),
    )
    day = session.now().strftime("%Y-%m-%d %H:%M")
    head = f"政务公开任务台 诊断　{day}\n（不含公文、单位和人员的内容）\n"
    return head + "".join(f"\n【{title}】\n{_joined(lines)}" for title, lines in sections)


def write(session: Session, log: Path, target: Path, machine: Sequence[Section] = ()) -> Path:
    """Writes the report beside the target and renames. Raises TargetUnwritable, TargetFull."""
    write_bytes(target, report(session, log, machine).encode("utf-8-sig"))
    return target


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _program() -> Iterator[str]:
    found = {each.name: each.version for each in distributions()}
    known = {name.lower(): version for name, version in found.items() if name}
    yield f"gkdesk {known.get('gkdesk', '（未安装，从源文件运行）')}"
    yield f"Python {platform.python_version()}"
    for name in _OURS:
        wanted = name.lower()
        version = known.get(wanted) or known.get(f"{wanted}-essentials")
        yield f"{name} {version or '没有'}"
    if getattr(sys, "frozen", False):
        yield "一个文件夹的免安装版"


def _system() -> Iterator[str]:
    yield f"{platform.system()} {platform.release()}，{platform.machine()}"
    yield f"文件名编码 {sys.getfilesystemencoding()}"


def _ledger(session: Session) -> Iterator[str]:
    ledger = session.ledger
    yield f"版本 {table_counts.version(ledger)}，{session.path.stat().st_size:,} 字节"
    yield f"SQLite {table_counts.sqlite_version(ledger)}"
    yield "只读" if session.read_only else "可写"
    yield "在共享盘上" if session.shared else "在本机"
    copies = backup.copies(session.path)
    newest = session.last_backup
    yield f"备份 {len(copies)} 份" + (f"，最近 {newest:%Y-%m-%d %H:%M}" if newest else "")
    for name, count in table_counts.counts(ledger).items():
        yield f"{name} {count}"


def _findings(session: Session) -> list[str]:
    """By their kind alone: what a finding names may be of a document."""
    codes = [code for code, _values in proofs.findings(session.ledger)]
    return [f"{code} {codes.count(code)} 处" for code in dict.fromkeys(codes)] or ["完好"]


def faults(log: Path) -> Iterator[str]:
    """The end of the log: when, how grave, which module, which kind of fault and where in
    the program; what a line says itself is left out."""
    try:
        with log.open(encoding="utf-8", errors="replace") as file:
            lines = file.readlines()[-LOG_LINES:]
    except OSError:
        return
    inside = False
    for line in lines:
        if head := _LINE.match(line):
            inside = head[2] in ("WARNING", "ERROR", "CRITICAL")
            if inside:
                yield " ".join(head.groups())
        elif inside and (place := _PLACE.match(line)):
            yield f"    {place[1]}:{place[2]} {place[3]}"
        elif inside and (kind := _KIND.match(line.rstrip())):
            yield f"    {kind[1]}"
