"""督办单、催办通知、通报: to whom, how, how it reads, and the Word files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gkdesk.domain.letters import Addressee, LetterKind, LetterText, LetterWishes
from gkdesk.errors import GkdeskError, NothingToPrint
from gkdesk.services import letter_facts, letters, outline
from gkdesk.services.letters import WrittenLetter
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.folder_foot import FolderFoot, choose_folder
from gkdesk.ui.jobs import Job
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.letter_choices import LetterChoices
from gkdesk.ui.views.unit_ticks import UnitTicks


class LettersDialog(QDialog):
    """``written`` carries the letters that were written, ``recorded`` the number of reminders
    noted with them, ``edited`` tells that templates were."""

    written = Signal(list)
    recorded = Signal(int)
    edited = Signal()

    def __init__(
        self, session: Session, plan_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan_id = session, plan_id
        self._plan = outline.plan(session, plan_id)
        self.setWindowTitle("督办单、催办通知、通报")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.to: list[Addressee] = []
        self.units = UnitTicks([], theme, ticked=True)
        self.choices = LetterChoices(session, self._plan.issuer or "", theme)
        self.text = QPlainTextEdit()
        self.foot = FolderFoot(theme)
        self.verb, self.leave = self.foot.add("生成", "primary"), self.foot.add("取消")
        self._lay_out()
        self._connect()
        self.foot.show_folder(documents_folder() / "公文")
        self._kind_chosen()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.text.setReadOnly(True)
        self.text.setFont(self.theme.font(Letter.RUNNING))
        self.text.setAccessibleName("怎么写")
        left = QWidget()
        left.setFixedWidth(px(330))
        self._side = QVBoxLayout(left)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(px(10))
        self._side.addWidget(self.choices)
        self._side.addWidget(self.units, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(14))
        middle.addWidget(left)
        middle.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        whole.addLayout(middle, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(min(px(1040), room.width()), min(px(700), room.height()))

    def _connect(self) -> None:
        self.choices.kind_chosen.connect(self._kind_chosen)
        self.choices.changed.connect(self.show_text)
        self.choices.edited.connect(self.edited)
        self.foot.change_wanted.connect(self._choose_folder)
        self.verb.clicked.connect(self.write)
        self.leave.clicked.connect(self.reject)

    def _kind_chosen(self) -> None:
        """Other units are concerned, and another one's letter is shown."""
        kind = self.choices.kind
        self.to = letter_facts.addressees(self._session, self._plan_id, kind)
        lines = [f"{each.unit}　{len(each.tasks)} 项" for each in self.to]
        former, self.units = self.units, UnitTicks(lines, self.theme, ticked=True)
        self.units.setAccessibleName("写给哪些单位")
        self._side.replaceWidget(former, self.units)
        former.hide()
        former.deleteLater()
        self.units.setVisible(bool(self.to))
        self.units.itemChanged.connect(lambda _item: self.show_text())
        self.units.currentRowChanged.connect(lambda _row: self.show_text())
        self.show_text()

    def chosen(self) -> list[Addressee]:
        """The units that are written to."""
        return [self.to[at] for at in self.units.ticked()]

    def texts(self) -> list[LetterText]:
        """The letters in words; none where nobody is written to."""
        try:
            wishes = self.choices.wishes()
            return letters.texts(self._session, self._plan_id, wishes, self.chosen())
        except NothingToPrint:
            return []

    def show_text(self) -> None:
        """How the letter to the unit in hand reads, and what the verb would do."""
        made = self.texts()
        self.text.setPlainText(_reads(self._in_hand(made), self.choices.wishes()))
        self.verb.setText(f"生成 {len(made)} 份" if made else "生成")
        self.verb.setEnabled(bool(made))

    def _in_hand(self, made: list[LetterText]) -> LetterText | None:
        row = self.units.currentRow()
        unit = self.to[row].unit if 0 <= row < len(self.to) else ""
        return next((each for each in made if each.name == unit), made[0] if made else None)

    def _choose_folder(self) -> None:
        choose_folder(self, "公文放在哪里", self.foot.folder, self.foot.show_folder)

    def write(self) -> Job:
        """Write the files away from the window's thread."""
        made, wishes, folder = self.texts(), self.choices.wishes(), self.foot.folder
        self.verb.setEnabled(False)
        self.foot.hint.setText("正在生成…")
        job = Job(lambda: letters.write(made, wishes, folder))
        job.done.connect(self._written)
        job.failed.connect(self._refused)
        return job.start()

    def _written(self, done: list[WrittenLetter]) -> None:
        self.verb.setEnabled(True)
        told = f"已生成 {len(done)} 个文件：{self.foot.folder}"
        unknown = dict.fromkeys(field for one in done for field in one.unknown)
        if unknown:
            told = f"{told}；模板里的“{'、'.join(unknown)}”不认识，照原样留着"
        recorded = self._record() if self.choices.records else 0
        if recorded:
            told = f"{told}；已登记催办 {recorded} 次"
        self.foot.hint.setText(told)
        self.foot.open_folder.show()
        self.foot.change.hide()
        self.leave.setText("关闭")
        self.written.emit(done)

    def _record(self) -> int:
        try:
            recorded = letters.record_reminders(self._session, self.chosen())
        except GkdeskError as fault:
            message.tell(self, fault)
            return 0
        if recorded:
            self.recorded.emit(recorded)
        return recorded

    def _refused(self, fault: Exception) -> None:
        self.verb.setEnabled(True)
        self.foot.show_folder(self.foot.folder)
        message.tell(self, fault if isinstance(fault, GkdeskError) else GkdeskError())

    def set_folder(self, folder: Path) -> None:
        """Where the files will be written."""
        self.foot.show_folder(folder)


def _reads(letter: LetterText | None, wishes: LetterWishes) -> str:
    if letter is None:
        asked = {
            LetterKind.SUPERVISION: "没有单位还有未办结的任务，不用写督办单。",
            LetterKind.REMINDER: "没有单位逾期、临期或本期未报，不用催办。",
            LetterKind.CIRCULAR: "计划里没有写着单位，没有可以通报的。",
        }
        return asked[wishes.kind]
    fields = dict(letter.fields)
    head = f"{wishes.issuer}文件\n" if wishes.red_head else ""
    rows = "\n".join("　".join(row) for row in letter.rows)
    parts = (
        head + wishes.number,
        letter.title,
        f"{letter.recipients}：",
        letter.opening,
        "　".join(letter.heads) + "\n" + rows,
        letter.closing,
        f"{wishes.issuer}\n{fields['日期']}",
        f"（联系人：{letter.contact}）" if letter.contact else "",
    )
    return "\n\n".join(part for part in parts if part.strip())
