"""What a reader sees in a Word document, element by element; and files that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gkdesk.documents import read_content, read_text
from gkdesk.documents.word import read_docx
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, FileTooLarge, FileUnsafe, ScanWithoutText
from tests.documents.build_docx import (
    NAMESPACES,
    docx_of,
    package,
    paragraph,
    run,
    zipped,
)

PATH = Path("要点.docx")
PLANS = Path(__file__).parents[2] / "resources" / "plans"
CHANGE = 'w:id="1" w:author="甲" w:date="2026-01-05T09:00:00Z"'


def read(body: str, styles: str = "") -> Document:
    return read_docx(package(body, styles=styles), PATH)


def words(inner: str) -> str:
    """The words of a document of one paragraph."""
    return read(paragraph(inner)).text.rstrip("\n")


@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
@pytest.mark.parametrize("plan", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_plans_read_as_printed(plan: Path, automatic: bool) -> None:
    source = read_text(plan)
    document = read_content(docx_of(source, automatic=automatic), PATH)
    assert _printed(document.text) == _printed(source)


def _printed(text: str) -> list[str]:
    """The lines without blanks: Word puts none behind a number, where people type one."""
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ('<w:r><w:t>一</w:t></w:r><w:r><w:t xml:space="preserve">  二 </w:t></w:r>', "一  二"),
        ("<w:r><w:t> 甲 </w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        (f"{run('甲')}<w:ins {CHANGE}>{run('乙')}</w:ins>", "甲乙"),
        (f"{run('甲')}<w:del {CHANGE}><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        (f"<w:moveFrom {CHANGE}>{run('乙')}</w:moveFrom>{run('甲')}", "甲"),
        (f"<w:moveTo {CHANGE}>{run('乙')}</w:moveTo>{run('甲')}", "乙甲"),
        (f'<w:hyperlink r:id="r9">{run("链接")}</w:hyperlink>', "链接"),
        (f'<w:smartTag w:element="date">{run("9月")}</w:smartTag>{run("底前")}', "9月底前"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:fldSimple w:instr=" DATE ">{run("今天")}</w:fldSimple>', "今天"),
        (run("甲") + run("乙", "<w:vanish/>") + run("丙"), "甲丙"),
        (run("甲", '<w:vanish w:val="0"/>'), "甲"),
        ("<w:r><w:t>2026</w:t><w:noBreakHyphen/><w:t>05</w:t><w:softHyphen/></w:r>", "2026-05"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="某字体" w:char="F0FE"/><w:t>是</w:t></w:r>', "是"),
        (f"<w:ruby><w:rt>{run('g')}</w:rt><w:rubyBase>{run('公')}</w:rubyBase></w:ruby>", "公"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲\n乙"),
        ("<w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>", "甲"),
        (f"<w:bdo w:val='rtl'>{run('甲')}</w:bdo><w:r><w:t>\u200f乙\u202e</w:t></w:r>", "甲乙"),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_paragraph(inner: str, seen: str) -> None:
    assert words(inner) == seen


def _field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    middle = mark.format("separate") + run(result) if result else ""
    return mark.format("begin") + said + middle + mark.format("end")


def test_of_a_field_the_result_is_seen() -> None:
    assert words(run("见") + _field(" REF 甲 ", "第一条") + run("。")) == "见第一条。"


def test_a_ring_drawn_by_a_formula_is_a_ring() -> None:
    assert words(_field(r" eq \o\ac(○,3) ", "") + run("公开。")) == "③公开。"


def test_a_field_that_never_begins_its_result_hides_nothing_behind_it() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲")
    assert read(paragraph(broken) + paragraph("乙")).text == "\n乙\n"


def test_a_table_of_contents_is_not_read() -> None:
    field = _field(r" TOC \o ", "一、总体要求 1")
    document = read(paragraph(field) + paragraph("一、总体要求"))
    assert document.text.split() == ["一、总体要求"]
    assert document.remarks == ("文前的目录没有读入。",)


def test_a_table_of_contents_that_never_ends_is_read() -> None:
    field = _field(" TOC ", "目录").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert read(paragraph(field) + paragraph("一、总体要求")).text == "目录\n一、总体要求\n"


def test_tracked_changes_are_told() -> None:
    inner = f"<w:ins {CHANGE}>{run('甲')}</w:ins><w:del {CHANGE}/>"
    assert read(paragraph(inner)).remarks == ("文中有2处修订，按全部接受读入。",)


def test_a_removed_paragraph_end_joins_two_paragraphs() -> None:
    first = paragraph("公开预", f"<w:rPr><w:del {CHANGE}/></w:rPr>")
    assert read(first + paragraph("算。")).text == "公开预算。\n"


BOX = (
    "<w:r><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>'
    "</mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once() -> None:
    box = BOX.format(paragraph("某市文件"))
    assert read(paragraph(box + run("正文"))).text == "某市文件\n正文\n"
    assert read(paragraph(run("正文") + box)).text == "正文\n某市文件\n"


def test_an_alternative_without_words_gives_way_to_the_older_one() -> None:
    ways = '<mc:Choice Requires="wps"><a:blip/></mc:Choice>'
    ways += f"<mc:Fallback>{run('甲')}</mc:Fallback>"
    assert words(f"<mc:AlternateContent>{ways}</mc:AlternateContent>") == "甲"


def test_content_controls_around_paragraphs_are_open() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('甲')}{paragraph('乙')}</w:sdtContent></w:sdt>"
    assert read(body).text == "甲\n乙\n"


CENTERED = '<w:jc w:val="center"/>'


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("关于印发2026年政务公开\n工作要点的通知", "关于印发2026年政务公开工作要点的通知\n"),
        ("某市人民政府文件\n关于印发要点的通知", "某市人民政府文件\n关于印发要点的通知\n"),
        ("某政办〔2026〕3号\n关于印发要点的通知", "某政办〔2026〕3号\n关于印发要点的通知\n"),
        ("工作要点\n（2026年2月10日）", "工作要点\n（2026年2月10日）\n"),
    ],
)  # fmt: skip
def test_a_break_within_a_title_does_not_break_it(title: str, seen: str) -> None:
    assert read(paragraph(title, CENTERED)).text == seen


def test_a_break_in_running_text_opens_a_line() -> None:
    assert (
        read(paragraph("一、公开预算\n（一）按时公开。")).text
        == "一、公开预算\n（一）按时公开。\n"
    )


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="某"/><w:basedOn w:val="2"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="强调"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
)


def looks(body: str) -> list[tuple[str, int, bool, bool, float]]:
    document = read(body, STYLES)
    return [
        (document.text[slice(*hint.span)], hint.heading, hint.bold, hint.centered, hint.size)
        for hint in document.hints
    ]


def test_a_heading_style_and_what_is_based_on_it() -> None:
    body = paragraph("甲", '<w:pStyle w:val="2"/>') + paragraph("乙", '<w:pStyle w:val="x"/>')
    assert looks(body) == [("甲", 2, True, False, 16), ("乙", 1, False, False, 16)]


def test_looks_of_plain_paragraphs() -> None:
    body = (
        paragraph("甲", CENTERED)
        + paragraph(run("乙", '<w:rStyle w:val="c"/>'))
        + paragraph(run("丙", "<w:b/>") + run("丁"))
        + paragraph(run("戊", '<w:sz w:val="44"/>') + run("  "))
    )
    assert looks(body) == [
        ("甲", 0, False, True, 10.5),
        ("乙", 0, True, False, 10.5),
        ("丙丁", 0, False, False, 10.5),
        ("戊", 0, False, False, 22),
    ]


def test_each_line_of_a_broken_paragraph_has_its_look() -> None:
    assert looks(paragraph(run("甲\n", "<w:b/>") + run("乙"))) == [
        ("甲", 0, True, False, 10.5),
        ("乙", 0, False, False, 10.5),
    ]


def test_styles_in_a_ring_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    assert read(paragraph("甲", '<w:pStyle w:val="a"/>'), styles).text == "甲\n"


def test_strict_files_read_alike() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    part = f"<w:document {strict}><w:body>{paragraph('甲')}</w:body></w:document>"
    assert read_docx(package("", parts={"word/document.xml": part}), PATH).text == "甲\n"


def test_the_main_part_may_stand_elsewhere() -> None:
    part = f"<w:document {NAMESPACES}><w:body>{paragraph('甲')}</w:body></w:document>"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="/Word\\Haupt.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ).replace("\\", "/")
    data = zipped({"_rels/.rels": relations.encode(), "word\\haupt.xml": part.encode()})
    assert read_docx(data, PATH).text == "甲\n"


def test_macros_are_left_alone() -> None:
    data = package(paragraph("甲"), parts={"word/vbaProject.bin": "Sub AutoOpen()"})
    assert read_content(data, Path("要点.docm")).text == "甲\n"


def test_five_megabytes_on_one_line() -> None:
    line = "公开信息。" * 340_000
    assert read(paragraph(line)).text == line + "\n"


def test_pictures_only_are_a_scan() -> None:
    with pytest.raises(ScanWithoutText):
        read(paragraph("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"))


def test_pictures_beside_few_words_are_told() -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    assert read(paragraph(picture + run("附图"))).remarks == (
        "文中有1幅图片，图上的字没有读入。",
    )
    assert not read(paragraph(picture + run("公开信息。" * 200))).remarks


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ('<w:altChunk r:id="r9"/>', True),
        ('<w:p><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:p>', True),
        ('<w:p><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:p>', False),
    ],
)  # fmt: skip
def test_a_file_within_the_file_is_told(inner: str, told: bool) -> None:
    remarks = read(paragraph("公开") + inner).remarks
    assert remarks == (("文中嵌入的另一份文件没有读入。",) if told else ())


ENTITY = '<!DOCTYPE a [<!ENTITY b "一">]>'


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        (f"{ENTITY}<w:document {NAMESPACES}><w:body/></w:document>", FileUnsafe),
        (f"<w:document {NAMESPACES}><w:body>", FileDamaged),
        (f"<w:document {NAMESPACES}/>", FileDamaged),
        (f"<w:document {NAMESPACES}>" + "<w:p>" * 300 + "</w:p>" * 300, FileDamaged),
        ("", FileDamaged),
    ],
    ids=["entities", "cut off", "no body", "too deep", "empty"],
)
def test_a_part_that_cannot_be_trusted(part: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        read_docx(package("", parts={"word/document.xml": part}), PATH)


def test_an_entity_attack_in_another_encoding() -> None:
    part = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY}<a>&b;</a>'.encode("utf-16")
    with pytest.raises(FileUnsafe):
        read_docx(zipped({"word/document.xml": part}), PATH)


def test_an_overlong_part_is_refused_before_it_is_unpacked() -> None:
    part = b"<a>" + b"x" * (48 * 1024 * 1024) + b"</a>"
    filler = bytes(range(256)) * 8192
    with pytest.raises(FileTooLarge):
        read_docx(zipped({"word/document.xml": part, "a": filler}, compression=0), PATH)
