"""交接包: everything of a ledger in one archive, and the same ledger taken out of it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gkdesk.domain.archive_names import is_safe
from gkdesk.domain.tasks import EditField
from gkdesk.errors import (
    HandOverAltered,
    HandOverUnfit,
    LedgerItself,
    LedgerNewer,
    TargetTaken,
    TargetUnwritable,
)
from gkdesk.services import editing, handing_over, importing, outline, rereading, taking_over
from gkdesk.services.handing_over import Cancelled, HandedOver
from gkdesk.services.handing_over_sources import short_name
from gkdesk.services.session import Session
from gkdesk.store import source_files
from gkdesk.store.logical_hash import logical_hash
from tests import drafts
from tests.ledger_content import content

NOTICE = """甲区人民政府办公室关于印发2023年政务公开工作要点的通知
甲政办发〔2023〕1号
一、财政信息公开
（一）3月底前公布预算。（责任单位：区财政局）
（二）公布补贴。（责任单位：区民政局）
甲区人民政府办公室
2023年2月1日
"""
SCRIPT = "<script>alert(1)</script>"


@contextmanager
def opened(tmp_path: Path) -> Iterator[Session]:
    """A ledger with a plan read from a file, of which a corrected version was taken in,
    evidence beside it, evidence that is gone, and a task whose words are markup."""
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "更正.txt").write_text(NOTICE.replace("补贴", f"补贴{SCRIPT}"), "utf-8")
    (tmp_path / "照片 1.png").write_bytes(b"picture")
    with drafts.ledger(tmp_path / "账" / "台账.db") as session:
        plan = importing.take_in(session, importing.load(tmp_path / "通知.txt")).plan
        newer = rereading.compare(session, plan.id, importing.load(tmp_path / "更正.txt"))
        rereading.accept(session, newer, rereading.everything(newer))
        task = session.ledger.value("SELECT id FROM node WHERE kind = 'task' ORDER BY seq")
        editing.set_field(session, task, EditField.PROGRESS, "已公布 & 已归档")
        words = f"{tmp_path / '照片 1.png'}；签到表.docx；//host/share/甲.pdf"
        record = {
            "plan_id": plan.id, "node_id": task, "unit": "区财政局", "words": words,
            "link": "", "day": "2023-04-01", "source": "填报", "deleted": 0,
        }  # fmt: skip
        with session.ledger.transaction():
            session.ledger.insert_all("evidence", [record])
        yield session


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path) as session:
        yield session


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    with opened(folder) as session:
        return handed(session, folder / "交接包.zip").file


@pytest.fixture
def copied(once: Path, tmp_path: Path) -> Path:
    """An archive of such a ledger, made once for the tests that need not the ledger."""
    return Path(shutil.copyfile(once, tmp_path / "交接包.zip"))


def handed(session: Session, target: Path) -> HandedOver:
    return handing_over.write(session.path, target, session.clock, "张三")


@pytest.fixture
def archive(office: Session, tmp_path: Path) -> Path:
    return handed(office, tmp_path / "交接包.zip").file


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def relisted(files: dict[str, bytes], **told: object) -> dict[str, bytes]:
    """Files with a list that vouches for them as they are, and says ``told`` besides."""
    words = json.loads(files["清单.json"]) | told
    words["files"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
        if name != "清单.json"
    ]
    return files | {"清单.json": json.dumps(words).encode()}


def test_an_archive_holds_ledger_table_page_sources_evidence_and_a_list(
    office: Session, archive: Path, tmp_path: Path
) -> None:
    files = members(archive)
    assert files["台账.db"].startswith(b"SQLite format 3")
    book = load_workbook(BytesIO(files["任务分解表.xlsx"]))
    assert "公布预算" in str([[cell.value for cell in row] for row in book.worksheets[0].rows])
    folder = next(name for name in files if name.endswith("第2版.txt")).rpartition("/")[0]
    assert files[f"{folder}/第1版.txt"].decode("utf-8-sig") == NOTICE
    assert files[f"{folder}/第1版原件_通知.txt"] == (tmp_path / "通知.txt").read_bytes()
    assert files[f"{folder}/第2版原件_更正.txt"] == (tmp_path / "更正.txt").read_bytes()
    assert files["佐证/001_照片 1.png"] == b"picture"
    told = json.loads(files["清单.json"])
    assert told["missing"] == ["签到表.docx", "//host/share/甲.pdf"]
    assert told["made_by"] == "张三"
    digests = {each["name"]: each["sha256"] for each in told["files"]}
    assert digests == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name != "清单.json"
    }
    lines = files["清单.txt"].decode("utf-8-sig")
    assert f"{digests['台账.db']}  台账.db" in lines
    assert "签到表.docx" in lines


def test_the_page_stands_alone_and_takes_no_words_for_markup(copied: Path) -> None:
    page = members(copied)["任务台账.html"].decode()
    assert "<script" not in page.lower()
    assert "补贴&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "已公布 &amp; 已归档" in page
    assert not re.search(r"\bsrc\s*=|@import|url\(", page)
    places = re.findall(r'href="([^"]*)"', page)
    assert places
    assert all(re.match(r"#|%E5%8E%9F%E6%96%87/|%E4%BD%90%E8%AF%81/", each) for each in places)


def test_the_ledger_taken_out_says_the_same(
    office: Session, archive: Path, tmp_path: Path
) -> None:
    found = taking_over.look_into(archive)
    assert (found.plans, found.tasks) == (1, 2)
    taken = taking_over.take(found, tmp_path / "接.db")
    assert logical_hash(taken.ledger) == found.told.ledger_hash == logical_hash(office.path)
    with drafts.ledger(taken.ledger) as there:
        assert content(there) == content(office)
    assert taken.folder is not None
    assert (taken.folder / "佐证" / "001_照片 1.png").read_bytes() == b"picture"
    left = {path.relative_to(taken.folder).as_posix() for path in taken.folder.rglob("*")}
    assert {name for name in members(archive) if name not in ("台账.db", "清单.json")} <= left


def test_evidence_is_left_out_where_it_is_not_wanted(office: Session, tmp_path: Path) -> None:
    told = handing_over.write(
        office.path, tmp_path / "无.zip", office.clock, "张三", evidence=False
    ).told
    assert not told.below("佐证")
    assert len(told.missing) == 3


@given(st.text(max_size=120), st.sampled_from(["", ".", ".png", ".超长的后缀名称超长", ". "]))
def test_whatever_a_file_is_called_its_name_in_an_archive_is_safe(
    stem: str, ending: str
) -> None:
    assert is_safe(f"佐证/001_{short_name(stem + ending)}")


def test_an_empty_ledger_is_handed_over_too(tmp_path: Path) -> None:
    with drafts.ledger(tmp_path / "空.db") as session:
        handed(session, tmp_path / "空.zip")
    found = taking_over.look_into(tmp_path / "空.zip")
    assert (found.plans, found.tasks) == (0, 0)
    assert "任务分解表.xlsx" not in members(tmp_path / "空.zip")


def test_a_writing_that_is_called_off_or_fails_leaves_nothing(
    office: Session, archive: Path, tmp_path: Path
) -> None:
    before, held = archive.read_bytes(), sorted(tmp_path.iterdir())
    calls = iter([False] * 4)
    with pytest.raises(Cancelled):
        handing_over.write(
            office.path, archive, office.clock, "张三", cancelled=lambda: next(calls, True)
        )
    with pytest.raises(TargetUnwritable):
        handed(office, tmp_path / "没有" / "包.zip")
    with pytest.raises(LedgerItself):
        handed(office, office.path)
    assert archive.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == held


def test_a_taking_that_is_called_off_or_fails_leaves_nothing(
    copied: Path, tmp_path: Path
) -> None:
    found = taking_over.look_into(copied)
    place = tmp_path / "新"
    place.mkdir()
    calls = iter([False] * 4)
    with pytest.raises(Cancelled):
        taking_over.take(found, place / "接.db", cancelled=lambda: next(calls, True))
    assert not list(place.iterdir())
    (place / "接.db").write_bytes(b"mine")
    with pytest.raises(TargetTaken):
        taking_over.take(found, place / "接.db")
    assert [path.read_bytes() for path in place.iterdir()] == [b"mine"]


def test_an_archive_changed_after_it_was_proven_is_refused(
    copied: Path, tmp_path: Path
) -> None:
    found = taking_over.look_into(copied)
    files = members(copied)
    packed(copied, files | {"任务台账.html": files["任务台账.html"].replace(b"1", b"2")})
    place = tmp_path / "新"
    place.mkdir()
    with pytest.raises(HandOverAltered):
        taking_over.take(found, place / "接.db")
    assert not list(place.iterdir())


def _other_page(files: dict[str, bytes]) -> dict[str, bytes]:
    page = files["任务台账.html"]
    return files | {"任务台账.html": page[:-1] + b"!"}


def _longer_page(files: dict[str, bytes]) -> dict[str, bytes]:
    return files | {"任务台账.html": files["任务台账.html"] + b"!"}


def _without_table(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name != "任务分解表.xlsx"}


def _smuggled(files: dict[str, bytes]) -> dict[str, bytes]:
    return files | {"佐证/木马.pdf": b"?"}


def _other_ledger(files: dict[str, bytes]) -> dict[str, bytes]:
    """The list vouches for the file, and not for what it says."""
    return relisted(_edited(files, "UPDATE node SET progress = '改过'"))


def _other_counts(files: dict[str, bytes]) -> dict[str, bytes]:
    return relisted(files, plans=[{"title": "好计划", "tasks": 99}])


def _edited(files: dict[str, bytes], sql: str) -> dict[str, bytes]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ledger:
        ledger.deserialize(files["台账.db"])
        ledger.execute(sql)
        return files | {"台账.db": ledger.serialize()}


@pytest.mark.parametrize(
    ("alter", "named"),
    [
        (_other_page, "任务台账.html"),
        (_longer_page, "任务台账.html"),
        (_without_table, "任务分解表.xlsx"),
        (_smuggled, "佐证/木马.pdf"),
        (_other_ledger, "台账.db"),
        (_other_counts, "清单.json"),
    ],
)
def test_a_file_that_is_not_the_listed_one_is_named(
    copied: Path, alter: Callable[[dict[str, bytes]], dict[str, bytes]], named: str
) -> None:
    packed(copied, alter(members(copied)))
    with pytest.raises(HandOverAltered) as told:
        taking_over.look_into(copied)
    assert told.value.detail == named


def test_a_ledger_that_acts_is_damaged_or_is_none_is_refused(copied: Path) -> None:
    files = members(copied)
    acting = "CREATE TRIGGER t AFTER UPDATE ON node BEGIN DELETE FROM plan; END"
    for ledger in (
        _edited(files, acting)["台账.db"],
        files["台账.db"][:5000],
        b"no ledger",
        b"",
    ):
        packed(copied, relisted(files | {"台账.db": ledger}))
        with pytest.raises(HandOverUnfit):
            taking_over.look_into(copied)
    packed(copied, relisted(_edited(files, "PRAGMA user_version = 99")))
    with pytest.raises(LedgerNewer):
        taking_over.look_into(copied)


def test_the_file_of_each_edition_is_kept_unless_it_is_huge(
    office: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert [each.file for each in source_files.editions(office.ledger)] == [
        "通知.txt",
        "更正.txt",
    ]
    monkeypatch.setattr(source_files, "MOST", 100)
    (tmp_path / "大.txt").write_text(NOTICE.replace("1号", "2号"), "utf-8")
    importing.take_in(office, importing.load(tmp_path / "大.txt"))
    assert [each.file for each in source_files.editions(office.ledger)][2:] == [""]
    assert handing_over.contents(office).kept == 2
    importing.remove(office, [plan.id for plan in outline.plans(office)])
    assert source_files.editions(office.ledger) == []
