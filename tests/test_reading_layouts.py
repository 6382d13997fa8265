"""The same words in another typing give the same tree; other layouts of notices."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gkdesk.domain.draft import Draft
from gkdesk.reading import read_plan

PLANS = sorted((Path(__file__).parent.parent / "resources" / "plans").glob("*.txt"))
FULL = str.maketrans(",;:()", "，；：（）")
HALF = str.maketrans("，；：（）", ",;:()")
TYPINGS: dict[str, Callable[[str], str]] = {
    "no empty lines": lambda text: re.sub(r"\n+", "\n", text),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", "\u3000\u3000", text),
    "blanks at line ends": lambda text: re.sub(r"(?m)$", "  ", text),
    "full width": lambda text: text.translate(FULL),
    "half width": lambda text: text.translate(HALF),
    "no blanks": lambda text: text.replace(" ", ""),
}


def plain(words: object) -> str:
    return re.sub(r"\s", "", str(words)).translate(FULL)


def signature(draft: Draft) -> list[Any]:
    """All that was read, without regard to blanks and to the width of punctuation."""
    return [plain(draft.notice), plain(draft.preamble), plain(draft.closing)] + [
        (
            plain(node.path),
            node.level,
            plain(node.heading),
            [plain(measure.text) for measure in node.measures],
            [(unit.role, plain(unit.names), unit.and_others) for unit in node.units],
            [(plain(limit.expression), limit.kind, limit.due) for limit in node.deadlines],
        )
        for node in draft.nodes()
    ]


@pytest.mark.parametrize("typing", TYPINGS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem[:8])
def test_typing_does_not_change_the_reading(path: Path, typing: str) -> None:
    text = path.read_text("utf-8")
    assert signature(read_plan(TYPINGS[typing](text))) == signature(read_plan(text))


NOTICE = """\
青河县人民政府办公室关于印发
2024年青河县政务公开工作要点的通知
青政办发〔2024〕12号
各乡镇人民政府，县政府各部门：
现将《2024年青河县政务公开工作要点》印发给你们，请遵照执行。
附件：1.任务分工表
2.联络员名单
青河县人民政府办公室
二〇二四年五月六日
2024年青河县政务公开工作要点
根据《关于做好今年工作的通知》（省政办发〔2024〕3号）要求，制定本要点。
一、主动公开
1.规划公开。每季度更新规划。每年1月底前公开目录。（县发展改革局）
2.财政公开。6月底前公开决算。
二、依申请公开
1.流程规范。修订答复文本。
2.培训提升。年内组织培训不少于2次。
各单位要抓好落实。
抄送：县委办公室。
青河县人民政府办公室 2024年5月8日印发
"""


def test_a_notice_with_its_fields_in_another_order() -> None:
    draft = read_plan(NOTICE)
    notice = draft.notice
    assert notice.title == "青河县人民政府办公室关于印发2024年青河县政务公开工作要点的通知"
    assert notice.issuer == "青河县人民政府办公室"
    assert notice.document_number == "青政办发〔2024〕12号"
    assert notice.recipients == "各乡镇人民政府，县政府各部门"
    assert notice.attachments == ("任务分工表", "联络员名单")
    assert (notice.signed_on, notice.printed_on) == (date(2024, 5, 6), date(2024, 5, 8))
    assert notice.plan_title == "2024年青河县政务公开工作要点"
    assert notice.based_on == ("省政办发〔2024〕3号",)
    assert notice.copied_to == "县委办公室"
    assert [node.path for node in draft.nodes()] == ["一", "一/1", "一/2", "二", "二/1", "二/2"]
    assert [node.heading for node in draft.leaves()] == [
        "规划公开",
        "财政公开",
        "流程规范",
        "培训提升",
    ]
    assert draft.closing == "各单位要抓好落实。"


def test_a_plan_without_a_notice_around_it() -> None:
    draft = read_plan("2024年工作要点\n\n一、公开目录\n\n二、更新指南\n")
    assert draft.notice.plan_title == "2024年工作要点"
    assert draft.notice.year == 2024
    assert draft.notice.issuer is None
    assert [node.heading for node in draft.outline] == ["公开目录", "更新指南"]
    assert draft.closing == ""


def test_a_gap_in_the_numbering_is_doubted() -> None:
    draft = read_plan("一、甲公开。\n三、丙公开。\n")
    assert [node.path for node in draft.outline] == ["一", "三"]
    assert [doubt.path for doubt in draft.doubts] == ["三"]


def test_a_line_cut_before_a_number_is_no_item() -> None:
    draft = read_plan("一、对照国务院部门制定的\n26、27号文件修订目录。\n二、公开。\n")
    assert [node.path for node in draft.outline] == ["一", "二"]
    assert draft.outline[0].text == "对照国务院部门制定的26、27号文件修订目录。"


def test_a_text_that_is_no_plan() -> None:
    draft = read_plan("今天天气很好。\n我们去公园。")
    assert draft.outline == ()
    assert draft.preamble == "今天天气很好。\n我们去公园。"
    assert "没有找到带编号的条目" in draft.doubts[0].what


def test_a_doubt_points_at_the_doubtful_words() -> None:
    text = "一、公开违法行爲。（责\n责任单位：县住建局)\n三、解读。\n"
    draft = read_plan(text)
    places = {doubt.what[:4]: text[slice(*doubt.span)] for doubt in draft.doubts}
    assert places["有不常用"] == "爲"
    assert places["换页处“"] == "责"
    assert places["编号不连"] == "三、"


def test_a_limit_that_cannot_be_kept_is_doubted() -> None:
    draft = read_plan(
        "关于印发2023年工作要点的通知\n各镇：\n现印发给你们。\n某某区人民政府办公室\n"
        "2023年8月1日\n一、3月底前公开甲事。\n二、9月31日前公开乙事。\n三、年底前公开丙事。\n"
    )
    assert [(doubt.path, doubt.what) for doubt in draft.doubts] == [
        ("一", "时限“3月底前”早于成文日期。"),
        ("二", "时限“9月31日前”算不出日期。"),
    ]


def test_a_limit_in_the_closing_paragraph_is_not_passed_over() -> None:
    text = "2023年要点\n一、甲公开。\n二、乙公开。\n各单位于7月31日前报送方案。\n"
    draft = read_plan(text)
    (doubt,) = draft.doubts
    assert draft.closing == "各单位于7月31日前报送方案。"
    assert "没有列为任务" in doubt.what
    assert text[slice(*doubt.span)] == "7月31日前"
