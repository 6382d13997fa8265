"""The verbs as a script meets them: data, sentences, exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gkdesk import cli
from gkdesk.domain.supervision import Way
from gkdesk.errors import TargetFull
from gkdesk.services import extending, importing, reminding
from gkdesk.services.samples import sample_files
from gkdesk.services.session import Session
from tests import drafts

TODAY = "2023-04-03"
TEXT = (
    "2023年政务公开工作要点\n"
    "一、财政公开\n"
    "（一）3月底前公布预算。（牵头单位：区财政局；责任单位：各镇街）\n"
    "（二）公布补贴。（责任单位：区民政局）\n"
    "二、平台建设\n"
    "（一）改版网站。\n"
)


class Shell:
    """Runs a verb on one ledger and keeps what it said."""

    def __init__(self, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.db = db
        self._capsys = capsys
        self.said = ""

    def run(self, *words: object, today: str = TODAY) -> tuple[int, str]:
        """Exit status and standard output."""
        argv = [*map(str, words), "--db", str(self.db), "--today", today, "--wait", "0"]
        try:
            status = cli.main(argv)
        except SystemExit as stop:
            status = int(str(stop.code))
        out, self.said = self._capsys.readouterr()
        return status, out

    def data(self, *words: object) -> Any:
        """The JSON of a verb that must succeed."""
        status, out = self.run(*words, "--json")
        assert status == 0, self.said
        assert not self.said or "体检：" in self.said
        return json.loads(out)

    def refused(self, *words: object, status: int = 1) -> str:
        """The one line of a verb that must fail and print no data."""
        assert self.run(*words) == (status, "")
        assert self.said.count("\n") == 1
        assert self.said.endswith("。\n")
        return self.said


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "账" / "台账.db", capsys)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def full(shell: Shell, document: Path) -> Shell:
    assert shell.run("import", document)[0] == 0
    return shell


def task_ids(shell: Shell, *words: object) -> list[int]:
    return [task["id"] for task in shell.data("tasks", *words)["tasks"]]


def test_read_prints_the_contracts_object_and_makes_no_ledger(
    shell: Shell, document: Path
) -> None:
    reading = shell.data("read", document)
    assert reading["format"] == "gkdesk-reading/1"
    assert [node["path"] for node in reading["outline"]] == ["一", "二"]
    assert not shell.db.parent.exists()


def test_json_is_utf_8_without_escapes(shell: Shell, document: Path) -> None:
    assert "财政公开" in shell.run("read", document, "--json")[1]


def test_read_without_json_is_an_outline_for_people(shell: Shell, document: Path) -> None:
    status, out = shell.run("read", document)
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "2023年政务公开工作要点"
    assert "  （一）3月底前公布预算。" in lines
    assert "    牵头单位：区财政局" in lines
    assert "    完成时限：3月底前（2023-03-31）" in lines


def test_a_file_that_cannot_be_read_is_one_sentence(shell: Shell, tmp_path: Path) -> None:
    picture = tmp_path / "图.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    empty = tmp_path / "空.txt"
    empty.touch()
    for path in (picture, empty, tmp_path / "无.txt"):
        for verb in ("read", "import"):
            assert path.name in shell.refused(verb, path)
    assert not shell.db.parent.exists()


def test_import_reports_each_plan(shell: Shell, document: Path) -> None:
    (plan,) = shell.data("import", document)["plans"]
    assert plan["title"] == "2023年政务公开工作要点"
    assert (plan["id"], plan["year"], plan["issuer"]) == (1, 2023, None)
    assert (plan["sections"], plan["tasks"], plan["measures"]) == (2, 3, 3)
    assert isinstance(plan["problems"], int)
    assert plan["already"] is False


def test_a_newer_version_is_a_plan_of_its_own_that_names_the_former(
    shell: Shell, tmp_path: Path
) -> None:
    notice = "某区政府办公室文件\n某政办发〔2023〕1号\n关于印发2023年工作要点的通知\n" + TEXT
    for name, words in (("一.txt", notice), ("二.txt", notice.replace("3月", "4月"))):
        (tmp_path / name).write_text(words, "utf-8")
    (first,) = shell.data("import", tmp_path / "一.txt")["plans"]
    (second,) = shell.data("import", tmp_path / "二.txt")["plans"]
    assert (first["id"], first["same_number_as"]) == (1, [])
    assert (second["id"], second["already"], second["same_number_as"]) == (2, False, [1])
    (tmp_path / "三.txt").write_text(notice.replace("3月", "5月"), "utf-8")
    assert "与计划 1、2 发文字号相同" in shell.run("import", tmp_path / "三.txt")[1]


def test_the_same_file_again_is_recognised(full: Shell, document: Path, tmp_path: Path) -> None:
    copy = shutil.copy(document, tmp_path / "副本.txt")
    (plan,) = full.data("import", copy)["plans"]
    assert (plan["id"], plan["already"]) == (1, True)
    assert len(full.data("plans")["plans"]) == 1


def test_a_bad_file_does_not_keep_the_good_ones_out(
    shell: Shell, document: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "信.txt"
    letter.write_text("这是一封普通的来信，没有条目。", "utf-8")
    status, out = shell.run("import", letter, document, "--json")
    assert status == 1
    assert "信.txt" in shell.said
    assert [plan["tasks"] for plan in json.loads(out)["plans"]] == [3]


def test_a_disk_that_fills_up_midway_leaves_the_first_file_told(
    shell: Shell, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = importing.take_in

    def full_disk(session: Session, loaded: importing.Loaded) -> importing.Imported:
        if loaded.path != document:
            raise TargetFull(session.path)
        return take_in(session, loaded)

    monkeypatch.setattr(importing, "take_in", full_disk)
    status, out = shell.run("import", document, sample_files()[0], "--json")
    assert (status, [plan["id"] for plan in json.loads(out)["plans"]]) == (1, [1])
    assert "磁盘空间不够" in shell.said


def test_plans_lists_what_is_done_and_late(full: Shell) -> None:
    full.data("set", task_ids(full)[1], "status", "done")
    (plan,) = full.data("plans")["plans"]
    assert (plan["tasks"], plan["done"], plan["overdue"]) == (3, 1, 1)


def test_tasks_have_the_contracts_keys(full: Shell) -> None:
    first, *_ = full.data("tasks")["tasks"]
    assert first["plan"] == 1
    assert (first["path"], first["ordinal"]) == ("一/一", 1)
    assert first["text"] == "3月底前公布预算。"
    assert first["units"] == [
        {"role": "lead", "name": "区财政局"},
        {"role": "responsible", "name": "各镇街"},
    ]
    limit = first["deadline"]
    assert (limit["words"], limit["due"], limit["rule"], limit["kind"]) == (
        "3月底前",
        "2023-03-31",
        None,
        "date",
    )
    assert (first["status"], first["progress"]) == ("open", "")
    assert [limit["expression"] for limit in first["deadlines"]] == ["3月底前"]


def test_tasks_tell_what_was_put_back_and_who_was_reminded(full: Shell) -> None:
    first, second, _ = task_ids(full)
    now = drafts.NOW
    with Session.open(full.db, lambda: now, wait=0) as session:
        extending.extend(session, first, None, "5月底前", "改版", "张区长", now.date())
        reminding.remind(session, [(second, "区民政局")] * 2, now.date(), Way.PHONE)
        reminding.remind(session, [(second, "各镇街")], now.date(), Way.LETTER)
    told = [(t["extended_from"], t["reminders"]) for t in full.data("tasks")["tasks"]]
    assert told == [("2023-03-31", 0), (None, 2), (None, 0)]
    assert full.run("tasks")[1].splitlines()[1].endswith("催办2次")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ((), [0, 1, 2]),
        (("--plan", 1), [0, 1, 2]),
        (("--unit", "区民政局"), [1]),
        (("--status", "open"), [0, 1, 2]),
        (("--status", "已办结"), []),
        (("--status", "逾期"), [0]),
        (("--status", "unlimited"), [1, 2]),
        (("--due-before", "2023-04-01"), [0]),
        (("--due-before", "2023-03-31"), []),
        (("--search", "补贴"), [1]),
        (("--search", "财政"), [0]),
        (("--search", "没有这些字"), []),
    ],
)
def test_tasks_are_narrowed_and_keep_the_printed_order(
    full: Shell, words: tuple[object, ...], places: list[int]
) -> None:
    everything = task_ids(full)
    assert task_ids(full, *words) == [everything[place] for place in places]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--role", "牵头单位"), [0]),
        (("--unit", "区民政局", "--role", "lead"), []),
        (("--unit", "区民政局", "--role", "责任单位"), [1]),
        (("--due-from", "2023-03-31"), [0]),
        (("--due-from", "2023-04-01"), []),
        (("--light", "逾期", "--light", "unlimited"), [0, 1, 2]),
        (("--light", "逾期", "--status", "无时限", "--search", "公布"), [0, 1]),
        (("--search", "公布 补贴"), [1]),
    ],
)
def test_tasks_are_narrowed_by_all_filters(
    full: Shell, words: tuple[str, ...], ids: list[int]
) -> None:
    everything = [task["id"] for task in full.data("tasks")["tasks"]]
    found = [task["id"] for task in full.data("tasks", *words)["tasks"]]
    assert found == [everything[number] for number in ids]


def test_tasks_of_a_section(full: Shell) -> None:
    task = full.data("tasks", "--search", "改版网站")["tasks"][0]["id"]
    assert [each["id"] for each in full.data("tasks", "--section", task)["tasks"]] == [task]
    assert "没有编号为“999”的任务" in full.refused("tasks", "--section", 999)
    full.refused("tasks", "--role", "主办", status=2)
    full.refused("tasks", "--light", "紫灯", status=2)


def test_the_history_is_searched(full: Shell) -> None:
    task = full.data("tasks")["tasks"][0]["id"]
    full.data("set", task, "note", "等ＡＢ回复")
    full.data("set", task, "status", "done")
    for words, fields in (("ab", ["note"]), ("状态 已办结", ["status"]), ("没有这些字", [])):
        found = full.data("history", "--search", words)["changes"]
        assert [change["field"] for change in found] == fields


def test_set_undo_redo_and_history_go_together(full: Shell) -> None:
    first = task_ids(full)[0]
    task = full.data("set", first, "deadline", "2023年5月底前")
    assert (task["id"], task["deadline"]["due"]) == (first, "2023-05-31")
    (back,) = full.data("undo")["changes"]
    assert (back["what"], back["task"], back["field"]) == ("undo", first, "deadline")
    assert (back["before"], back["after"]) == ("2023-05-31", "2023-03-31")
    assert full.data("tasks")["tasks"][0]["deadline"]["due"] == "2023-03-31"
    full.data("redo")
    told = full.data("history")["changes"]
    assert [entry["what"] for entry in told] == ["redo", "undo", "edit", "import"]
    assert set(told[0]) >= {"at", "what", "task", "field", "before", "after", "who"}
    assert told[0]["at"].startswith(TODAY)
    assert len(full.data("history", "--task", first)["changes"]) == 3
    assert full.data("history", "--limit", 1)["changes"] == told[:1]


@pytest.mark.parametrize(
    ("field", "value", "key", "expected"),
    [
        ("status", "done", "status", "done"),
        ("状态", "已办结", "status", "done"),
        ("progress", "已报区长", "progress", "已报区长"),
        ("note", "", "note", ""),
        ("lead", "区数据局", "units", [{"role": "lead", "name": "区数据局"}]),
    ],
)
def test_set_takes_every_field(
    full: Shell, field: str, value: str, key: str, expected: object
) -> None:
    assert full.data("set", task_ids(full)[2], field, value)[key] == expected


@pytest.mark.parametrize(
    "words",
    [
        ("set", 99, "status", "done"),
        ("set", 1, "status", "done"),  # a section
        ("set", 2, "status", "差不多"),
        ("set", 2, "deadline", "尽量快一点点"),
        ("redo",),
        ("tasks", "--plan", 99),
        ("history", "--task", 99),
        ("export", "--plan", 99, "-o", "表.xlsx"),
        ("print", "--plan", 99, "-o", "表.pdf"),
        ("print", "--plan", 1, "--scheme", "周会", "-o", "表.pdf"),
        ("print", "--plan", 1, "--unit", "没有的局", "-o", "表.pdf"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    full: Shell, words: tuple[object, ...]
) -> None:
    before = full.data("history"), full.data("tasks")
    full.refused(*words)
    assert (full.data("history"), full.data("tasks")) == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("无此命令",),
        ("collect",),
        ("set", 2, "status"),
        ("set", "二", "status", "done"),
        ("set", 2, "颜色", "红"),
        ("tasks", "--status", "差不多"),
        ("tasks", "--due-before", "2023-4-1"),
        ("tasks", "--due-before", "2023-02-30"),
        ("import",),
        ("export",),
        ("print", "--plan", 1, "--list", "photo", "-o", "表.pdf"),
        ("print", "--plan", 1, "--points", 30, "-o", "表.pdf"),
        ("print", "--plan", 1, "--period", "秋天", "-o", "表.pdf"),
        ("tasks", "--nothing"),
        ("tasks", "--plan", 10**20),
        ("export", "--plan", 10**20, "-o", "表.xlsx"),
        ("history", "--limit", 10**20),
        ("tasks", "--today", "0001-01-01"),
        ("plans", "--wait", -1),
        ("plans", "--wait", "nan"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(full: Shell, words: tuple[object, ...]) -> None:
    full.refused(*words, status=2)


def test_help_speaks_chinese_and_lists_what_is_built(shell: Shell) -> None:
    status, out = shell.run("--help")
    assert status == 0
    for verb in cli.VERBS:
        assert verb.name in out
    assert "usage" not in out
    for verb in cli.VERBS:
        status, out = shell.run(verb.name, "--help")
        assert (status, out[:3]) == (0, "用法：")


@pytest.mark.parametrize("verb", ["plans", "tasks", "history", "check", "export"])
def test_without_a_ledger_a_reading_verb_makes_none(shell: Shell, verb: str) -> None:
    words = (verb, "-o", shell.db.with_suffix(".xlsx")) if verb == "export" else (verb,)
    assert "台账.db" in shell.refused(*words)
    assert not shell.db.parent.exists()


@pytest.mark.parametrize("words", [("set", 1, "note", "甲"), ("undo",), ("redo",)])
def test_an_edit_of_a_ledger_that_is_missing_makes_none(
    shell: Shell, words: tuple[object, ...]
) -> None:
    assert "台账.db" in shell.refused(*words)
    assert not shell.db.parent.exists()


def test_a_ledger_in_use_is_told_with_its_holder(full: Shell) -> None:
    with drafts.ledger(full.db):
        assert "正由" in full.refused("undo")
        assert full.data("plans")["plans"]


def test_a_damaged_ledger_is_told(full: Shell) -> None:
    full.db.write_bytes(b"no database" * 500)
    for words in (("plans",), ("check",), ("undo",)):
        assert "已损坏" in full.refused(*words)


def test_check_says_that_all_is_well(full: Shell) -> None:
    assert full.data("check") == {"ok": True, "findings": []}


def test_check_finds_harm_and_fails(full: Shell) -> None:
    with drafts.ledger(full.db) as session:
        session.ledger.execute("DELETE FROM source")
    status, out = full.run("check", "--json")
    found = json.loads(out)
    assert (status, found["ok"], len(found["findings"])) == (1, False, 1)
    assert full.said


def test_every_listing_has_a_form_for_people(full: Shell) -> None:
    first = task_ids(full)[0]
    full.run("set", first, "status", "done")
    assert "2023年政务公开工作要点" in full.run("plans")[1]
    assert f"[{first}] 1　已办结　（一）3月底前公布预算。" in full.run("tasks")[1]
    assert "状态：推进中 → 已办结" in full.run("history")[1]
    assert "完好" in full.run("check")[1]
    assert "撤销" in full.run("undo")[1]


def test_options_may_stand_before_the_verb(full: Shell, tmp_path: Path) -> None:
    other = tmp_path / "另.db"
    assert cli.main(["--db", str(full.db), "--json", "plans"]) == 0
    assert cli.main(["--db", str(other), "plans"]) == 1


def test_the_environment_names_the_ledger(full: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKDESK_DB", str(full.db))
    assert cli.main(["plans"]) == 0


def test_export_writes_the_table_of_a_plan(full: Shell, tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    done = full.data("export", "--plan", 1, "-o", target)
    assert done == {"file": str(target), "rows": 3, "sheets": 1}
    assert load_workbook(target).worksheets[0].max_row >= 3


def test_export_of_documents_needs_no_ledger(
    shell: Shell, document: Path, tmp_path: Path
) -> None:
    target = tmp_path / "表.xlsx"
    words = "export", document, *sample_files(), "-o", target, "--layout", "banner"
    assert shell.data(*words)["sheets"] == 6
    assert not shell.db.parent.exists()


def test_a_document_without_items_is_not_left_out_of_an_export_in_silence(
    shell: Shell, document: Path, tmp_path: Path
) -> None:
    letter, target = tmp_path / "信.txt", tmp_path / "表.xlsx"
    letter.write_text("请开会。", "utf-8")
    assert "信.txt" in shell.refused("export", document, letter, "-o", target)
    assert not target.exists()


def test_halves_of_characters_do_no_harm(full: Shell) -> None:
    note = full.data("set", 2, "note", "甲\udcff\0乙")["note"]
    assert note == "甲\ufffd乙"
    for words in (("--search", "甲\udcff"), ("--unit", "甲\udcff")):
        assert full.run("tasks", *words)[0] == 0
    assert task_ids(full, "--search", "甲\udcff乙") == [2]


def test_a_file_with_an_odd_name_is_taken_in(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "要\udcff点.txt"
    path.write_text(TEXT, "utf-8")
    assert shell.run("import", path)[0] == 0


def test_export_by_measure_has_a_line_a_sentence(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    sample = sample_files()[0]
    by_task = shell.data("export", sample, "-o", target)["rows"]
    assert shell.data("export", sample, "-o", target, "--rows", "measure")["rows"] > by_task


def test_an_export_that_cannot_be_written_says_so(full: Shell, tmp_path: Path) -> None:
    assert "写不进去" in full.refused("export", "-o", tmp_path / "无" / "表.xlsx")
