"""Pictures of the import review, from a plan as Word, PDF and web page: for tests.shots."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.domain.spans import Span
from gkdesk.ui.dialogs.review_dialog import ReviewDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.answer_bar import SET_DAY
from gkdesk.ui.views.review_desk import ReviewDesk
from gkdesk.ui.window import MainWindow
from tests.documents.build_docx import docx_of
from tests.documents.build_html import site
from tests.documents.build_pdf import pdf_of
from tests.documents.notice_looks import looks_of

if TYPE_CHECKING:
    from tests.shots import Shots

SCRAPS = (
    "首页 > 政务公开 > 公开文件\n索引号：003/2022-014\n发布日期：2022-06-20\n字体：大 中 小\n"
)
SCRAPS_BELOW = "\n来源：区政府办公室\n分享到：\n打印　关闭窗口\n上一篇：2021年工作要点\n"

Act = Callable[[ReviewDesk], object]


def plan_files(folder: Path) -> dict[str, Path]:
    """The 2022 plan as Word, PDF and web page, a long plan, and a file without words."""
    plans = Path(__file__).parent.parent / "resources" / "plans"
    text = next(plans.glob("2022*.txt")).read_text("utf-8")
    made = {
        "台政办发〔2022〕4号.docx": docx_of(text, automatic=True),
        "台政办发〔2022〕4号.pdf": pdf_of(looks_of(text)),
        "区政府网站.html": site(looks_of(text), "2022年政务公开工作要点实施方案"),
        "网上复制.txt": (SCRAPS + text + SCRAPS_BELOW).encode(),
        "五千条.txt": long_plan().encode(),
        "空白.docx": b"",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made}


def long_plan() -> str:
    """A plan of 5,000 items."""
    lines = ["某区人民政府办公室", "2022年政务公开工作要点", ""]
    for part in range(50):
        lines.append(f"第{part + 1}章 第{part + 1}方面工作")
        for item in range(100):
            unit = "（责任单位：区财政局、区民政局）" if item % 3 else ""
            lines.append(
                f"{item + 1}.更新第{part + 1}类第{item + 1}项公开目录，9月底前完成。{unit}"
            )
    return "\n".join(lines)


def reviews(shots: Shots) -> None:
    """The review in all sizes and states."""
    from tests.shots import DESKTOP, LAPTOP, NARROW, SMALL

    files = plan_files(shots.ledgers)
    word, pdf, page, copied, large, blank = files.values()
    dark, huge = Theme().shaded(True), Theme().scaled(200)

    def take(name: str, some: list[Path], act: Act = lambda desk: None, **look: object) -> None:
        size, theme = look.get("size", LAPTOP), look.get("theme", Theme())
        opened = partial(review, files=some, act=act)
        shots.main(f"review-{name}", size, theme, opened, filled=False, dialog=True)  # type: ignore[arg-type]

    take("docx", [word])
    take("pdf", [pdf])
    take("pdf-1920", [pdf], size=DESKTOP)
    take("dark", [word], theme=dark)
    take("narrow", [word], size=NARROW)
    take("narrow-tree", [word], lambda desk: turn(desk, 1), size=NARROW)
    take("small", [word], size=SMALL)
    take("letters-150", [word], theme=Theme().scaled(150))
    take("letters-200", [word], theme=huge)
    take("letters-200-1920", [word], theme=huge, size=DESKTOP)
    take("answered", [word], answer_some)
    take("leftovers", [copied], leftovers)
    take("leftovers-dark", [copied], leftovers, theme=dark)
    take("selection", [word], select_words)
    take("day", [word], type_day)
    take("many", [word, blank, page, pdf])
    take("fault", [blank])
    take("large", [large])
    shots.main("drop-hint", LAPTOP, act=lambda w: w.drop_hint.show_over(w, 3, w.theme))


def review(window: MainWindow, files: list[Path], act: Act) -> None:
    """Import, wait for the reader, do something in the review."""
    window.deeds.import_plans(files)
    for _ in files:
        QThreadPool.globalInstance().waitForDone(60_000)
        for _ in range(5):
            QApplication.processEvents()
    for dialog in window.findChildren(ReviewDialog):
        if any(reading.markable for reading in dialog.readings):
            dialog.resize(window.width() - 56, window.height() - 28)  # the screen is none
        QApplication.processEvents()
        desk = dialog.page().desk
        if desk is not None:
            act(desk)


def turn(desk: ReviewDesk, tab: int) -> None:
    """Go to the other tab."""
    QTest.mouseClick(desk.tabs.tabs[tab], Qt.MouseButton.LeftButton)


def answer_some(desk: ReviewDesk) -> None:
    """Take the first answer of the first two doubts."""
    for _ in range(2):
        point = desk.points.list.current()
        if point is not None:
            desk.answer(point, 0)


def leftovers(desk: ReviewDesk) -> None:
    """Look at what became no task, and make one of the first."""
    QTest.mouseClick(desk.points.tabs.tabs[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(desk.points.list, Qt.Key.Key_Down)


def place(desk: ReviewDesk, words: str) -> Span:
    start = desk.review.draft.source.index(words)
    return Span(start, start + len(words))


def click_words(desk: ReviewDesk, words: str) -> None:
    """Click into words of the source."""
    page, span = desk.source.page, place(desk, words)
    page.scroll_to(span.start)
    box = page.cursorRect(page.cursor_at(span.start, span.start))
    at = box.center() + QPoint(4, 0)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)


def select_words(desk: ReviewDesk) -> None:
    """Select the name of a unit."""
    page, span = desk.source.page, place(desk, "区审批服务局")
    page.scroll_to(span.start - 60)
    page.setTextCursor(page.cursor_at(*span))
    desk.source.page.placed.emit(span)
    desk.source.page.clicked.emit(span.start)


def type_day(desk: ReviewDesk) -> None:
    """Set the day of a limit."""
    click_words(desk, "年底前")
    desk.source.bar.button(SET_DAY).click()
    desk.source.bar.line.setText("11月底前")
