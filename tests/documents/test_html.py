"""What a reader sees on a web page or in what was copied, element by element."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.documents import read_content
from gkdesk.documents.html import read_html, read_markup
from gkdesk.domain.document import Document, Table
from gkdesk.errors import FileDamaged, FileEmpty, FileTooLarge, FileUnsafe, GkdeskError
from tests.documents.build_html import page

PATH = Path("通知.html")


def read(body: str) -> Document:
    return read_html(page(body), PATH)


def lines(body: str) -> list[str]:
    return read(body).text.splitlines()


def cells(document: Document, table: Table) -> list[tuple[str, int, int, int, int]]:
    return [
        (document.text[slice(*cell.span)], cell.row, cell.column, cell.rows, cell.columns)
        for cell in table.cells
    ]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>一、公开</p><p>（一）及时</p>", ["一、公开", "（一）及时"]),
        ("<p>各单位要\n    认真落实</p>", ["各单位要认真落实"]),
        ("<p>Data\n    Governance</p>", ["Data Governance"]),
        ("<p>2022&nbsp;年&ensp;度</p>", ["2022 年 度"]),
        ("<p>&emsp;&emsp;设在前面</p>", ["设在前面"]),
        ("<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><span>丙</span></p>", ["甲乙丙"]),
        ("<p>甲<del>乙</del>丙<ins>丁</ins></p>", ["甲丙丁"]),
        ("<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>", ["汉字"]),
        ("<p>甲<script>乙</script><style>丙</style>丁</p>", ["甲丁"]),
        ("<p>甲<span style='display: none'>乙</span>丙</p>", ["甲丙"]),
        ("<p>甲<span hidden>乙</span>丙<!-- 丁 -->戊</p>", ["甲丙戊"]),
        ("<pre>  一、甲\n\t（一）乙</pre>", ["一、甲", "（一）乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲&lt;街&gt;&amp;乙</p>", ["甲<街>&乙"]),
        ("<p>甲\u200b\u202e乙\u00ad丙\ufeff</p>", ["甲乙丙"]),
        ("<p>没有结束<p>的段落", ["没有结束", "的段落"]),
    ],
)
def test_what_is_seen(body: str, seen: list[str]) -> None:
    assert lines(body) == seen


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol type=I><li>甲<li>乙<li>丙<li>丁</ol>", ["I. 甲", "II. 乙", "III. 丙", "IV. 丁"]),
        (
            "<ol style='list-style-type:simp-chinese-informal' start=10><li>甲<li>乙</ol>",
            ["十、甲", "十一、乙"],
        ),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol style='list-style:none'><li>甲<li>乙</ol>", ["甲", "乙"]),
        ("<ol><li>一、甲<li>二、乙</ol>", ["一、甲", "二、乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>甲<ol><li>乙</ol><li>丙</ol>", ["1. 甲", "1. 乙", "2. 丙"]),
        ("<ol><li><p>甲</p><p>乙</p></ol>", ["1. 甲", "乙"]),
        ("<ol><li>第一项工作</ol>", ["1. 第一项工作"]),
    ],
)
def test_list_numbers_stand_as_a_browser_prints_them(body: str, seen: list[str]) -> None:
    assert lines(body) == seen


def _word(number: str, words: str, font: str = "") -> str:
    return (
        "<p class=MsoListParagraph style='text-indent:-36.0pt;mso-list:l0 level1 lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore{font}'>{number}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
        f"<![endif]>{words}<o:p></o:p></p>"
    )


def test_numbers_of_word_stand_without_their_filling() -> None:
    copied = _word("一、", "加强领导") + _word("(2)", "抓好落实") + _word("1.", "2023年公开")
    assert lines(copied + _word("l", "不是数字")) == [
        "一、加强领导",
        "(2) 抓好落实",
        "1. 2023年公开",
        "不是数字",
    ]


def test_the_head_of_the_clipboard_is_no_text() -> None:
    copied = (
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\n"
        "StartFragment:0000000141\r\nEndFragment:0000000264\r\n<html><body>"
        "<!--StartFragment--><p>一、公开</p><!--EndFragment--></body></html>"
    )
    assert read_markup(copied, PATH).text == "一、公开\n"


def test_hints_tell_headings_bold_middle_and_size() -> None:
    document = read(
        "<style>p.t{text-align:center;font-size:22.0pt} .b, li.c{font-weight:bold}</style>"
        "<h2>标题</h2><p class=t>居中</p><p class=b>黑体</p><p>前<b>半</b></p>"
        "<p align=center><font size=5>大字</font></p><p style='font-size:20px'>二十</p>"
    )
    told = {
        document.text[slice(*hint.span)]: (hint.heading, hint.bold, hint.centered, hint.size)
        for hint in document.hints
    }
    assert told == {
        "标题": (2, True, False, 0),
        "居中": (0, False, True, 22),
        "黑体": (0, True, False, 0),
        "大字": (0, False, True, 18),
        "二十": (0, False, False, 15),
    }


def test_cells_stand_in_their_grid() -> None:
    document = read(
        "<p>任务分解表</p><table><tr><th rowspan=2>序号<th colspan=2>任务</tr>"
        "<tr><th>内容<th>单位</tr><tr><td>1<td><p>做好</p><p>公开</p><td>市局</tr></table>"
        "<p>注：以上</p>"
    )
    assert document.text.splitlines() == [
        "任务分解表", "序号\t任务", "内容\t单位", "1\t做好", "公开\t市局", "注：以上",
    ]  # fmt: skip
    assert cells(document, document.tables[0]) == [
        ("序号", 0, 0, 2, 1),
        ("任务", 0, 1, 1, 2),
        ("内容", 1, 1, 1, 1),
        ("单位", 1, 2, 1, 1),
        ("1", 2, 0, 1, 1),
        ("做好\n公开", 2, 1, 1, 1),
        ("市局", 2, 2, 1, 1),
    ]


def test_a_hidden_column_is_not_there() -> None:
    document = read(
        "<table><tr><td>甲<td style='display:none'>x<td>乙<tr><td>丙<td hidden>y<td>丁</table>"
    )
    assert document.text == "甲\t乙\n丙\t丁\n"


def test_tables_that_lay_out_a_page_are_none() -> None:
    items = "".join(f"<p>{number}.做好第{number}项工作。</p>" for number in range(1, 12))
    document = read(
        "<table><tr><td>栏目<td><table><tr><td><h1>关于公开的通知</h1></td></tr>"
        f"<tr><td>{items}</td></tr></table></td></tr></table>"
    )
    assert document.tables == ()
    assert document.text.splitlines()[-11:] == [f"{n}.做好第{n}项工作。" for n in range(1, 12)]


NOTICE = (
    "<p>各区人民政府：</p><p>现将要点印发给你们，请认真贯彻落实，确保各项工作落到实处。</p>"
    "<p>一、深化公开。围绕重点领域做好信息公开，及时更新公开目录。</p>"
    "<p>二、强化保障。各单位明确专人负责，细化任务分工。</p>"
)
MENU = (
    "<ul><li><a href=/>首页</a><li><a href=/a>公开</a><li><a href=/b>服务</a>"
    "<li><a href=/c>互动</a></ul>"
)


def test_the_notice_is_found_among_the_rest_of_the_page() -> None:
    document = read(
        f"<div>{MENU}</div><div>您的位置：<a href=/>首页</a> &gt; <a href=/a>文件</a></div>"
        "<h1>某市人民政府关于印发要点的通知</h1><div>发布时间：2024-05-07　浏览次数：5</div>"
        f"<div><div>{NOTICE}</div></div><div><h4>相关</h4>{MENU}</div><p>版权所有　某市</p>"
    )
    read_lines = document.text.splitlines()
    assert read_lines[:2] == ["某市人民政府关于印发要点的通知", "各区人民政府："]
    assert read_lines[-1] == "二、强化保障。各单位明确专人负责，细化任务分工。"
    assert len(document.remarks) == 1
    assert "12 行" in document.remarks[0]


def test_the_box_of_metadata_stands_above_the_notice_and_is_no_table() -> None:
    document = read(
        f"<div>{MENU}</div><table><tr><td>索 引 号：<td>11370000/2024-01<td>发文机关：<td>某市"
        "人民政府</tr><tr><td>文　号：<td>某政办发〔2024〕5号<td>成文日期：<td>2024-05-06</tr>"
        f"</table><div><p>某市人民政府关于印发要点的通知</p>{NOTICE}</div>"
    )
    assert document.tables == ()
    assert document.text.splitlines()[:5] == [
        "索引号：11370000/2024-01",
        "发文机关：某市人民政府",
        "文号：某政办发〔2024〕5号",
        "成文日期：2024-05-06",
        "某市人民政府关于印发要点的通知",
    ]


def test_no_item_is_lost_where_a_notice_is_in_two_parts() -> None:
    more = "".join(
        f"<p>（{number}）公布第{number}批清单，逐项明确责任。</p>" for number in range(1, 4)
    )
    document = read(
        f"<div>{MENU}</div><div>{NOTICE * 6}</div><div>{more}</div><div>主办：某市政府</div>"
    )
    for number in range(1, 4):
        assert f"（{number}）公布第{number}批清单，逐项明确责任。" in document.text


def test_links_to_attachments_are_kept() -> None:
    document = read(
        f"<div>{MENU}</div><div>{NOTICE}<p>附件：<a href=1.doc>1.任务分解表</a></p>"
        "<p><a href=2.doc>2.责任清单</a></p></div>"
    )
    assert document.text.splitlines()[-2:] == ["附件：1.任务分解表", "2.责任清单"]


def test_much_that_is_hidden_is_told() -> None:
    hidden = "没有显示的话。" * 60
    document = read(f"<p>一、看得见的。</p><div style='display:none'>{hidden}</div>")
    assert document.text == "一、看得见的。\n"
    assert document.remarks == ("网页里有 420 字是隐藏的，没有读入。",)


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb2312", "big5", "utf-16"])
def test_the_named_encoding_is_used(charset: str) -> None:
    text = "一、公開信息工作" if charset == "big5" else "一、公开信息工作"
    assert read_content(page(f"<p>{text}</p>", charset=charset), PATH).text == f"{text}\n"


def test_a_page_without_a_named_encoding() -> None:
    data = "<html><body><p>一、公开信息</p></body></html>".encode("gb18030")
    assert read_html(data, PATH).text == "一、公开信息\n"


def test_a_few_broken_bytes_do_not_turn_the_page_into_another_script() -> None:
    data = page("<p>" + "一、公开信息。" * 400 + "</p>").replace("公".encode(), b"\xe5\x85", 2)
    assert read_html(data, PATH).text.count("一、") == 400


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<html><body><p> &nbsp; </p></body></html>", FileEmpty),
        (b"<html><head><title>x</title></head></html>", FileEmpty),
        (page("<div>" * 100_000 + "甲"), FileUnsafe),
        (b"<html><meta charset=utf-8><p>" + b"\xff\xfe\x00\x01" * 500, FileDamaged),
    ],
)
def test_what_is_refused(data: bytes, fault: type[GkdeskError]) -> None:
    with pytest.raises(fault):
        read_html(data, PATH)


HEAVY = {
    "one line": "<p>" + "做好信息公开工作，落实责任。" * 120_000,
    "blanks": "<p>" + " \n" * 1_500_000 + "甲",
    "tags": "<b>甲</b>" * 125_000,
    "cells": "<table>" + "<tr><td colspan=999 rowspan=65534>甲" * 30_000,
    "tables": "<table><tr><td>甲</table>" * 20_000,
    "styles": "<style>" + ".a{color:red}" * 100_000 + "</style><p class='a b c'>甲",
    "half a rule": "<style>" + ".a{" * 300_000 + "</style><p class=a>甲",
    "comments": "<p>甲" + "<!--" * 300_000,
    "items": "<ol reversed><li>" * 300 + "<li>甲" * 30_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_pages_take_no_more_than_two_seconds_a_megabyte(name: str) -> None:
    # Five seconds more, for a machine that does other work: what is quadratic takes minutes.
    data = HEAVY[name].encode()
    before = time.process_time()
    with suppress(GkdeskError):
        read_html(data, PATH)
    assert time.process_time() - before < 5 + 2 * len(data) / 1_000_000


PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>",
         "<table>", "<tr>", "<td rowspan=3>", "</table>", "<ol>", "<li>", "</ol>",
         "<br>",
         "<a href=x>", "</a>", "<pre>", "<!--", "-->", "<div hidden>", "</div>",
         "&nbsp;",
         "&#0;", "<h1>", "一、公开。", "（一）甲", "x y", "\n", "<nav>", "<style>", "</style>"]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        document = read_markup("".join(pieces), PATH)
    except GkdeskError:
        return
    for table in document.tables:
        assert all(
            table.span.start <= cell.span.start <= cell.span.end <= table.span.end
            for cell in table.cells
        )


@pytest.mark.parametrize("charset", ["punycode", "idna", "undefined", "rot13", "no-such"])
def test_an_encoding_that_is_none_is_not_tried(charset: str) -> None:
    """Taken at its word, punycode takes time with the square of the length."""
    data = f'<meta charset="{charset}"><p>一、公开预算。</p>'.encode()
    data += b"<p>" + b"a" * 200_000 + b"-" + b"b" * 200_000
    began = time.process_time()
    assert read_html(data, PATH).text.startswith("一、公开预算。\n")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "body",
    ["<table>" + "<tr><td>甲" * 100_001, "<p a=1 b=2 c=3 d=4>" * 100_000, "<br>" * 800_000],
    ids=["cells", "attributes", "elements"],
)
def test_a_page_that_would_fill_memory_is_refused(body: str) -> None:
    with pytest.raises(FileTooLarge):
        read(body)


def test_a_large_page_is_read_in_time() -> None:
    body = "<p>一、推进改革工作。</p>" * 20_000
    began = time.process_time()
    assert len(lines(body)) == 20_000
    assert time.process_time() - began < 4
