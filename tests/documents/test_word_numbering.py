"""Automatic numbers, counted by hand after the rules of ISO/IEC 29500-1, 17.9."""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.word import read_docx
from tests.documents.build_docx import (
    cell,
    level,
    listing,
    numbered,
    override,
    package,
    paragraph,
    row,
    run,
    table,
    use,
)

HAN = "chineseCountingThousand"
NOTICE = listing(
    0,
    level(0, "%1、", HAN),
    level(1, "（%2）", HAN),
    level(2, "%3."),
    level(3, "（%4）"),
    level(4, "%5", "decimalEnclosedCircle"),
)


def seen(body: str, numbering: str, styles: str = "") -> list[str]:
    """The lines of a document with this body."""
    data = package(body, numbering=numbering, styles=styles)
    return read_docx(data, Path("要点.docx")).text.split("\n")[:-1]


def test_the_levels_of_a_notice() -> None:
    body = (
        numbered("总体要求", 1, 0)
        + numbered("重点任务", 1, 0)
        + numbered("公开信息。", 1, 1)
        + numbered("公开预算。", 1, 2)
        + numbered("按月公开。", 1, 3)
        + numbered("逐项公开。", 1, 4)
        + numbered("公开决算。", 1, 2)
        + numbered("解读政策。", 1, 1)
        + numbered("同步解读。", 1, 2)
    )
    assert seen(body, NOTICE + use(1, 0)) == [
        "一、总体要求",
        "二、重点任务",
        "（一）公开信息。",
        "1.公开预算。",
        "（1）按月公开。",
        "①逐项公开。",
        "2.公开决算。",
        "（二）解读政策。",
        "1.同步解读。",
    ]


def test_paragraphs_between_do_not_break_the_count() -> None:
    body = numbered("甲", 1) + paragraph("说明") + numbered("乙", 1)
    assert seen(body, NOTICE + use(1, 0)) == ["一、甲", "说明", "二、乙"]


def test_two_uses_of_a_list_go_on_counting() -> None:
    body = numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 1)
    assert seen(body, NOTICE + use(1, 0) + use(2, 0)) == ["一、甲", "二、乙", "三、丙"]


def test_a_use_that_sets_its_start_counts_anew_once() -> None:
    body = numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 2)
    uses = use(1, 0) + use(2, 0, override(0, start=5))
    assert seen(body, NOTICE + uses) == ["一、甲", "五、乙", "六、丙"]


def test_a_use_may_print_a_level_otherwise() -> None:
    changed = use(1, 0, override(0, inner=level(0, "第%1条", HAN, start=3)))
    assert seen(numbered("甲", 1), NOTICE + changed) == ["第三条 甲"]


def test_a_level_that_never_restarts() -> None:
    lists = listing(
        0, level(0, "%1、", HAN), level(1, "（%2）", more='<w:lvlRestart w:val="0"/>')
    )
    body = numbered("甲", 1, 0) + numbered("子", 1, 1) + numbered("乙", 1, 0)
    assert seen(body + numbered("丑", 1, 1), lists + use(1, 0)) == [
        "一、甲",
        "（1）子",
        "二、乙",
        "（2）丑",
    ]


def test_a_level_that_restarts_only_after_the_outermost() -> None:
    lists = listing(
        0,
        level(0, "%1"),
        level(1, "%2"),
        level(2, "（%3）", more='<w:lvlRestart w:val="1"/>'),
    )
    places = (0, 1, 2, 1, 2, 0, 2)
    body = "".join(numbered("项", 1, place) for place in places)
    assert [line for line in seen(body, lists + use(1, 0)) if "（" in line] == [
        "（1）项",
        "（2）项",
        "（1）项",
    ]


def test_legal_numbering_prints_outer_levels_in_digits() -> None:
    lists = listing(
        0, level(0, "第%1章 ", HAN), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "%1.%2.%3")
    )
    body = numbered("甲", 1, 0) + numbered("乙", 1, 1) + numbered("丙", 1, 2)
    assert seen(body, lists + use(1, 0)) == ["第一章 甲", "1.1 乙", "一.1.1 丙"]


def test_an_outer_level_that_never_came_shows_its_start() -> None:
    lists = listing(0, level(0, "%1"), level(1, "%1.%2"))
    assert seen(numbered("甲", 1, 1), lists + use(1, 0)) == ["1.1 甲"]


def test_number_and_words_do_not_run_into_each_other() -> None:
    lists = listing(0, level(0, "%1."))
    assert seen(numbered("5G建设", 1) + numbered("建设", 1), lists + use(1, 0)) == [
        "1. 5G建设",
        "2.建设",
    ]


def test_bullets_number_nothing() -> None:
    lists = listing(0, level(0, "\uf0b7", "bullet"))
    assert seen(numbered("甲", 1), lists + use(1, 0)) == ["甲"]


def test_words_without_a_number_stand_as_they_are() -> None:
    lists = listing(0, level(0, "附件：", "none"))
    assert seen(numbered("名单", 1), lists + use(1, 0)) == ["附件：名单"]


def test_a_style_brings_its_list_and_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="节"><w:name w:val="节"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="款"><w:name w:val="款"/>'
        '<w:basedOn w:val="节"/></w:style>'
    )
    lists = listing(
        0,
        level(0, "%1、", HAN, more='<w:pStyle w:val="节"/>'),
        level(1, "（%2）", HAN, more='<w:pStyle w:val="款"/>'),
    )
    body = paragraph("甲", '<w:pStyle w:val="节"/>') + paragraph("乙", '<w:pStyle w:val="款"/>')
    out = paragraph("丙", '<w:pStyle w:val="款"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert seen(body + out, lists + use(1, 0), styles) == ["一、甲", "（一）乙", "丙"]


def test_a_list_may_point_at_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="公文"><w:name w:val="公文"/><w:pPr>'
        '<w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        listing(0, more='<w:numStyleLink w:val="公文"/>')
        + listing(1, level(0, "%1、", HAN), more='<w:styleLink w:val="公文"/>')
        + use(1, 0)
        + use(2, 1)
    )
    assert seen(numbered("甲", 1), lists, styles) == ["一、甲"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert seen(numbered("甲", 7) + numbered("乙", 1, 12), NOTICE + use(1, 0)) == ["甲", "乙"]


def test_an_empty_paragraph_counts_but_shows_its_number_only_in_a_table() -> None:
    lists = NOTICE + listing(1, level(0, "%1")) + use(1, 0) + use(2, 1)
    rows = table(row(cell(numbered("", 2)), "甲"), row(cell(numbered("", 2)), "乙"))
    body = numbered("甲", 1) + numbered("", 1) + numbered("丙", 1) + rows
    assert seen(body, lists) == ["一、甲", "", "三、丙", "1\t甲", "2\t乙"]


def test_a_number_stands_on_one_line() -> None:
    lists = listing(0, level(0, "第%1").replace("第", "第&#10;&#x202E;"))
    assert seen(numbered("甲", 1), lists + use(1, 0)) == ["第 1 甲"]


def test_a_number_may_be_hidden() -> None:
    lists = listing(
        0, '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl>'
    )  # fmt: skip
    assert seen(numbered("甲", 1), lists + use(1, 0)) == ["甲"]


def test_a_removed_paragraph_does_not_count() -> None:
    gone = paragraph(
        '<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    body = numbered("甲", 1) + gone + numbered(run("丙"), 1)
    assert seen(body, NOTICE + use(1, 0)) == ["一、甲", "二、丙"]
