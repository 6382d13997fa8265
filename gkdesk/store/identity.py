"""Whether the file of an open ledger still stands under its name."""

from __future__ import annotations

from pathlib import Path

from gkdesk.errors import LedgerGone, LedgerReplaced
from gkdesk.store.shares import is_shared


class Identity:
    """The file that stood under a name when it was opened.

    A share may number its files anew at any time: there only a missing file is noticed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.shared = is_shared(path)
        self._file = self._now()

    def _now(self) -> tuple[int, int]:
        found = self._path.stat()
        return (0, 0) if self.shared else (found.st_dev, found.st_ino)

    def assure(self) -> None:
        """Raises LedgerGone where nothing stands there any more, LedgerReplaced where it is
        another file."""
        try:
            file = self._now()
        except OSError as error:
            raise LedgerGone(self._path) from error
        if file != self._file:
            raise LedgerReplaced(self._path)
