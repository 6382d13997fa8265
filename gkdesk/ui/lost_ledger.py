"""A ledger that does not open beside its newest good copy: what the copy lacks, and what of
that can still be read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from gkdesk.domain.backups import Backup, Holdings
from gkdesk.services import restoring
from gkdesk.services.restoring import Rescued


@dataclass(frozen=True, slots=True)
class LostLedger:
    """``copy`` is the newest good copy, ``day`` the day it speaks of, ``written`` when the
    lost file was last written, None where there is none to look at."""

    copy: Path = Path()
    day: date = date.min
    holdings: Holdings | None = None
    written: datetime | None = None
    rescued: Rescued = field(default_factory=lambda: Rescued(0, ()))

    @classmethod
    def seen(cls, path: Path, copy: Backup, holdings: Holdings) -> LostLedger:
        """Look at what is left of a ledger; it is not touched."""
        written = None
        with suppress(OSError):
            if path.is_file():
                written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        rescued = restoring.rescued(path, copy.path, holdings)
        return cls(copy.path, copy.taken.date(), holdings, written, rescued)

    def words(self) -> str:
        """What putting the copy back means, in plain words."""
        assert self.holdings is not None
        held = self.holdings
        said = [f"这份备份已核对，完好：{held.plans} 份计划、{held.tasks} 条任务"]
        if held.last_change is not None:
            said[0] += f"，最后一次修改是 {_moment(held.last_change)}"
        if self.written is not None:
            said.append(f"现在的文件最后写入是 {_moment(self.written)}，其间的修改不在备份里")
            said.append(self._rescued_words())
            said.append("现在的文件会留在“备份”文件夹里")
        return "。".join(said) + "。"

    def _rescued_words(self) -> str:
        number = self.rescued.changes
        if not number:
            return "之后的修改从现在的文件里读不出来"
        return f"现在的文件里还读得出之后的 {number} 次操作，恢复时另列成一张表，可照着补登"

    def keep_rescued(self) -> Path | None:
        """List what could be read beside the copies; None where there is nothing, or where
        it cannot be written (the damaged file itself is kept in any case)."""
        if not self.rescued.changes:
            return None
        target = self.copy.with_name(f"{self.copy.stem}-之后的修改.csv")
        with suppress(OSError):
            return restoring.write_rescued(self.rescued, target)
        return None


def _moment(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"
