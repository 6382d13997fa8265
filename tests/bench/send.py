"""Workbooks for 40 units of 60 rows each, prepared, written and entered in the register, and
the register of a year: ``python -m tests.bench.send``.

Beside it a bare openpyxl script that writes the same cells without looks. Memory: what
Python holds at most while 40 workbooks are written, beside what it holds for 10.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from gkdesk.services import dispatch_register, importing, sending
from gkdesk.services.session import Session

UNITS, ROWS, TIMES = 40, 60, 12
NOW = datetime(2023, 4, 3, 12).astimezone()
_LIMITS = ("9月底前", "每季度末前", "全年不少于10次", "长期坚持", "11月底前")


def notice(rows: int, units: int) -> str:
    """A plan whose every task is all units'."""
    named = "、".join(f"区第{n}局" for n in range(units))
    lines = ["2023年政务公开工作要点", "一、公开"]
    for n in range(rows):
        words = "做好产业发展、重点项目建设和产业政策实施情况公开，及时回应社会关切。" * (
            1 + n % 3
        )
        lines.append(f"{n + 1}．{_LIMITS[n % 5]}公开第{n}项信息，{words}（责任单位：{named}）")
    return "\n".join(lines)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _bare(files: Sequence[Path]) -> None:
    """The cells of workbooks written the plain way."""
    for file in files:
        source = load_workbook(file, read_only=True)
        book = Workbook(write_only=True)
        for sheet in source.worksheets:
            target = book.create_sheet(sheet.title)
            for row in sheet.iter_rows(values_only=True):
                target.append(row)
        book.save(BytesIO())


def _held(prepared: sending.Prepared, folder: Path) -> float:
    """Megabytes that Python holds at most while these are written."""
    tracemalloc.start()
    sending.write(prepared, folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def run() -> list[str]:
    """The lines of the report over a new ledger."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "要点.txt").write_text(notice(ROWS, UNITS), encoding="utf-8")
        with Session.open(place / "台账.db", lambda: NOW) as session:
            importing.take_in(session, importing.load(place / "要点.txt"))
            return [*_sent(session, place), *_register(session, place)]


def _sent(session: Session, place: Path) -> list[str]:
    begun = time.perf_counter()
    parts = sending.parts(session, 1, period="2023Q1")
    prepared = sending.prepare(session, parts, period="2023Q1")
    asked = time.perf_counter() - begun
    begun = time.perf_counter()
    written = sending.write(prepared, place / "下发")
    wrote = time.perf_counter() - begun
    entered = _timed(lambda: sending.record(session, prepared, written))
    read = _timed(lambda: [list(_sheets(each.file)) for each in written])
    bare = _timed(lambda: _bare([each.file for each in written])) - read
    rows = sum(len(part.rows) for part in parts)
    few = sending.prepare(session, parts[: len(parts) // 4], period="2023Q1")
    held = _held(few, place / "少"), _held(prepared, place / "多")
    return [
        f"send: {len(parts)} workbooks, {rows} rows: asked {asked:.2f} s, written {wrote:.2f} s"
        f" (bare openpyxl {bare:.2f} s, {wrote / bare:.1f} x), entered {entered:.2f} s",
        f"send: memory {held[0]:.1f} MB for {len(few.books)}, {held[1]:.1f} MB for"
        f" {len(prepared.books)} workbooks",
    ]


def _sheets(file: Path) -> list[object]:
    book = load_workbook(file, read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def _register(session: Session, place: Path) -> list[str]:
    """The register of a year of months."""
    for month in range(1, TIMES + 1):
        period = f"2023-{month:02}"
        prepared = sending.prepare(
            session, sending.parts(session, 1, period=period), period=period
        )
        files = [sending.Written(place / f"{book.mark.code}.xlsx") for book in prepared.books]
        sending.record(session, prepared, files)
    lines = len(dispatch_register.register(session))
    seconds = _timed(lambda: dispatch_register.register(session))
    return [f"send: register of {lines} lines {seconds:.2f} s"]


if __name__ == "__main__":
    print("\n".join(run()))
