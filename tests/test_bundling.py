"""What is carried to an offline PC: where a portable program keeps things, which wheels are
asked for, and that the self-test tells a failure."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gkdesk import self_test
from gkdesk.bundling import freezing, wheels
from gkdesk.services import places


@pytest.mark.parametrize("name", ["portable", "portable.txt"])
def test_a_file_beside_the_program_keeps_everything_there(tmp_path: Path, name: str) -> None:
    assert places.portable_folder(tmp_path) is None
    (tmp_path / name).touch()
    assert places.portable_folder(tmp_path) == tmp_path / "data"


def test_a_folder_of_that_name_does_not(tmp_path: Path) -> None:
    (tmp_path / "portable").mkdir()
    assert places.portable_folder(tmp_path) is None


def test_ledger_settings_and_log_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gkdesk.services.session import default_ledger
    from gkdesk.ui.faults import log_file
    from gkdesk.ui.settings import default_settings_file

    for variable in ("GKDESK_DB", "GKDESK_SETTINGS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(places, "program_folder", lambda: tmp_path)
    (tmp_path / "portable").touch()
    kept = {default_ledger(), log_file(), default_settings_file()}
    assert {path.parent for path in kept} == {tmp_path / "data"}


def test_every_requirement_is_fetched_for_windows(tmp_path: Path) -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    command = wheels.download("3.12", tmp_path, wheels.requirements())
    assert set(project["dependencies"]) <= set(command)
    assert command[command.index("--platform") + 1] == "win_amd64"
    assert command[command.index("--python-version") + 1] == "3.12"
    assert "--only-binary=:all:" in command


def test_the_bundle_is_tried_without_what_this_machine_offers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "somewhere")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert not freezing.bare_environment().keys() & {"PATH", "PYTHONPATH", "HOME"}


def test_a_failed_step_fails_the_self_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_folder: Path) -> None:
        raise RuntimeError("no printer")

    monkeypatch.setattr(self_test, "_steps", lambda: iter([("打印", broken)]))
    assert self_test.main() == 1
    assert "打印：没有通过" in capsys.readouterr().err
