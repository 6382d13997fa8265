"""The reader on any text: it never raises and every character has a home."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.draft import Draft, DraftNode
from gkdesk.exports.reading_json import as_json
from gkdesk.reading import read_plan

PLANS = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parent.parent / "resources" / "plans").glob("*.txt"))
]
WORDS = st.sampled_from(
    [
        "一、",
        "（一）",
        "(二)",
        "1.",
        "2. 2022年",
        "①",
        "第一条",
        "（责任单位：",
        "牵头单位:",
        "区财政局",
        "、",
        "，",
        "。",
        "；",
        "：",
        "）",
        ")",
        "〈街〉",
        "“",
        "”",
        "《",
        "》",
        "等部门",
        "\n",
        "\n\n",
        " ",
        "\u3000",
        "2023年9月底前",
        "每年至少",
        "1 次",
        "不少于10次",
        "印发后30日内",
        "年内",
        "每年3月31日前",
        "9月31日前",
        "二〇二三年八月十六日",
        "附件：",
        "抄送：",
        "联系人：",
        "各镇街",
        "文件",
        "关于印发",
        "的通知",
        "〔2023〕8号",
        "第一时间",
        "持续推进",
        "公开",
        "\r",
        "\t",
        "\x00",
        "\u2028",
        "\U00020000",
        "责",
        "牵头",
        "责任单位",
        "时限",
        "    ",
        "一是",
        "1.1",
        "1.1.1 ",
        "● ",
        "——",
        "任务一：",
        "第二章 ",
        "以上由区财政局负责",
        "由区司法局牵头",
        "，各部门配合",
        "（区财政局、区税务局）",
        "【区财政局】",
        "分管领导：王明",
        "责任人：",
        "完成时限：",
        "工作目标\n",
        "|",
        "\n— 1 —\n",
        "来源：本站\n",
        "序号\n任务\n责任单位\n",
        "序号\t工作任务\t责任单位\t完成时限\n",
        "1\t公开目录\t区财政局\t6月底\n",
        "列第一位的为牵头单位",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join))
ROLE_WORDS = " 完成办理落实工作时限间要求期单位部门责任牵头配合"
"""A role said by a field's name and again behind its units stands in the clause once."""
TOLD = ("重复", "后面是空的", "没有读出")
"""Doubts that quote words which stand in no field of an item."""
CLAUSE_MARKS = Counter(dict.fromkeys("（(〔[【）)〕]】；;，,。、：:—–|［］", 10_000))


def _with_parents(
    nodes: tuple[DraftNode, ...], parent: DraftNode | None = None
) -> Iterator[tuple[DraftNode | None, DraftNode]]:
    for node in nodes:
        yield parent, node
        yield from _with_parents(node.children, node)


def assert_conserved(draft: Draft) -> None:
    """The pieces tile the source, and an item's pieces hold nothing its node lost."""
    position = 0
    for piece in draft.pieces:
        assert piece.span.start == position
        position = piece.span.end
    assert position == len(draft.source)
    kept: dict[str, Counter[str]] = {}
    for parent, node in _with_parents(draft.outline):
        words = node.label + node.text + "".join(unit.raw for unit in node.units)
        words += "".join(limit.clause for limit in node.deadlines)
        words += "".join(person.role + person.name for person in node.people)
        if parent:  # a clause for the whole section is printed behind its last item
            words += "".join(unit.raw for unit in parent.units)
        kept.setdefault(node.path, Counter()).update(words)
    doubted = [doubt.what for doubt in draft.doubts if any(map(doubt.what.__contains__, TOLD))]
    told = Counter("".join([*doubted, *(left.text for left in draft.leftovers)]))
    for path, characters in kept.items():
        source = Counter(
            char
            for piece in draft.pieces
            if piece.home == path
            for char in draft.source[slice(*piece.span)]
            if not char.isspace() and unicodedata.category(char) != "Cf"
        )
        lost = source - characters - CLAUSE_MARKS - told
        assert set(lost) <= set(ROLE_WORDS), (path, lost)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_reads_without_loss(text: str) -> None:
    draft = read_plan(text)
    assert_conserved(draft)
    as_json(draft)


@given(st.sampled_from(PLANS), st.data())
@settings(max_examples=120, deadline=None)
def test_a_damaged_plan_reads_without_loss(plan: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(plan)))
    end = data.draw(st.integers(start, min(len(plan), start + 400)))
    put_in = data.draw(st.lists(WORDS, max_size=8).map("".join))
    assert_conserved(read_plan(plan[:start] + put_in + plan[end:]))


@pytest.mark.parametrize("plan", PLANS)
def test_the_plans_lose_nothing(plan: str) -> None:
    draft = read_plan(plan)
    assert_conserved(draft)
    assert "leftover" not in {piece.home for piece in draft.pieces}


@pytest.mark.parametrize("plan", PLANS)
def test_marks_point_at_the_printed_words(plan: str) -> None:
    draft = read_plan(plan)
    for node in draft.nodes():
        heading = "".join(plan[slice(*span)] for span in node.heading_spans)
        assert heading == node.heading
        for measure in node.measures:
            assert "".join(plan[slice(*span)] for span in measure.spans) == measure.text
        for clause in node.units:
            assert "".join(plan[slice(*span)] for span in clause.spans) == "".join(clause.names)
        for limit in node.deadlines:
            printed = "".join(plan[slice(*span)] for span in limit.spans)
            assert printed == limit.expression.replace("…", "")
