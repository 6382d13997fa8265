"""诊断 tells of the program, and nothing of what is kept in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain.tasks import EditField
from gkdesk.services import contacts, diagnosis, editing
from gkdesk.services.session import Session
from tests import drafts

LOG = """\
2026-11-22 10:00:00,123 INFO gkdesk.app: opened 区财政局.db
2026-11-22 10:00:01,000 ERROR gkdesk.ui.faults: unexpected fault about 区民政局
Traceback (most recent call last):
  File "/home/王芳/gkdesk/services/outline.py", line 83, in row
    raise UnknownTask("公布补贴")
gkdesk.errors.UnknownTask: 公布补贴
ValueError: 区大数据局
区财政局自己的一行
2026-11-22 10:00:02,000 INFO gkdesk.app: closed
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def test_the_log_is_told_without_its_words(tmp_path: Path) -> None:
    log = tmp_path / "gkdesk.log"
    log.write_text(LOG, encoding="utf-8")
    assert list(diagnosis.faults(log)) == [
        "2026-11-22 10:00:01 ERROR gkdesk.ui.faults",
        "    outline.py:83 row",
        "    gkdesk.errors.UnknownTask",
        "    ValueError",
    ]
    assert list(diagnosis.faults(tmp_path / "none.log")) == []


def test_nothing_of_the_ledger_is_in_it(session: Session, tmp_path: Path) -> None:
    editing.set_field(session, drafts.WEBSITE_ID, EditField.PROGRESS, "王芳已联系张三")
    contacts.set_contact(session, "区民政局", "李四", "6612345")
    log = tmp_path / "gkdesk.log"
    log.write_text(LOG, encoding="utf-8")
    written = diagnosis.write(session, log, tmp_path / "诊断.txt", [("打印机", ["1 台"])])
    text = written.read_text(encoding="utf-8-sig")
    for secret in ("区财政局", "区民政局", "王芳", "李四", "6612345", "公布", "网站", "补贴"):
        assert secret not in text
    assert "【打印机】\n1 台\n" in text
    assert "\nplan 1\n" in text
    assert "\nnode 7\n" in text
    assert "【检查】\n完好\n" in text
