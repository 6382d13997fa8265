"""The agenda verb as a script and as a person meet it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from gkdesk import cli

TODAY = "2023-04-03"
TEXT = (
    "2023年政务公开工作要点\n"
    "一、财政公开\n"
    "（一）3月底前公布预算。每季度末前公布收支。（牵头单位：区财政局；责任单位：各镇街）\n"
    "（二）6月底前公布补贴。（责任单位：区民政局）\n"
    "（三）决策文件出台后10个工作日内发布解读。（责任单位：区司法局）\n"
    "（四）9月底前改版网站。\n"
)


class Shell:
    """Runs the verb on one ledger and keeps what it said."""

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

    def items(self, *words: object) -> list[dict[str, Any]]:
        status, out = self.run("agenda", *words, "--json")
        assert status == 0, self.said
        found: list[dict[str, Any]] = json.loads(out)["items"]
        return found


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    document = tmp_path / "要点.txt"
    document.write_text(TEXT, "utf-8")
    shell = Shell(tmp_path / "台账.db", capsys)
    assert shell.run("import", document)[0] == 0
    return shell


def test_every_due_point_is_an_item_of_its_own(shell: Shell) -> None:
    items = shell.items()
    assert [(each["due"], each["light"]) for each in items] == [
        ("2023-03-31", "overdue"),
        ("2023-03-31", "overdue"),
        ("2023-06-30", "running"),
        ("2023-06-30", "running"),
        ("2023-09-30", "running"),
        ("2023-09-30", "running"),
        ("2023-12-31", "running"),
    ]
    tasks = {task["ordinal"]: task["id"] for task in json.loads(_tasks(shell))["tasks"]}
    assert [each["task"] for each in items] == [tasks[n] for n in (1, 1, 1, 2, 1, 4, 1)]
    single, quarter = items[:2]
    assert single["occurrence"] is None
    assert isinstance(quarter["occurrence"], int)
    assert single["units"] == [
        {"role": "lead", "name": "区财政局"},
        {"role": "responsible", "name": "各镇街"},
    ]
    assert (single["text"], single["words"]) == ("3月底前公布预算。", "3月底前")
    assert (quarter["name"], quarter["words"]) == ("2023年一季度", "每季度末前")
    assert (single["label"], single["path"], single["plan"]) == ("（一）", "一/一", 1)
    assert (single["late_after"], single["provisional"]) == ("2023-03-31", False)
    assert isinstance(single["measure"], int)
    assert items[3]["measure"] is None


def _tasks(shell: Shell) -> str:
    return shell.run("tasks", "--json")[1]


def test_a_range_holds_both_its_days(shell: Shell) -> None:
    def found(*words: str) -> list[str]:
        return [each["due"] for each in shell.items(*words)]

    assert found("--from", "2023-06-30", "--to", "2023-09-30") == [
        "2023-06-30", "2023-06-30", "2023-09-30", "2023-09-30",
    ]  # fmt: skip
    assert found("--from", "2023-06-30", "--to", "2023-06-30") == ["2023-06-30"] * 2
    assert found("--to", "2023-03-31") == ["2023-03-31"] * 2
    assert found("--from", "2023-10-01") == ["2023-12-31"]
    assert found("--from", "2024-01-01") == []


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "2023-06-30", "--to", "2023-06-29"),
        ("--from", "2023-02-30"),
        ("--to", "明天"),
        ("--ring",),
    ],
)
def test_wrong_usage_exits_with_2(shell: Shell, words: tuple[str, ...]) -> None:
    status, out = shell.run("agenda", *words)
    assert (status, out) == (2, "")
    assert shell.said.count("\n") == 1
    assert shell.said.endswith("。\n")


def test_an_unknown_plan_is_said(shell: Shell) -> None:
    assert shell.run("agenda", "--plan", 9) == (1, "")
    assert "“9”" in shell.said
    assert len(shell.items("--plan", 1)) == 7


def test_without_json_it_is_a_line_an_item(shell: Shell) -> None:
    status, out = shell.run("agenda", "--to", "2023-06-30")
    lines = out.splitlines()
    assert (status, len(lines)) == (0, 4)
    # What waits for an event is told of, not listed.
    assert shell.said.startswith("另有 1 项")
    task = shell.items()[0]["task"]
    assert lines[0] == (
        f"[{task}] 2023-03-31 周五　逾期　（一）3月底前公布预算。　"
        "牵头单位：区财政局；责任单位：各镇街　3月底前"
    )
    assert lines[1].endswith("每季度末前（2023年一季度）")


def test_a_calendar_file_is_written_beside_and_renamed(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "时限.ics"
    target.write_text("former", "utf-8")
    status, out = shell.run("agenda", "--ics", target)
    assert (status, out) == (0, f"已导出 7 个到期日：{target}\n")
    assert (
        shell.said
        == "另有 1 项等事件日期定下后才能推算，没有写入日历文件，可先登记事件日期。\n"
    )
    calendar: Any = Calendar.from_ical(target.read_bytes())
    assert calendar["X-WR-CALNAME"] == "政务公开工作时限"
    # Four quarters are one entry; the three other limits are one each.
    assert sorted(len(event.get("RRULE", ())) > 0 for event in calendar.events) == [
        False,
        False,
        False,
        True,
    ]
    assert sorted(path.name for path in tmp_path.iterdir() if ".tmp" in path.name) == []


def test_the_calendar_of_one_plan_bears_its_name_and_may_ring(
    shell: Shell, tmp_path: Path
) -> None:
    target = tmp_path / "时限.ics"
    status, out = shell.run("agenda", "--plan", 1, "--ics", target, "--ring", "--json")
    told = json.loads(out)
    assert (status, told["file"], told["waiting"], len(told["items"])) == (0, str(target), 1, 7)
    calendar: Any = Calendar.from_ical(target.read_bytes())
    assert calendar["X-WR-CALNAME"] == "2023年政务公开工作要点"
    assert all(event.walk("VALARM") for event in calendar.events)


def test_a_second_file_brings_the_first_up_to_date(shell: Shell, tmp_path: Path) -> None:
    def uids(name: str) -> set[str]:
        assert shell.run("agenda", "--ics", tmp_path / name)[0] == 0
        calendar: Any = Calendar.from_ical((tmp_path / name).read_bytes())
        return {str(event["UID"]) for event in calendar.events}

    before = uids("一.ics")
    task = shell.items()[3]["task"]
    assert shell.run("set", task, "deadline", "2023年8月1日")[0] == 0
    assert uids("二.ics") == before


def test_nothing_open_writes_no_file(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "时限.ics"
    assert shell.run("agenda", "--from", "2030-01-01", "--ics", target) == (1, "")
    assert "没有可以导出的任务" in shell.said
    assert not target.exists()


def test_a_failed_write_leaves_the_former_file(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "无此文件夹" / "时限.ics"
    assert shell.run("agenda", "--ics", target) == (1, "")
    assert "时限.ics" in shell.said


def test_help_says_what_no_range_means(shell: Shell) -> None:
    status, out = shell.run("agenda", "--help")
    assert status == 0
    assert "不写时" in out
