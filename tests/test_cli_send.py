"""The send verb as a script and as a person meet it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gkdesk import cli

TEXT = (
    "2023年政务公开工作要点\n"
    "一、财政公开\n"
    "（一）3月底前公布预算。（牵头单位：区财政局；责任单位：区民政局）\n"
    "（二）6月底前公布补贴。（责任单位：区民政局）\n"
    "（三）9月底前改版网站。\n"
)


class Shell:
    """Runs verbs on one ledger and keeps what they said to a person."""

    def __init__(self, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.db = db
        self._capsys = capsys
        self.said = ""

    def run(self, *words: object, today: str = "2023-04-03") -> tuple[int, str]:
        """Exit status and standard output."""
        argv = [*map(str, words), "--db", str(self.db), "--today", today, "--wait", "0"]
        try:
            status = cli.main(argv)
        except SystemExit as stop:
            status = int(str(stop.code))
        out, self.said = self._capsys.readouterr()
        return status, out

    def files(self, *words: object) -> list[dict[str, Any]]:
        status, out = self.run("send", "--plan", 1, *words, "--json")
        assert status == 0, self.said
        found: list[dict[str, Any]] = json.loads(out)["files"]
        return found


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    document = tmp_path / "要点.txt"
    document.write_text(TEXT, "utf-8")
    shell = Shell(tmp_path / "台账.db", capsys)
    assert shell.run("import", document)[0] == 0
    return shell


def test_a_workbook_a_unit(shell: Shell, tmp_path: Path) -> None:
    files = shell.files("-o", tmp_path / "下发")
    assert [(each["unit"], each["rows"]) for each in files] == [
        ("区财政局", 1),
        ("区民政局", 2),
    ]
    assert all(Path(each["file"]).is_file() for each in files)
    assert shell.said == "有 1 项任务没有责任单位，没有发给任何单位，可在台账里补上后再发。\n"


def test_some_units_a_period_and_what_is_due(shell: Shell, tmp_path: Path) -> None:
    asked = (
        "-o",
        tmp_path,
        "--period",
        "2023Q1",
        "--due",
        "--unit",
        "区民政局",
        "--rows",
        "measure",
    )
    (only,) = shell.files(*asked)
    assert (only["unit"], only["rows"]) == ("区民政局", 1)
    assert only["file"].endswith("_2023Q1.xlsx")


def test_again_to_those_who_owe(shell: Shell, tmp_path: Path) -> None:
    status, _ = shell.run("send", "--plan", 1, "-o", tmp_path, "--owing")
    assert (status, shell.said) == (1, "没有单位还欠报，没有生成文件，可在收发台账里核对。\n")
    shell.files("-o", tmp_path)
    again = shell.files("-o", tmp_path, "--owing", "--unit", "区财政局")
    assert [(each["unit"], each["rows"]) for each in again] == [("区财政局", 1)]
    assert "第2次" in again[0]["file"]


def test_what_cannot_be_sent_is_said_in_one_line(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "下发"
    status, _ = shell.run("send", "--plan", 1, "-o", folder, "--period", "2023Q5")
    assert (status, shell.said.count("\n")) == (1, 1)
    assert "2023Q5" in shell.said
    assert shell.run("send", "--plan", 1, "-o", folder, "--unit", "区水务局")[0] == 1
    assert shell.run("send", "--plan", 9, "-o", folder)[0] == 1
    assert shell.run("send", "-o", folder)[0] == 2
    assert not folder.exists()


def test_lines_for_a_person(shell: Shell, tmp_path: Path) -> None:
    status, out = shell.run("send", "--plan", 1, "-o", tmp_path, "--unit", "区财政局")
    assert status == 0
    assert out.startswith("区财政局：1 项，")
    assert shell.run("history")[1].splitlines()[0].endswith("区财政局 填报表 第1次（1 项）")
