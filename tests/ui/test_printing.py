"""Printed lists: every cell whole and in its place, pages, numbers, what happens when not."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageLayout, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from gkdesk.domain.print_scheme import ListKind, Margins, PageNumbers, Paper
from gkdesk.domain.tasks import Light
from gkdesk.errors import NoChineseFont, TargetFull, TargetUnwritable
from gkdesk.exports.printed_list import (
    PrintedCell,
    PrintedColumn,
    PrintedHeading,
    PrintedLine,
    PrintedList,
    PrintedRow,
)
from gkdesk.ui import print_fonts
from gkdesk.ui.print_pages import ListPages
from gkdesk.ui.print_run import PrintRun
from gkdesk.ui.printing import print_headless, print_on, print_pdf, write_pages
from tests.ui.printed_proof import glyphs, prove

UNITS = ("区市场监管局", "区住房城乡建设局", "各镇（街）", "区政务服务中心", "区财政局")
LIGHTS = tuple(zip(Light, ("逾期\n催办2次", "临期", "推进中", "已办结", "无时限"), strict=True))
DAYS = ("2022年9月底前\n（2022年9月30日）", "", "长期坚持", "2022年12月31日")
HEADS = {
    "速录号": True, "序号": True, "任务内容": False, "牵头单位": False, "责任单位": False,
    "完成时限": True, "状态": False, "会议意见": False,
}  # fmt: skip
CODE, ORDINAL, TASK, LEAD, UNIT, LIMIT, STATUS, OPINION = HEADS
COLUMNS = {
    ListKind.SECTION: (ORDINAL, TASK, LEAD, UNIT, LIMIT, STATUS),
    ListKind.UNIT: (CODE, ORDINAL, TASK, LIMIT, STATUS, OPINION),
    ListKind.LEADER: (CODE, TASK, LEAD, UNIT, LIMIT, STATUS, OPINION),
    ListKind.DEADLINE: (ORDINAL, TASK, LEAD, STATUS),
    ListKind.OVERDUE: tuple(HEADS),
    ListKind.PERIOD: (ORDINAL, TASK),
}


@pytest.fixture(autouse=True)
def chinese(qapp: QGuiApplication) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font with Chinese glyphs to print with")


def row(number: int, columns: tuple[str, ...] = COLUMNS[ListKind.SECTION]) -> PrintedRow:
    """A task with a text of its own, short or long."""
    light, word = LIGHTS[number % 5]
    clause = "动态公布“收费目录清单”，做到清单之外无收费；"
    text = f"优化营商环境。{clause * (number % 4)}第{number}项于2022年9月底前完成。"
    cells = {
        CODE: PrintedCell(str(number + 100)),
        ORDINAL: PrintedCell(str(number)),
        TASK: PrintedCell(text, strong=6),
        LEAD: PrintedCell(names=UNITS[number % 3 : number % 3 + 1]),
        UNIT: PrintedCell(names=UNITS[: number % 6]),
        LIMIT: PrintedCell(DAYS[number % 4]),
        STATUS: PrintedCell(word, light=light),
        OPINION: PrintedCell(open=True),
    }
    return PrintedRow(tuple(cells[column] for column in columns), number)


def listed(
    lines: tuple[PrintedLine, ...],
    columns: tuple[str, ...] = COLUMNS[ListKind.SECTION],
    **paper: object,
) -> PrintedList:
    heads = tuple(PrintedColumn(head, centred=HEADS[head]) for head in columns)
    title = "2022年政务公开工作要点任务清单"
    asked = replace(Paper(), **paper)  # type: ignore[arg-type]
    return PrintedList(title, "截至2022年9月28日\u3000共60项", heads, lines, 60, asked)


def rows(count: int) -> tuple[PrintedLine, ...]:
    return tuple(row(number) for number in range(1, count + 1))


def of_kind(kind: ListKind) -> tuple[PrintedLine, ...]:
    """Two groups, each on a page of its own where the list is by unit."""
    lines: list[PrintedLine] = []
    for number in range(1, 13):
        if number % 7 == 1 and kind is not ListKind.OVERDUE:
            own = kind is ListKind.UNIT
            lines.append(PrintedHeading(1, f"{number}、{UNITS[number % 5]}牵头的任务", own))
        if number % 3 == 1 and kind is ListKind.SECTION:
            lines.append(PrintedHeading(2, "（一）优化营商环境"))
        lines.append(row(number, COLUMNS[kind]))
    return tuple(lines)


LONG = listed(of_kind(ListKind.SECTION) + rows(40))


def page_texts(file: Path) -> list[str]:
    return ["".join(glyph.letter for glyph in page) for page in glyphs(file)]


@pytest.mark.parametrize("points", [10.5, 16, 22])
@pytest.mark.parametrize("kind", ListKind)
def test_every_cell_stands_once_whole_in_its_place_under_a_head(
    kind: ListKind, points: float, tmp_path: Path
) -> None:
    """Upright and across in turn, so that every size meets both."""
    upright = (list(ListKind).index(kind) + int(points)) % 2 == 0
    made = listed(of_kind(kind), COLUMNS[kind], points=points, wide=not upright)
    prove(made, tmp_path / "清单.pdf", print_pdf([made], tmp_path / "清单.pdf"))


def test_five_hundred_tasks_in_the_largest_letters(tmp_path: Path) -> None:
    columns = COLUMNS[ListKind.DEADLINE]
    made = listed(
        tuple(row(4 * number, columns) for number in range(500)), columns, points=22, wide=False
    )
    prove(made, tmp_path / "清单.pdf", print_pdf([made], tmp_path / "清单.pdf"))


def test_a_unit_of_many_rows_is_named_on_every_page(tmp_path: Path) -> None:
    many = tuple(row(4 * number, (ORDINAL, TASK)) for number in range(400))
    lines: tuple[PrintedLine, ...] = (PrintedHeading(1, "区财政局"), *many)
    made = listed(lines, (ORDINAL, TASK))
    pages = print_pdf([made], tmp_path / "清单.pdf")
    prove(made, tmp_path / "清单.pdf", pages)
    first, *others = page_texts(tmp_path / "清单.pdf")
    assert "区财政局" in first
    assert "（续）" not in first
    assert all("区财政局（续）" in text for text in others)


@pytest.mark.parametrize("points", [10.5, 22])
def test_a_cell_of_five_thousand_letters_goes_on_under_its_number(
    points: float, tmp_path: Path
) -> None:
    long = "".join(f"第{number:04}句要求落实到位。" for number in range(400))[:5000]
    cells = (PrintedCell("7"), PrintedCell(long))
    made = listed((PrintedRow(cells), row(8, (ORDINAL, TASK))), (ORDINAL, TASK), points=points)
    pages = print_pdf([made], tmp_path / "清单.pdf")
    prove(made, tmp_path / "清单.pdf", pages)
    first, *others, last = page_texts(tmp_path / "清单.pdf")
    assert pages > 2
    assert "（续）" not in first
    assert all("序号7（续）" in text for text in (*others, last))


def test_many_columns_between_wide_margins_are_set_in_smaller_letters(tmp_path: Path) -> None:
    columns = (*HEADS, *HEADS, *HEADS)
    lines = (row(1, columns), row(2, columns))
    made = listed(lines, columns, points=22, margins=Margins(90, 90, 90, 90))
    prove(made, tmp_path / "清单.pdf", print_pdf([made], tmp_path / "清单.pdf"))


def test_each_page_counts_itself_and_only_the_first_has_the_title(tmp_path: Path) -> None:
    pages = print_pdf([LONG], tmp_path / "清单.pdf")
    texts = page_texts(tmp_path / "清单.pdf")
    assert len(texts) == pages > 3
    for number, text in enumerate(texts, 1):
        assert text.endswith(f"第{number}页共{pages}页")
        assert ("2022年政务公开工作要点任务清单" in text) is (number == 1)
    document = pypdfium2.PdfDocument(tmp_path / "清单.pdf")
    assert document.get_metadata_value("Title") == "2022年政务公开工作要点任务清单"
    document.close()


def test_dashed_numbers_stand_at_the_outer_edge(tmp_path: Path) -> None:
    """GB/T 9704-2012 7.5: 7 mm below the text block, one letter from its right edge on odd
    pages, from its left on even ones."""
    made = replace(LONG, paper=Paper(numbers=PageNumbers.DASHED))
    print_pdf([made], tmp_path / "清单.pdf")
    block, letter = ListPages([made]).block(0), 140
    for number, page in enumerate(glyphs(tmp_path / "清单.pdf"), 1):
        foot = [glyph for glyph in page if glyph.box.top > block.bottom()]
        assert "".join(glyph.letter for glyph in foot) == f"—{number}—"
        middle = (foot[0].box.top + foot[0].box.bottom) / 2 - block.bottom()
        assert middle == pytest.approx(7 * 720 / 25.4, abs=20)
        if number % 2:
            edge = block.right() - foot[-1].box.right
        else:
            edge = foot[0].box.left - block.left()
        assert edge == pytest.approx(letter, abs=15)


@pytest.mark.parametrize(
    ("paper", "size", "block"),
    [
        (Paper(wide=False), (210, 297), (28, 37, 156, 225)),
        (Paper(wide=True), (297, 210), (35, 28, 225, 156)),
        (
            Paper("A3", wide=True, margins=Margins(20, 10, 15, 25)),
            (420, 297),
            (15, 25, 385, 262),
        ),
    ],
)
def test_the_text_block_is_that_of_an_upright_page_turned(
    paper: Paper, size: tuple[int, int], block: tuple[int, int, int, int]
) -> None:
    """GB/T 9704-2012 5.2.1; turned, the binding edge at the left comes above."""
    pages = ListPages([replace(LONG, paper=paper)])
    assert (pages.size(0).width(), pages.size(0).height()) == pytest.approx(size)
    told = pages.block(0)
    edges = (told.left(), told.top(), told.width(), told.height())
    assert [edge * 25.4 / 720 for edge in edges] == pytest.approx(block)


def test_a_printer_gives_the_pages_asked_for_with_their_own_numbers(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印机.pdf"))
    pages = ListPages([LONG])
    assert print_on(pages, printer) == pages.total
    print_pdf([LONG], tmp_path / "清单.pdf")
    whole = page_texts(tmp_path / "清单.pdf")
    assert page_texts(tmp_path / "打印机.pdf") == whole
    printer.setOutputFileName(str(tmp_path / "两页.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_on(pages, printer) == 2
    assert page_texts(tmp_path / "两页.pdf") == whole[1:3]


def test_a_printer_without_so_large_a_paper_prints_smaller(tmp_path: Path) -> None:
    class OnlyA4(QPdfWriter):
        def setPageLayout(self, layout: QPageLayout) -> bool:
            return False

    made = listed(rows(3), size="A3", wide=False)
    device = OnlyA4(str(tmp_path / "小.pdf"))
    device.setPageMargins(QMarginsF())
    assert print_on(ListPages([made]), device) == 1
    print_pdf([made], tmp_path / "大.pdf")
    (small,), (large,) = glyphs(tmp_path / "小.pdf"), glyphs(tmp_path / "大.pdf")
    assert [glyph.letter for glyph in small] == [glyph.letter for glyph in large]
    for one, other in zip(small, large, strict=True):
        assert one.box.right == pytest.approx(other.box.right * 210 / 297, abs=4)
        assert one.box.bottom == pytest.approx(other.box.bottom * 210 / 297, abs=8)


def test_lists_begin_a_page_each_on_their_own_paper(tmp_path: Path) -> None:
    upright = replace(listed(()), title="没有任务的清单", paper=Paper("A3", wide=False))
    assert print_headless([listed(rows(1)), upright], tmp_path / "两份.pdf") == 2
    first, second = page_texts(tmp_path / "两份.pdf")
    assert "第1页共2页" in first
    assert "任务内容" in second
    assert second.endswith("第2页共2页")
    document = pypdfium2.PdfDocument(tmp_path / "两份.pdf")
    sizes = [tuple(map(round, page.get_size())) for page in document]
    document.close()
    assert sizes == [(842, 595), (842, 1191)]


def test_a_list_is_read_no_further_than_its_pages_are_looked_at() -> None:
    class Counted(tuple[PrintedLine, ...]):
        furthest = 0

        def __getitem__(self, at: object) -> PrintedLine:  # type: ignore[override]
            assert isinstance(at, int)
            Counted.furthest = max(Counted.furthest, at)
            return super().__getitem__(at)

        def __iter__(self) -> Iterator[PrintedLine]:
            return (self[at] for at in range(len(self)))

    pages = ListPages([replace(LONG, lines=Counted(rows(5_000)))])
    assert pages.boxes(0)
    assert pages.total is None
    assert Counted.furthest < 300
    assert not pages.count_for(0)
    assert pages.reaches(30)
    assert Counted.furthest < 600


def test_a_print_left_or_refused_leaves_the_old_file(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "清单.pdf"
    file.write_bytes(b"old")
    run = PrintRun(write_pages(ListPages([LONG]), file))
    run.progress.connect(lambda done, _count: run.cancel() if done == 2 else None)
    with qtbot.waitSignal(run.ended):
        run.start()
    with room_for(20_000), pytest.raises(TargetFull):
        print_pdf([LONG], file)
    file.chmod(0o444)
    run = PrintRun(write_pages(ListPages([LONG]), file))
    with qtbot.waitSignal(run.failed) as told:
        run.start()
    assert isinstance(told.args[0], TargetUnwritable)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
    run = PrintRun(write_pages(ListPages([LONG]), tmp_path / "新.pdf"))
    with qtbot.waitSignal(run.done) as told:
        run.start()
    assert told.args == [len(page_texts(tmp_path / "新.pdf"))]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """A disk on which no file may grow larger."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_without_chinese_glyphs_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bare:
        WritingSystem = QFontDatabase.WritingSystem

        @staticmethod
        def families(_system: object) -> list[str]:
            return []

    monkeypatch.setattr(print_fonts, "QFontDatabase", Bare)
    with pytest.raises(NoChineseFont):
        print_pdf([replace(LONG, paper=Paper(points=11.25))], tmp_path / "清单.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_face_that_is_missing_is_named_with_what_replaces_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    have = ["FangSong", "SimHei", "FZXiaoBiaoSong-B05S", "SimSun"]
    monkeypatch.setattr(print_fonts, "chinese_families", lambda: have)
    assert print_fonts.font_notice() == ""
    monkeypatch.setattr(print_fonts, "chinese_families", lambda: [have[0], have[3], "文泉"])
    notice = print_fonts.font_notice()
    assert "没有黑体、小标宋，" in notice
