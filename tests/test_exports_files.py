"""A failed write leaves the old file and nothing else."""

import errno
import os
from pathlib import Path

import pytest

from gkdesk.errors import TargetFull, TargetUnwritable
from gkdesk.exports.files import beside, write_bytes


def test_the_target_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "任务分解表.xlsx"
    target.write_bytes(b"old")
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, TargetFull),
        (errno.EDQUOT, TargetFull),
        (errno.EACCES, TargetUnwritable),
        (errno.EROFS, TargetUnwritable),
    ],
)
def test_a_fault_while_writing_keeps_the_old_file(
    tmp_path: Path, number: int, fault: type[Exception]
) -> None:
    target = tmp_path / "表.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(fault) as told, beside(target) as draft:
        draft.write_bytes(b"half")
        raise OSError(number, os.strerror(number))
    assert getattr(told.value, "path", None) == target
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_held_by_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses the rename while Excel holds the file."""
    target = tmp_path / "表.xlsx"
    target.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(TargetUnwritable):
        write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_protected_target_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(TargetUnwritable):
        write_bytes(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write_bytes(tmp_path, b"new")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write_bytes(tmp_path / "没有" / "表.xlsx", b"new")


def test_no_draft_is_left_when_the_work_is_interrupted(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), beside(tmp_path / "表.xlsx") as draft:
        draft.write_bytes(b"half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
