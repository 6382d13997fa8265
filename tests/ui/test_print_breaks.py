"""Where lines end, and how wide columns are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase, QGuiApplication

from gkdesk.exports.printed_list import PrintedCell, PrintedColumn, PrintedRow
from gkdesk.ui.print_breaks import Letters, broken, broken_names
from gkdesk.ui.print_columns import Grid, grids
from gkdesk.ui.print_fonts import print_letters


class Even(Letters):
    """Letters as Chinese type has them: a whole one wide, figures and Latin half of it."""

    def __init__(self) -> None:
        self.em = 10.0
        self.of = lambda letter: 5.0 if letter.isascii() else 10.0


@pytest.fixture(scope="module")
def letters() -> Letters:
    return Even()


@pytest.fixture
def chinese(qapp: QGuiApplication) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font with Chinese glyphs to print with")


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("动态公布清单，做到之外无收费。", 6, ["动态公布清", "单，做到之外", "无收费。"]),
        ("公布《条例》全文", 3, ["公布", "《条", "例》全", "文"]),
        ("于2022年9月30日前", 4.5, ["于2022年", "9月30日前"]),
        ("2022年9月底前办结", 3.6, ["2022年", "9月底前", "办结"]),
        ("至2022年9月30日", 5.6, ["至2022年", "9月30日"]),
        ("见第12项", 3, ["见", "第12项"]),
        ("甲\n\n乙", 9, ["甲", "", "乙"]),
        ("", 9, [""]),
        ("一二 三四", 2, ["一二", "三四"]),
    ],
)  # fmt: skip
def test_lines_end_where_chinese_ends_them(
    letters: Letters, text: str, room: float, lines: list[str]
) -> None:
    assert broken(text, letters, room * letters.em) == lines


def test_a_word_longer_than_a_line_is_cut(letters: Letters) -> None:
    lines = broken("https://www.example.gov.cn/xxgk/2022", letters, 4 * letters.em)
    assert "".join(lines) == "https://www.example.gov.cn/xxgk/2022"
    assert all(letters.width(line) <= 4 * letters.em + 1 for line in lines)


@given(
    st.text(st.sampled_from("一二，。（）“”…A1 年月日\n、第前"), max_size=60),
    st.integers(1, 12),
)
def test_nothing_is_lost_and_no_line_is_too_wide(
    letters: Letters, text: str, room: int
) -> None:
    lines = broken(text, letters, room * letters.em)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(letters.width(line) <= room * letters.em + 1 for line in lines if len(line) > 1)


def test_unit_names_break_only_behind_the_mark(letters: Letters) -> None:
    names = ("区发展改革局", "区住房城乡建设局", "区财政局", "镇")
    lines = broken_names(names, letters, 9 * letters.em)
    assert lines == ["区发展改革局、", "区住房城乡建设局、", "区财政局、镇"]
    assert broken_names(names[1:2], letters, 5 * letters.em) == ["区住房城乡", "建设局"]


HEADS = ("序号", "任务内容", "牵头单位", "责任单位", "完成时限", "状态")
ROWS = [
    PrintedRow(
        (
            PrintedCell(str(number)),
            PrintedCell("动态调整收费目录清单，做到清单之外无收费。" * 3),
            PrintedCell(names=("区住房城乡建设局",)),
            PrintedCell(names=("区住房城乡建设局", "区财政局")),
            PrintedCell("2022年9月底前"),
            PrintedCell("推进中"),
        )
    )
    for number in range(1, 30)
]


def grid(points: float, ems: float, shares: tuple[float, ...] = (0.0,) * 6) -> Grid:
    """The plainest way to set the rows on a page so many letters wide."""
    columns = tuple(map(PrintedColumn, HEADS, shares))
    letters = print_letters(points)
    return grids(columns, ROWS, letters, ems * letters.body.em)[0]


@pytest.mark.usefixtures("chinese")
def test_a_wide_page_holds_every_name_in_one_piece() -> None:
    laid, em = grid(10.5, 60), 105
    assert laid.bands == ((0, 1, 2, 3, 4, 5),)
    assert sum(laid.widths) == pytest.approx(60 * em)
    assert laid.widths[2] >= 8 * em
    assert laid.widths[3] >= 9 * em
    assert laid.widths[1] == max(laid.widths)


@pytest.mark.usefixtures("chinese")
def test_a_narrow_page_sets_rows_in_bands_with_the_task_in_the_first() -> None:
    laid, em = grid(22, 20), 220
    assert laid.bands[0] == (0, 1)
    assert [at for band in laid.bands for at in band] == list(range(6))
    for band in laid.bands:
        assert sum(laid.widths[at] for at in band) == pytest.approx(20 * em)


@pytest.mark.usefixtures("chinese")
def test_shares_are_kept_while_words_fit() -> None:
    shares = (1.0, 4.0, 2.0, 2.0, 1.0, 1.0)
    assert grid(10.5, 88, shares).widths == pytest.approx([840 * one for one in shares])
    assert grid(22, 30, shares).widths != pytest.approx([600 * one for one in shares])


@pytest.mark.usefixtures("chinese")
def test_columns_without_words_and_lists_without_rows_are_set_too() -> None:
    letters, columns = print_letters(10.5), (PrintedColumn(""), PrintedColumn("任务内容"))
    nothing = PrintedRow((PrintedCell(), PrintedCell()))
    for rows in ([nothing], []):
        laid = grids(columns, rows, letters, 3000)[0]
        assert sum(laid.widths) == pytest.approx(3000)
        assert laid.widths[1] > laid.widths[0] > 105


@pytest.mark.usefixtures("chinese")
def test_the_column_that_makes_rows_tall_gets_the_room() -> None:
    """Sixty letters beside 4, 12 or 30 names of five letters each: about as much room as a
    text a third longer than they are."""
    letters, columns = print_letters(10.5), tuple(map(PrintedColumn, ("任务内容", "单位")))
    text = PrintedCell("做。" * 30)
    for units, part in ((4, 0.45), (12, 1.35), (30, 3.4)):
        cells = (text, PrintedCell(names=("区财政局",) * units))
        laid = grids(columns, [PrintedRow(cells)] * 5, letters, 5000)[0]
        assert laid.widths[1] / laid.widths[0] == pytest.approx(part, rel=0.25)
