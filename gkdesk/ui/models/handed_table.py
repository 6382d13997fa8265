"""Files that are handed over, or named and not to be had, with their sizes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt

from gkdesk.domain.hand_over import EVIDENCE, LEDGER, SOURCES, HandOverList
from gkdesk.services.handing_over_evidence import NamedFile
from gkdesk.ui.models.backups_model import size_words
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index

ABSENT = "没有找到"
_RANKS = {LEDGER: 0, "": 1, EVIDENCE: 2, SOURCES: 3}


class HandedTable(HeadedTable):
    """A line for each file."""

    heads = ("文件", "大小")

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._lines)

    def show_named(self, files: Iterable[NamedFile]) -> None:
        """The files that evidence names, those that are there first."""
        lines = {each.words: size_words(each.size) if each.file else ABSENT for each in files}
        self._show(sorted(lines.items(), key=lambda line: line[1] == ABSENT))

    def show_told(self, told: HandOverList) -> None:
        """What an archive holds: what it opens with first, then evidence, then sources."""
        files = sorted(told.files, key=lambda file: _rank(file.name))
        lines = [(file.name, size_words(file.size)) for file in files]
        self._show([*lines, *((words, ABSENT) for words in told.missing)])

    def _show(self, lines: list[tuple[str, str]]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        return self._lines[index.row()][index.column()]


def _rank(name: str) -> tuple[int, str]:
    folder = name.partition("/")[0] if "/" in name else ""
    return (_RANKS.get(LEDGER if name == LEDGER else folder, len(_RANKS)), name)
