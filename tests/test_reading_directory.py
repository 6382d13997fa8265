"""Directory sheets as offices send them, beside those of the corpus: more columns of persons
than one, heads said again, names with words in brackets, lists without heads.

Places, persons and numbers are invented; what each row must give is read from the sheet.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.directory import UnitKind
from gkdesk.domain.directory_reading import Amiss, FormerName, SheetUnit
from gkdesk.domain.document import Cell, Document, Table
from gkdesk.domain.spans import Span
from gkdesk.reading.directory import read_directory

Rows = list[str]


def document(rows: Rows, title: str = "") -> Document:
    """A sheet whose cells are parted by |; a cell of > is covered by the one at its left, one
    of ^ by the one above."""
    text, cells = "", []
    grid = [row.split("|") for row in rows]
    for at, row in enumerate(grid):
        for column, words in enumerate(row):
            if words in (">", "^"):
                continue
            across = 1 + len([*_covering(row[column + 1 :], ">")])
            below = [each[column] for each in grid[at + 1 :] if column < len(each)]
            down = 1 + len([*_covering(below, "^")])
            text += words.replace("/n", "\n")
            span = Span(len(text) - len(words.replace("/n", "\n")), len(text))
            cells.append(Cell(span, at, column, down, across))
            text += "\t"
    return Document(text, tables=(Table(Span(0, len(text)), tuple(cells), title),))


def _covering(words: Rows, sign: str) -> Rows:
    return words[: next((at for at, each in enumerate(words) if each != sign), len(words))]


def units(rows: Rows, title: str = "") -> list[SheetUnit]:
    return list(read_directory(document(rows, title)).rows)


def called(rows: Rows) -> list[tuple[str, str, str]]:
    return [(each.name, each.person, each.phone) for each in units(rows)]


ODD = [
    *(
        "单位",
        "部门",
        "姓名",
        "联系人及电话",
        "类别",
        "曾用名",
        "区财政局",
        "区 财 政 局",
        "一、镇街",
    ),
    *(
        "",
        ">",
        "^",
        "周敏、李",
        "（",
        "）()",
        "2019-",
        "注：",
        "区财政局（6012101",
        "①",
        "/",
        "6012101",
    ),
]
"""Cells that a hasty typist leaves."""

FINANCE, CIVIL = ("区财政局", "周敏", "6012101"), ("区民政局", "孙磊", "6012102")

LAYOUTS: list[Rows] = [
    [
        "单位|负责人|负责人电话|联络员|联络员电话",
        "区财政局|张明|6010001|周敏|6012101",
        "区民政局|李强|6010003|孙磊|6012102",
    ],
    ["单位|部门|姓名|联系电话", "区财政局|办公室|周敏|6012101", "区民政局|救助科|孙磊|6012102"],
    ["部门|姓名|联系电话", "区财政局|周敏|6012101", "区民政局|孙磊|6012102"],
    [
        "序号|镇街（部门）|联系人及电话",
        "1|区财政局|周敏：6012101",
        "2|区民政局|孙磊（6012102）",
    ],
    [
        "序号|单位名称|联系人|>",
        "^|^|姓名|电话",
        "1|区财政局|周敏|6012101",
        "2|区民政局|孙磊|6012102",
    ],
    ["区财政局|周敏|6012101", "区民政局|孙磊|6012102"],
    [
        "填报单位：区政府办公室",
        "单位|姓名|电话",
        "区财政局|周 敏|6012101",
        "区民政局|孙磊|6012102",
        "合计|2个",
        "填表人：张三||2026年3月",
    ],
    ["单位|姓名|电话|单位|姓名|电话", "区财政局|周敏|6012101|区民政局|孙磊|6012102"],
    ["单位|姓名|电话", "区财政局|周敏|6012101", "单位|姓名|电话", "区民政局|孙磊|6012102"],
    ["单位（联系人、电话）", "区财政局（周敏，6012101）", "区民政局/n孙磊 6012102"],
]


@pytest.mark.parametrize("rows", LAYOUTS)
def test_the_contact_of_each_unit_is_read(rows: Rows) -> None:
    assert called(rows) == [FINANCE, CIVIL]


def test_one_person_may_have_two_telephones() -> None:
    rows = ["单位|联络员|办公电话|手机", "区财政局|周敏|6012101|13800000001"]
    assert called(rows) == [("区财政局", "周敏", "6012101、13800000001")]
    assert read_directory(document(rows)).problems == ()


@pytest.mark.parametrize(
    "phone", ["0632-6012101转802", "(0632)6012101", "138 0000 0001", "0632 6012101", "8012"]
)
def test_a_telephone_stays_in_one_piece(phone: str) -> None:
    assert called(["单位|电话", f"区财政局|{phone}"]) == [("区财政局", "", phone)]


def test_nobody_is_no_person() -> None:
    rows = ["单位|联络员|电话", "区财政局|无|/"]
    assert called(rows) == [("区财政局", "", "")]


def test_a_banner_says_the_kind_until_the_next_one() -> None:
    rows = [
        "一、镇街|>",
        "单位|电话",
        "柳林镇|1",
        "二、区直部门（2个）|>",
        "单位|电话",
        "区司法局|2",
        "三、其他单位|>",
        "区供销社|3",
    ]
    kinds = {each.name: each.kind for each in units(rows)}
    assert kinds == {
        "柳林镇": UnitKind.TOWN,
        "区司法局": UnitKind.DEPARTMENT,
        "区供销社": None,
    }


def test_a_kind_said_once_above_blanks_holds_for_them() -> None:
    rows = ["类别|单位", "镇街|柳林镇", "|大河镇", "部门|区财政局", "|区图书馆"]
    town, department = UnitKind.TOWN, UnitKind.DEPARTMENT
    assert [each.kind for each in units(rows)] == [town, town, department, department]


def test_a_kind_said_row_by_row_is_not_carried_on() -> None:
    rows = ["类别|单位", "镇街|柳林镇", "镇街|大河镇", "|区财政局"]
    assert [each.kind for each in units(rows)] == [UnitKind.TOWN, UnitKind.TOWN, None]


def test_a_row_of_kinds_and_duties_is_no_head() -> None:
    rows = ["类别|单位|职务|电话", "部门|区财政局|主任|6012101", "镇街|柳林镇|书记|6012102"]
    assert [each.name for each in units(rows)] == ["区财政局", "柳林镇"]


def test_columns_of_the_office_s_own_do_not_hide_the_heads() -> None:
    rows = ["单位|姓名|电话|一季度|二季度|三季度|四季度", "区财政局|周敏|6012101|是|是|否|否"]
    assert called(rows) == [FINANCE]


def test_the_name_of_a_sheet_may_be_the_kind() -> None:
    assert [each.kind for each in units(["单位", "望湖经开"], "园区")] == [UnitKind.PARK]


def test_brackets_of_a_name_say_its_other_names() -> None:
    one, two, three, four = units(
        [
            "单位名称",
            "区发展和改革局（简称：区发改局）",
            "区应急管理局（原区安监局）",
            "区行政审批服务局（加挂区政务服务中心牌子）",
            "区图书馆（新馆）",
        ]
    )
    assert (one.name, one.short) == ("区发展和改革局", "区发改局")
    assert (two.name, two.former) == ("区应急管理局", (FormerName("区安监局"),))
    assert (three.name, three.aliases) == ("区行政审批服务局", ("区政务服务中心",))
    assert (four.name, four.note) == ("区图书馆", "新馆")


@pytest.mark.parametrize(
    ("cell", "former"),
    [
        ("区大数据局（2024年5月前）", [("区大数据局", None, "2024-05")]),
        ("2019.3—2024.5：区大数据局", [("区大数据局", "2019-03", "2024-05")]),
        (
            "区卫计局（2019年3月更名）；原区卫生局",
            [("区卫计局", None, "2019-03"), ("区卫生局", None, None)],
        ),
        (
            "区农业局(2019-2024)、区畜牧局",
            [("区农业局", "2019", "2024"), ("区畜牧局", None, None)],
        ),
        ("无", []),
    ],
)
def test_former_names_have_their_years(
    cell: str, former: list[tuple[str, str | None, str | None]]
) -> None:
    (unit,) = units(["单位|曾用名", f"区某局|{cell}"])
    assert [(each.name, each.since, each.until) for each in unit.former] == former


def test_a_numbered_list_loses_its_numbers() -> None:
    rows = ["区直部门名单", "1.区财政局", "2、区民政局", "（3）区司法局", "以上共3个单位。"]
    assert [each.name for each in units(rows)] == ["区财政局", "区民政局", "区司法局"]


def test_a_row_of_a_name_alone_is_a_unit() -> None:
    rows = ["单位名称|联系人", "区政协机关|", "团区委|", "各镇街|—", "区总工会|王二"]
    assert [each.name for each in units(rows)] == ["区政协机关", "团区委", "各镇街", "区总工会"]


def test_the_short_row_of_a_unit_only_fills_its_blanks() -> None:
    rows = ["单位|简称|电话", "区发改局||1", "区发展和改革局|区发改局|2"]
    reading = read_directory(document(rows))
    (unit,) = reading.rows
    assert (unit.name, unit.short, unit.phone) == ("区发展和改革局", "区发改局", "1")
    assert [(each.row, each.what) for each in reading.problems] == [(3, Amiss.SAME_UNIT)]


@pytest.mark.parametrize("text", ["单位,电话\n区财政局,6012101\n", "区财政局\t6012101\n\n"])
def test_lines_may_be_parted_by_a_sign(text: str) -> None:
    reading = read_directory(Document(text))
    assert [(each.name, each.phone) for each in reading.rows] == [("区财政局", "6012101")]
    assert reading.problems == ()


@given(
    st.lists(
        st.lists(st.sampled_from(ODD), min_size=1, max_size=5).map("|".join),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=40)
def test_any_sheet_is_read(rows: Rows) -> None:
    """Each unit once, by a name of letters; every telephone stands somewhere."""
    reading = read_directory(document(rows))
    names = [each.name for each in reading.rows]
    assert len(names) == len(set(names)) and all(len(each) > 1 for each in names)
    assert reading.rows or reading.problems


def test_prose_and_numbers_are_no_units() -> None:
    rows = ["日期|天气", "5月1日|晴", "请各单位于周五前报送。|"]
    reading = read_directory(document(rows))
    assert [each.what for each in reading.problems] == [Amiss.NO_UNITS]
