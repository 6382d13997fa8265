"""Returned workbooks read, compared and ready to be shown, beside what calamine alone needs
to read them.

``python -m tests.bench.collect [FILES]``; 200 workbooks of 60 rows at most 2 x calamine.
Processor seconds of one run; memory is measured in a process of its own for each number.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
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


def _memory(files: int) -> int:
    """KB a process came to that compared so many workbooks, above what it had before."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.collect", "--memory", str(files)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def _measured(files: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        office = _office(Path(name), FILES)
        with office.session:
            few = Office(office.session, office.paths[:3])
            _compared(few)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            _compared(Office(office.session, office.paths[:files]))
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def run(files: int = FILES) -> list[str]:
    """The lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        office = _office(Path(name), files)
        with office.session:
            spent = list(_spent(office))
            cells = _compared(office).cells
    bare, read, compare = (min(column) for column in zip(*spent, strict=True))
    ratio = min((row[1] + row[2]) / row[0] for row in spent)
    few, many = _memory(files // 4), _memory(files)
    told = f"collect: {files} workbooks of {ROWS} rows, {len(cells)} cells"
    return [
        f"{told}: calamine {bare:.2f} s, reading {read:.2f} s, comparing {compare:.2f} s, "
        f"{ratio:.2f} x calamine (at most 2)",
        f"collect: memory {few / 1024:.0f} MB for {files // 4} workbooks, "
        f"{many / 1024:.0f} MB for {files}",
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        print(_measured(int(sys.argv[2])))
    else:
        for line in run(int(sys.argv[1]) if sys.argv[1:] else FILES):
            print(line, flush=True)
