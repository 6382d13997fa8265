"""Whether a file lies in a network share, where locks and shared memory cannot be trusted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK: Final = frozenset(
    {
        *("cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afpfs", "ncpfs", "afs", "ceph"),
        *("davfs", "webdav", "glusterfs", "lustre", "gfs2", "ocfs2", "beegfs", "virtiofs"),
        *("fuse.sshfs", "fuse.smbnetfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse"),
        *("fuse.glusterfs", "fuse.curlftpfs", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs"),
    }
)
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW: DRIVE_REMOTE


def is_shared(path: Path) -> bool:
    """Whether the folder of ``path`` is a network share, as far as the system tells."""
    place = path.absolute().parent
    if sys.platform == "win32":
        return _is_remote_drive(place)
    if sys.platform == "darwin":
        return _mac_kind(place) in _NETWORK
    return kind_of_mount(place) in _NETWORK


def kind_of_mount(place: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of the file system a folder lies in, "" where the system does not tell."""
    try:
        lines = mounts.read_text("utf-8", errors="surrogateescape").splitlines()
        whole = os.path.realpath(place)
    except OSError:
        return ""
    return _deepest(lines, whole)


def _deepest(lines: list[str], whole: str) -> str:
    """Of all mounts above a folder the last of the longest: a later one lies over it.

    A line of mountinfo: six fields, of which the fifth is the point, then options, a dash,
    and the kind.
    """
    longest, kind = -1, ""
    for line in lines:
        left, _, right = line.partition(" - ")
        if not right or len(left.split(" ")) < 5:
            continue
        point = _plain(left.split(" ")[4])
        if _is_above(point, whole) and len(point) >= longest:
            longest, kind = len(point), right.split(" ")[0]
    return kind


def _is_above(point: str, whole: str) -> bool:
    return point in ("/", whole) or whole.startswith(point + "/")


def _plain(point: str) -> str:
    """A mount point as it is named: blanks and the like stand as octal numbers."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, sign)
    return point


def _is_remote_drive(place: Path) -> bool:
    """On Windows: a path with a host, or a letter that stands for one."""
    if place.drive.startswith("\\\\"):
        return True
    import ctypes

    kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return kind == _DRIVE_REMOTE


def _mac_kind(place: Path) -> str:
    """On macOS: what ``mount`` says, "" where it says nothing in time."""
    import subprocess  # no other system waits for it at the start

    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return ""
    longest, kind = -1, ""
    for line in said.stdout.splitlines():
        point, _, told = line.partition(" on ")[2].partition(" (")
        if point and _is_above(point, str(place)) and len(point) >= longest:
            longest, kind = len(point), told.split(",")[0]
    return kind
