"""Letters to units: who gets one, what it lists, counts of a circular counted by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from gkdesk.domain.letters import LetterKind, LetterWishes
from gkdesk.domain.tasks import EditField
from gkdesk.errors import (
    GkdeskError,
    NoTemplateName,
    NothingToPrint,
    TemplateNameTaken,
    TemplateUnfit,
    UnknownTemplate,
)
from gkdesk.exports.official.templates import fields_of, fill
from gkdesk.services import editing, letter_facts, letter_templates, letters, reminding
from gkdesk.services.session import Session
from tests import drafts, ledger_content

SUPERVISION, REMINDER, CIRCULAR = LetterKind
PLAN = "2023年政务公开工作要点"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The budget is late since 31 March, the subsidies are done, the website has no unit."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        editing.set_field(session, drafts.SUBSIDY_ID, EditField.STATUS, "done")
        yield session


def _texts(data: bytes) -> list[str]:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_open_tasks_are_supervised_and_pressing_ones_reminded_of(session: Session) -> None:
    for kind in (SUPERVISION, REMINDER):
        found = {
            each.unit: [task.node_id for task in each.tasks]
            for each in letter_facts.addressees(session, 1, kind)
        }
        assert found == {"区财政局": [drafts.BUDGET_ID], "各镇街": [drafts.BUDGET_ID]}
    editing.set_field(session, drafts.BUDGET_ID, EditField.STATUS, "done")
    assert letter_facts.addressees(session, 1, REMINDER) == []


def test_a_letter_says_what_is_late_and_until_when_to_answer(session: Session) -> None:
    (first, *_) = letter_facts.addressees(session, 1, REMINDER)
    wishes = LetterWishes(REMINDER, issuer="区政府办公室", reply_by="4月10日", contact="王芳")
    (text,) = letters.texts(session, 1, wishes, [first])
    assert text.recipients == "区财政局"
    assert "以下1项任务" in text.opening
    assert "4月10日前" in text.opening
    part, limit, standing = text.rows[0][2:]
    assert (part, standing) == ("牵头", "逾期3天")
    assert "2023年3月31日" in limit


def test_a_circular_counts_each_unit_and_the_plan_once(session: Session) -> None:
    rows = {one.unit: one for one in letter_facts.standings(session, 1)}
    finance, civil = rows["区财政局"], rows["区民政局"]
    assert (finance.total, finance.done, finance.late, finance.untold) == (1, 0, 1, 1)
    assert (civil.total, civil.done, civil.late, civil.untold) == (1, 1, 0, 0)
    assert (finance.in_time, civil.in_time) == (0, 0)  # the subsidies have no limit
    editing.set_field(session, drafts.WEBSITE_ID, EditField.LEAD, "区大数据局")
    editing.set_field(session, drafts.WEBSITE_ID, EditField.DEADLINE, "2023-04-30")
    editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "done")
    kept = {one.unit: one for one in letter_facts.standings(session, 1)}["区大数据局"]
    assert (kept.done, kept.in_time) == (1, 1)
    editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "open")
    (text,) = letters.texts(session, 1, LetterWishes(CIRCULAR))
    assert "共列任务3项，已办结1项，办结率33.3%" in text.opening
    assert text.heads[0] == "序号"


def test_a_ranking_puts_the_highest_rate_first_and_shares_places(session: Session) -> None:
    (text,) = letters.texts(session, 1, LetterWishes(CIRCULAR, ranking=True))
    assert text.heads[0] == "排名"
    assert text.rows[0][:2] == ("1", "区民政局")
    assert [row[0] for row in text.rows] == ["1", "2", "2"]


def test_nobody_to_write_to_is_said(session: Session) -> None:
    with pytest.raises(NothingToPrint):
        letters.texts(session, 1, LetterWishes(SUPERVISION), [])


def test_files_are_written_each_or_together_and_none_is_replaced(
    session: Session, tmp_path: Path
) -> None:
    to = letter_facts.addressees(session, 1, SUPERVISION)
    wishes = LetterWishes(
        SUPERVISION, issuer="区政府办公室", number="区办〔2023〕5号", day=date(2023, 4, 3)
    )
    made = letters.texts(session, 1, wishes, to)
    first = letters.write(made, wishes, tmp_path / "公文")
    again = letters.write(made, wishes, tmp_path / "公文")
    assert len({one.file for one in (*first, *again)}) == 4
    words = _texts(first[0].file.read_bytes())
    titles = [each.replace("\n", "") for each in words]
    assert "关于办理《2023年政务公开工作要点》有关任务的督办单" in titles
    assert "2023年4月3日" in words
    together = LetterWishes(SUPERVISION, together=True)
    (whole,) = letters.write(made, together, tmp_path)
    assert [words for words in _texts(whole.file.read_bytes()) if words.endswith("：")] == [
        "区财政局：",
        "各镇街：",
    ]


def test_a_template_is_filled_also_where_a_field_is_split(
    session: Session, tmp_path: Path
) -> None:
    document = Document()
    paragraph = document.add_paragraph("致")
    for piece in ("{", "{主", "送}}", "：{{不认识}}"):
        paragraph.add_run(piece)
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "任务"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{序号}}.{{任务}}", "{{时限}}"
    stream = BytesIO()
    document.save(stream)
    assert fields_of(stream.getvalue()) == ("主送", "不认识", "序号", "任务", "时限")
    rows = [{"序号": str(i), "任务": f"第{i}项", "时限": "9月底\n前"} for i in (1, 2, 3)]
    told = fill(stream.getvalue(), {"主送": "甲"}, [{**rows[0], "任务": "写着{{主送}}的"}])
    assert "1.写着{{主送}}的" in _texts(told.data)
    done = fill(stream.getvalue(), {"主送": "区财政局"}, rows)
    words = _texts(done.data)
    assert words[0] == "致区财政局：{{不认识}}"
    assert done.unknown == ("不认识",)
    assert [one for one in words if one.endswith("项")] == ["1.第1项", "2.第2项", "3.第3项"]
    assert words.count("9月底\n前") == 3


def test_an_offices_template_is_kept_used_and_taken_back(
    session: Session, tmp_path: Path
) -> None:
    before = ledger_content.content(session)
    ours = letters.own_template(SUPERVISION, tmp_path / "模板.docx")
    loaded = letter_templates.load(ours)
    assert {"标题", "主送", "正文", "任务", "落款", "日期"} <= set(loaded.fields)
    kept = letter_templates.save(session, SUPERVISION, " 区里 的 ", loaded.data)
    assert kept.name == "区里 的"
    with pytest.raises(TemplateNameTaken):
        letter_templates.save(session, SUPERVISION, "区里 的", loaded.data)
    with pytest.raises(NoTemplateName):
        letter_templates.save(session, SUPERVISION, " ", loaded.data)
    assert letter_templates.templates(session, REMINDER) == []
    data = letter_templates.document(session, kept.id)
    to = letter_facts.addressees(session, 1, SUPERVISION)
    wishes = LetterWishes(SUPERVISION, issuer="区政府办公室", template=data)
    (first, *_) = letters.write(letters.texts(session, 1, wishes, to), wishes, tmp_path / "出")
    assert first.unknown == ()
    assert "{{" not in "".join(_texts(first.file.read_bytes()))
    letter_templates.remove(session, kept.id)
    with pytest.raises(UnknownTemplate):
        letter_templates.document(session, kept.id)
    assert [entry.after for entry in editing.history(session)[1:2]] == ["区里 的（督办单）"]
    editing.undo(session)
    editing.undo(session)
    assert ledger_content.content(session) == before


def test_what_is_no_document_is_no_template(tmp_path: Path) -> None:
    for name, data in (("坏.docx", b"PK\x03\x04nothing"), ("文.docx", b"plain words")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(TemplateUnfit):
            letter_templates.load(tmp_path / name)
    bomb = tmp_path / "大.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    with pytest.raises(GkdeskError):
        letter_templates.load(bomb)


def test_letters_are_noted_as_reminders(session: Session) -> None:
    to = letter_facts.addressees(session, 1, REMINDER)
    assert letters.record_reminders(session, to) == 2
    (told, *_) = reminding.reminders(session, drafts.BUDGET_ID)
    assert told.way.value == "letter"
    editing.undo(session)
    assert reminding.reminders(session, drafts.BUDGET_ID) == []


def test_a_template_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for part, kind in (("document", "image"), ("settings", "attachedTemplate")):
        document = Document()
        document.add_paragraph("{{标题}}")
        place = document.part if part == "document" else document.part._settings_part
        place.relate_to("http://example.invalid/x", f"{kinds}/{kind}", is_external=True)
        document.save(str(tmp_path / f"{part}.docx"))
    with pytest.raises(TemplateUnfit):
        letter_templates.load(tmp_path / "document.docx")
    loaded = letter_templates.load(tmp_path / "settings.docx")
    with zipfile.ZipFile(BytesIO(fill(loaded.data, {}, []).data)) as archive:
        assert not any(b"example.invalid" in archive.read(name) for name in archive.namelist())
