"""The writer's lock: one process writes a ledger at a time, and a second learns who."""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from gkdesk.errors import LedgerBusy, LedgerUnwritable
from gkdesk.store.file_lock import FileLock


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a ledger; ``since`` is local time in ISO form."""

    program: str
    pid: int
    user: str
    host: str
    since: str

    def __str__(self) -> str:
        """As it stands in a message: user, machine, process, since when."""
        since = self._since_words()
        return f"{self.user}（电脑 {self.host}，{self.program}，进程 {self.pid}{since}）"

    def _since_words(self) -> str:
        try:
            since = datetime.fromisoformat(self.since)
        except (TypeError, ValueError):
            return ""
        return f"，{since.month}月{since.day}日 {since:%H:%M} 起"


def user_name() -> str:
    """The name of the person logged in, as far as the system tells it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return platform.node()


def _lock_file(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + ".lock")


def _holder_file(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + ".holder")


def holder_of(ledger: Path) -> Holder | None:
    """Who wrote themselves down as the holder, or None where that cannot be read."""
    try:
        return Holder(**json.loads(_holder_file(ledger).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


class Hold:
    """The lock, held from construction until ``release``."""

    def __init__(self, ledger: Path, now: datetime, wait: float, program: str) -> None:
        """Wait up to ``wait`` seconds. Raises LedgerBusy, LedgerUnwritable."""
        self._holder_file = _holder_file(ledger)
        try:
            self._lock = FileLock(_lock_file(ledger), wait)
        except TimeoutError:
            holder = holder_of(ledger)
            raise LedgerBusy(ledger, str(holder) if holder else "") from None
        except OSError as error:
            raise LedgerUnwritable(ledger) from error
        self._write_down(now, program)

    def _write_down(self, now: datetime, program: str) -> None:
        since = now.isoformat(timespec="seconds")
        holder = Holder(program, os.getpid(), user_name(), platform.node(), since)
        text = json.dumps(asdict(holder), ensure_ascii=False)
        try:
            self._holder_file.write_text(text, "utf-8")
        except OSError:  # only the message to a second writer grows poorer
            self._forget()

    def _forget(self) -> None:
        """A holder file that another process is just reading may stay behind."""
        with suppress(OSError):
            self._holder_file.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back; may be called again."""
        if self._lock.held:
            self._forget()
            self._lock.release()
