"""The time limit: the computed day, the printed words, the rule, and a line to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.tasks import Row
from gkdesk.domain.written_days import written_day
from gkdesk.errors import GkdeskError, NoSuchDay
from gkdesk.terms import message_for
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.field import EntryLine
from gkdesk.ui.views.flow_layout import FlowLayout
from gkdesk.ui.views.limit_words import printed_line
from gkdesk.ui.views.line_field import LineField
from gkdesk.ui.views.running_text import RunningText

Understand = Callable[[str], Sequence[str]]
"""What a typed limit means for the row shown, in lines; raises GkdeskError when it means
nothing."""
_BELOW_RING = 3
"""Pixels that keep the words clear of the line's focus ring."""
_PAUSE = 60
"""Milliseconds without a key before the typed words are read; typing never waits for it."""


class Limit(NamedTuple):
    """What the field tells of the limit in force: its day in words, the words of all limits
    where there are several, what is doubtful or moved about it, the extensions that led to
    it, and whether it can be put back."""

    day: str = ""
    words: str = ""
    notes: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    extendable: bool = False


class DeadlineField(LineField):
    """改期 opens a line that takes a day or a phrase and tells the day while one types.

    ``extend_wanted`` asks to put the limit back, with a reason and somebody's consent.
    """

    extend_wanted = Signal()

    def __init__(
        self, understand: Understand, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__("完成时限", EntryLine(), Link("改期", theme), theme, parent)
        self._understand = understand
        self._saved = ""
        self._known = False
        self.day = QLabel()
        self.back = Link("恢复原文", theme)
        self.back.setToolTip("改回原文写的时限")
        self.extend = Link("延期…", theme)
        self.preview = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._printed: list[RunningText] = []
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        self.day.setTextInteractionFlags(selectable)
        self.line.setAccessibleName("完成时限")
        self.line.setPlaceholderText("2022-09-30，或 9月底前")
        set_look(self.preview, "second")
        self.preview.setWordWrap(True)
        self.preview.setContentsMargins(0, _BELOW_RING, 0, 0)
        self._top = QWidget()
        self._flow = FlowLayout(self._top)
        for part in (self.day, self.link, self.extend, self.back):
            self._flow.addWidget(part)
        self._list = QVBoxLayout()
        for widget in (self._top, self.line, self.preview, self.why):
            self.body.addWidget(widget)
        self.body.addLayout(self._list)
        self.back.clicked.connect(lambda: self.committed.emit(""))
        self.extend.setToolTip("写明原因和批准人，把时限往后推")
        self.extend.clicked.connect(self.extend_wanted)
        self.line.textChanged.connect(self._await)
        self._pause.timeout.connect(self.tell)
        self._close()

    @property
    def printed(self) -> list[str]:
        """The lines shown for the printed limits."""
        return [shown.words for shown in self._printed]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._flow.set_gaps(theme.px(8), theme.px(2))
        self._list.setSpacing(theme.px(2))
        self.day.setFont(theme.font(Letter.TABLE, bold=self._known))
        self.day.setMinimumHeight(theme.px(24))
        self.preview.setFont(theme.font(Letter.SECOND))
        self.line.setFont(theme.font(Letter.TABLE))
        for link in (self.link, self.extend, self.back):
            link.set_theme(theme)
        for shown in self._printed:
            shown.set_theme(theme)

    def lock(self) -> None:
        super().lock()
        for link in (self.link, self.extend, self.back):
            link.hide()

    def show_limit(self, row: Row, limits: Sequence[Deadline], told: Limit) -> None:
        """The limit in force and all printed ones; a text being typed stays."""
        self._saved = told.words or _editable(row)
        known = self._known = bool(row.due or row.words)
        self.day.setText(told.day or row.words or "原文未列明")
        set_look(self.day, "" if known else "second")
        self.day.setFont(self._theme.font(Letter.TABLE, bold=known))
        self.link.setText("改期" if known else "指定时限")
        self.link.updateGeometry()
        self.back.setVisible(row.deadline_set and not self._locked)
        self.extend.setVisible(told.extendable and not self._locked)
        lines = [printed_line(limit) for limit in limits]
        if row.deadline_set and not told.chain:
            lines.insert(0, _set_by_hand(row, told.words or row.words))
        self._list_lines([*told.notes, *told.chain, *lines])

    def _list_lines(self, lines: Sequence[str]) -> None:
        for shown in self._printed:
            self._list.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._printed = []
        for line in lines:
            shown = RunningText(self._theme, Letter.SECOND)
            set_look(shown, "second")
            shown.setFont(self._theme.font(Letter.SECOND))
            shown.show_words("", line)
            self._list.addWidget(shown)
            self._printed.append(shown)

    def saved_text(self) -> str:
        return self._saved

    def refuse(self, why: str) -> None:
        self._pause.stop()
        if not self.line.isHidden():
            self.preview.hide()
        super().refuse(self._impossible() or why)

    def _impossible(self) -> str:
        """That the typed day exists in no calendar says more than that it was not read."""
        try:
            self._understand(self.line.text().strip())
        except NoSuchDay as fault:
            return message_for(fault)
        except GkdeskError:
            pass
        return ""

    def _open(self, text: str) -> None:
        self._top.hide()
        self.line.setText(text)
        self.line.show()
        self.tell()

    def _close(self) -> None:
        self._pause.stop()
        self.line.hide()
        self.preview.hide()
        self._top.show()

    def _await(self) -> None:
        """A key was pressed: the former meaning is no longer shown as that of the words."""
        self.why.hide()
        self._pause.start()

    def tell(self) -> None:
        """Say what the typed words mean, before they are taken."""
        self._pause.stop()
        if self.line.isHidden() or not self.isVisible():
            return
        self.preview.setText("\n".join(self._meaning(self.line.text().strip())))
        self.preview.setVisible(self.why.isHidden())

    def _meaning(self, typed: str) -> Sequence[str]:
        if not typed:
            return ["留空回车，恢复原文时限"]
        try:
            return self._understand(typed)
        except NoSuchDay as fault:
            return [f"没有{fault.value}这一天"]
        except GkdeskError:
            return ["还没读懂，可写 2022-09-30 或 9月底前"]


def _editable(row: Row) -> str:
    """The limit in force as one would type it."""
    return row.words or (row.due.isoformat() if row.due else "")


def _set_by_hand(row: Row, words: str) -> str:
    due = row.due
    plain = due is not None and words == f"{written_day(due)}前"
    return "人工设定" if plain or not words else f"人工设定“{words}”"
