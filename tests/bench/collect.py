"""Returned workbooks read, compared and ready to be shown, beside what calamine alone needs
to read them.

``python -m tests.bench.collect [FILES]``; 200 workbooks of 60 rows at most 2 x calamine.
Processor seconds, the best of three rounds; memory as Python counts its own objects.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook

from gkdesk import documents
from gkdesk.domain.collected import Collection
from gkdesk.reading.returned import read_returned
from gkdesk.services import collecting, importing, sending
from gkdesk.services.session import Session

FILES, ROWS = 200, 60
_A_TASK = 10
"""Units that answer for one task."""
_ROUNDS = 3
_NOON = datetime(2026, 9, 21, 12).astimezone()
_PROGRESS, _STATUS = (
    re.compile(rb'<c r="G(\d+)"[^>]*></c>'),
    re.compile(rb'<c r="K(\d+)"[^>]*></c>'),
)


def _notice(files: int) -> str:
    """A plan that gives each of so many units 60 rows."""
    lines = ["2026年区政务公开工作要点任务分工", "", "一、深化重点领域公开"]
    tasks = files * ROWS // _A_TASK
    for number in range(1, tasks + 1):
        first = (number - 1) * _A_TASK
        names = "、".join(f"区第{(first + step) % files + 1}局" for step in range(_A_TASK))
        lines.append(
            f"{number}.公开第{number}项重点领域信息，动态调整收费目录清单，做到定期更新、在线查询，"
            f"9月底前完成。（责任单位：{names}）"
        )
    return "\n".join(lines) + "\n"


def _filled(data: bytes, name: str) -> bytes:
    """A workbook whose unit wrote progress and evidence in every row."""

    def cell(letter: str, words: str, match: re.Match[bytes]) -> bytes:
        row = match[1].decode()
        text = f"{name}{words}{row}项"
        return (f'<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>').encode()

    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            xml = old.read(part)
            if part == "xl/worksheets/sheet2.xml":
                xml = _PROGRESS.sub(lambda found: cell("G", "已公开信息", found), xml)
                xml = _STATUS.sub(lambda found: cell("K", "见www.example.cn/", found), xml)
            new.writestr(part, xml)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class Office:
    """A ledger and the filled workbooks of its units."""

    session: Session
    paths: tuple[Path, ...]


def _office(folder: Path, files: int) -> Office:
    source = folder / "要点.txt"
    source.write_text(_notice(files), encoding="utf-8")
    session = Session.open(folder / "台账.db", lambda: _NOON, daily=False)
    importing.take_in(session, importing.load(source))
    sent = sending.send(session, sending.parts(session, 1), folder)
    for one in sent:
        one.file.write_bytes(_filled(one.file.read_bytes(), one.unit))
    return Office(session, tuple(one.file for one in sent))


def _by_calamine(paths: tuple[Path, ...]) -> int:
    cells = 0
    for path in paths:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            cells += len(book.get_sheet_by_name(name).to_python())
    return cells


def _compared(office: Office) -> Collection:
    books = [read_returned(documents.cell_book(path)) for path in office.paths]
    return collecting.compare(office.session, books)


def _spent(office: Office) -> Iterator[tuple[float, float, float]]:
    """Processor seconds of calamine, of reading, of comparing, each round."""
    for _ in range(_ROUNDS):
        start = time.process_time()
        _by_calamine(office.paths)
        read = time.process_time()
        books = [read_returned(documents.cell_book(path)) for path in office.paths]
        compare = time.process_time()
        collecting.compare(office.session, books)
        yield read - start, compare - read, time.process_time() - compare


def _memory(office: Office, files: int) -> tuple[float, float]:
    """MB that are held for so many compared workbooks, and the most that was held."""
    tracemalloc.start()
    held = _compared(Office(office.session, office.paths[:files]))
    now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held.cells
    return now / 1024**2, most / 1024**2


def run(files: int = FILES) -> list[str]:
    """The lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        office = _office(Path(name), files)
        with office.session:
            spent = list(_spent(office))
            cells = _compared(office).cells
            memory = [(some, *_memory(office, some)) for some in (files // 4, files)]
    bare, read, compare = (min(column) for column in zip(*spent, strict=True))
    ratio = min((row[1] + row[2]) / row[0] for row in spent)
    told = f"collect: {files} workbooks of {ROWS} rows, {len(cells)} cells"
    return [
        f"{told}: calamine {bare:.2f} s, reading {read:.2f} s, comparing {compare:.2f} s, "
        f"{ratio:.2f} x calamine (at most 2)",
        *(
            f"collect: {some} workbooks hold {held:.1f} MB, {1024 * held / some:.0f} KB each, "
            f"{most:.1f} MB at most"
            for some, held, most in memory
        ),
    ]


if __name__ == "__main__":
    for line in run(int(sys.argv[1]) if sys.argv[1:] else FILES):
        print(line, flush=True)
