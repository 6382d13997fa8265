"""Printed lists: pages, searchable text, and what happens without Chinese glyphs."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from gkdesk.domain.tasks import Light
from gkdesk.errors import NoChineseFont, TargetUnwritable
from gkdesk.exports.task_list import PrintBanner, PrintList, PrintRow, PrintTask
from gkdesk.ui import print_fonts
from gkdesk.ui.print_cells import broken_names
from gkdesk.ui.print_rows import column_widths
from gkdesk.ui.printing import (
    Orientation,
    TaskListPrinter,
    a4,
    print_headless,
    print_pdf,
)


@pytest.fixture
def chinese(qapp: QGuiApplication) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font with Chinese glyphs to print with")


def task(ordinal: int, text: str = "动态公布收费目录清单，做到清单之外无收费。") -> PrintTask:
    return PrintTask(
        ordinal,
        "",
        text,
        ("区市场监管局",),
        ("区发展改革局", "区财政局"),
        "2022年9月底前\n（2022年9月30日）",
        Light.SOON,
        "临期",
    )


def listed(*rows: PrintRow) -> PrintList:
    return PrintList("2022年政务公开工作要点任务清单", "截至2022年9月28日", rows)


LONG = listed(
    PrintBanner(1, "一、深化重点领域信息公开"),
    PrintBanner(2, "（一）优化营商环境"),
    *(task(number) for number in range(1, 61)),
)


def page_texts(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return ["".join(text.split()) for text in texts]


@pytest.mark.usefixtures("chinese")
def test_every_page_repeats_the_heads_and_counts_itself(tmp_path: Path) -> None:
    file = tmp_path / "清单.pdf"
    pages = print_pdf(LONG, file)
    texts = page_texts(file)
    assert len(texts) == pages > 2
    for number, text in enumerate(texts, 1):
        assert f"第{number}页共{pages}页" in text
        for head in ("序号", "任务内容", "牵头单位", "责任单位", "完成时限", "状态"):
            assert head in text


@pytest.mark.usefixtures("chinese")
def test_the_text_can_be_searched(tmp_path: Path) -> None:
    file = tmp_path / "清单.pdf"
    print_pdf(LONG, file)
    texts = page_texts(file)
    for words in (
        "2022年政务公开工作要点任务清单",
        "截至2022年9月28日",
        "一、深化重点领域信息公开",
        "区市场监管局",
        "2022年9月底前",
        "临期",
    ):
        assert words in texts[0]
    assert "2022年政务公开工作要点任务清单" not in texts[1]


@pytest.mark.usefixtures("chinese")
def test_each_task_is_printed_once_in_order(tmp_path: Path) -> None:
    rows = [task(number, f"第{number:03}号事项。") for number in range(1, 41)]
    file = tmp_path / "清单.pdf"
    print_pdf(listed(*rows), file)
    whole = "".join(page_texts(file))
    places = [whole.index(f"第{number:03}号事项") for number in range(1, 41)]
    assert places == sorted(places)
    assert all(whole.count(f"第{number:03}号事项") == 1 for number in range(1, 41))


@pytest.mark.usefixtures("chinese")
def test_a_task_taller_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    sentences = [
        f"第{number:03}句要求逐项落实到位并及时公开进展情况。" for number in range(200)
    ]
    file = tmp_path / "清单.pdf"
    pages = print_pdf(listed(task(1, "".join(sentences))), file)
    assert pages > 1
    whole = "".join(page_texts(file))
    assert all(f"第{number:03}句" in whole for number in range(200))


@pytest.mark.usefixtures("chinese")
def test_portrait_is_portrait(tmp_path: Path) -> None:
    file = tmp_path / "清单.pdf"
    print_pdf(LONG, file, Orientation.Portrait)
    document = pypdfium2.PdfDocument(file)
    width, height = document[0].get_size()
    document.close()
    assert (round(width), round(height)) == (595, 842)


@pytest.mark.usefixtures("chinese")
def test_a_printer_gives_the_pages_of_the_pdf(tmp_path: Path) -> None:
    """The preview and a real printer go the same way as this printer into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印机.pdf"))
    printer.setPageLayout(a4())
    pages = TaskListPrinter([LONG]).render(printer)
    print_pdf(LONG, tmp_path / "清单.pdf")
    assert page_texts(tmp_path / "打印机.pdf") == page_texts(tmp_path / "清单.pdf")
    assert pages == len(page_texts(tmp_path / "清单.pdf"))


@pytest.mark.usefixtures("chinese")
def test_a_range_of_pages_is_printed_with_its_own_numbers(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "两页.pdf"))
    printer.setPageLayout(a4())
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert TaskListPrinter([LONG]).render(printer) == 2
    texts = page_texts(tmp_path / "两页.pdf")
    assert ["第2页共" in texts[0], "第3页共" in texts[1]] == [True, True]


@pytest.mark.usefixtures("chinese")
def test_lists_begin_a_page_each_and_are_counted_through(tmp_path: Path) -> None:
    file = tmp_path / "两份.pdf"
    assert print_headless([listed(task(1)), listed(task(1))], file) == 2
    texts = page_texts(file)
    assert "第1页共2页" in texts[0]
    assert "第2页共2页" in texts[1]
    assert all("任务清单" in text for text in texts)


@pytest.mark.usefixtures("chinese")
def test_an_empty_list_is_one_page_with_its_heads(tmp_path: Path) -> None:
    file = tmp_path / "空.pdf"
    assert print_pdf(listed(), file) == 1
    assert "任务内容" in page_texts(file)[0]


@pytest.mark.usefixtures("chinese")
def test_a_refused_target_keeps_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "清单.pdf"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(TargetUnwritable):
        print_pdf(LONG, file)
    assert file.read_bytes() == b"old"


@pytest.mark.usefixtures("qapp")
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
        print_pdf(LONG, tmp_path / "清单.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("chinese")
def test_unit_names_break_only_behind_the_mark() -> None:
    names = ("区发展改革局", "区住房城乡建设局", "区财政局")
    font = print_fonts.print_fonts().body
    lines = broken_names(names, font, 105.0 * 10).split("\n")
    assert lines == ["区发展改革局、", "区住房城乡建设局、", "区财政局"]


def test_a_column_nobody_fills_gives_its_room_to_the_content() -> None:
    bare = PrintTask(1, "", "做。", (), (), "", Light.UNLIMITED, "无时限")
    full, thin = column_widths(1000, [task(1)]), column_widths(1000, [bare])
    assert sum(full) == pytest.approx(1000) == sum(thin)
    assert thin[1] > full[1]
