"""Tables for the tests of their reading: as documents, and drawn at random."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.document import Cell, Document, Table
from gkdesk.domain.draft import DraftNode
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role
from gkdesk.reading import tables
from gkdesk.reading.days import Frame
from gkdesk.reading.tables import TableReading

FRAME = Frame(2024, None, None)
Entry = str | tuple[str, int, int] | None
"""The words of a cell; with how many rows and columns it covers; None where another covers."""


def document(*grids: Sequence[Sequence[Entry]], between: str = "\n") -> Document:
    """A document of tables, their cells in the text as the format readers put them."""
    text = ""
    made: list[Table] = []
    for number, rows in enumerate(grids):
        text += between if number else ""
        start, cells = len(text), []
        for row, entries in enumerate(rows):
            text += "\n" if row else ""
            first = True
            for column, entry in enumerate(entries):
                if entry is None:
                    continue
                words, height, width = entry if isinstance(entry, tuple) else (entry, 1, 1)
                text += "" if first else "\t"
                first = False
                span = Span(len(text), len(text) + len(words))
                text += words
                cells.append(Cell(span, row, column, height, width))
        made.append(Table(Span(start, len(text)), tuple(cells)))
    return Document(text + "\n", tables=tuple(made))


def readings(given: Document, **more: object) -> list[TableReading]:
    found = tables.find_tables(given)
    return [tables.read_table(one, given.text, FRAME, **more) for one in found]  # type: ignore[arg-type]


def reading(given: Document, **more: object) -> TableReading:
    (one,) = readings(given, **more)
    assert_conserved(given, one)
    return one


def assert_conserved(given: Document, one: TableReading) -> None:
    """The pieces tile the table, and all places point at the printed words."""
    position = one.span.start
    for piece in one.pieces:
        assert piece.span.start == position < piece.span.end
        position = piece.span.end
    assert position == one.span.end
    for root in one.nodes:
        for node in root.walk():
            for clause in node.units:
                printed = "".join(given.text[slice(*span)] for span in clause.spans)
                assert printed == "".join(clause.names)
            for limit in node.deadlines:
                printed = "".join(given.text[slice(*span)] for span in limit.spans)
                assert printed == limit.expression.replace("…", "")
    for left in one.leftovers:
        assert given.text[slice(*left.span)].strip() == left.text


def limits(found: Sequence[Deadline]) -> list[str]:
    return [limit.expression for limit in found]


def said(node: DraftNode) -> list[tuple[Role, tuple[str, ...]]]:
    return [(clause.role, clause.names) for clause in node.units]


def outline(one: TableReading) -> list[tuple[str, str]]:
    """Path and words of every node."""
    return [
        (node.path, node.heading or node.text) for root in one.nodes for node in root.walk()
    ]


PLAIN: list[list[Entry]] = [
    ["序号", "工作任务", "具体要求", "责任单位", "完成时限"],
    ["1", ("财政公开", 2, 1), "公开预算。", "县财政局、县税务局", "6月底前"],
    ["2", None, "公开决算，说明增减。附上图表。", ("县审计局", 2, 1), ("长期", 2, 1)],
    ["3", "目录管理", "更新目录。", None, None],
]


def assert_same_as_plain(given: Document) -> None:
    """The table is PLAIN, however it was printed."""
    (one,) = readings(given)
    expected = reading(document(PLAIN))
    assert outline(one) == outline(expected)
    for got, want in zip(one.nodes, expected.nodes, strict=True):
        for leaf, wanted in zip(got.children, want.children, strict=True):
            assert said(leaf) == said(wanted)
            assert limits(leaf.deadlines) == limits(wanted.deadlines)


SECTIONS = ["提升公开质量", "优化平台建设", "强化监督保障"]
TASKS = ["财政公开", "目录管理", "政策解读", "网站改版", "依申请公开", "队伍建设"]
WORK = [
    "公开部门预算，做到全面完整。",
    "更新主动公开目录。每月核对一次。",
    "重要政策同步解读，图解比例不低于一半。",
    "改版门户网站专栏，方便群众查询。",
    "规范答复文书格式，防范法律风险。",
    "举办业务培训，提升专业能力。",
    "清理僵尸账号，关停长期不更新的栏目。",
]
UNITS = ["县财政局", "县司法局、县委编办", "县政府办公室", "各镇人民政府", "县融媒体中心"]
DUE = ["6月底前", "长期", "2024年9月30日前", "11月15日前", "全年"]
NAMES = {
    "ordinal": ["序号", "序 号", "编号"],
    "section": ["类别", "重点工作", "一级指标", "领域"],
    "task": ["工作任务", "重点任务", "主要任务", "任务名称", "二级指标"],
    "work": ["具体要求", "工作措施", "主要内容", "细化措施", "工作要求"],
    "lead": ["牵头单位", "牵头部门", "牵头责任单位"],
    "supporting": ["配合单位", "协办单位", "参与单位", "会办单位"],
    "due": ["完成时限", "时限要求", "完成时间", "时 限"],
}


@st.composite
def breakdowns(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of a table in order, sections and tasks in runs."""
    rows: list[dict[str, str]] = []
    names = iter(TASKS)
    for section in SECTIONS[: draw(st.integers(1, 3))]:
        for task in [next(names) for _ in range(draw(st.integers(1, 2)))]:
            for _ in range(draw(st.integers(1, 3))):
                rows.append(
                    {
                        "ordinal": str(len(rows) + 1),
                        "section": section,
                        "task": task,
                        "work": WORK[len(rows) % len(WORK)],
                        "lead": draw(st.sampled_from(UNITS)),
                        "supporting": draw(st.sampled_from(UNITS)),
                        "due": draw(st.sampled_from(DUE)),
                    }
                )
    return rows


def grid_of(
    rows: list[dict[str, str]], order: list[str], heads: dict[str, str], merging: str
) -> list[list[Entry]]:
    """The rows as a table whose like sections and tasks are merged, blank or printed again."""
    grid: list[list[Entry]] = [[heads[column] for column in order]]
    for number in range(len(rows)):
        grid.append([entry_of(rows, number, column, merging) for column in order])
    return grid


def entry_of(rows: list[dict[str, str]], number: int, column: str, merging: str) -> Entry:
    words = rows[number][column]
    keys = {"section": ["section"], "task": ["section", "task"]}.get(column)
    if keys is None or merging == "again":
        return words
    alike = [all(row[key] == rows[number][key] for key in keys) for row in rows]
    if number and alike[number - 1]:
        return "" if merging == "blank" else None
    return (words, sum(alike), 1) if merging == "merged" else words


def told(one: TableReading) -> list[tuple[str, ...]]:
    """What every row says: section, task, work, number, units, limit."""
    return [
        (
            section.heading,
            task.heading,
            leaf.text,
            leaf.label,
            *("、".join(clause.names) for clause in leaf.units),
            leaf.deadlines[-1].expression,
        )
        for section in one.nodes
        for task in section.children
        for leaf in task.children
    ]


def expected(rows: list[dict[str, str]], order: list[str]) -> list[tuple[str, ...]]:
    units = [column for column in order if column in ("lead", "supporting")]
    keys = ["section", "task", "work", "ordinal", *units, "due"]
    return [tuple(row[key] for key in keys) for row in rows]
