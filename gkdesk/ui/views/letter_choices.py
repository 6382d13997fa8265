"""What a letter is, and how it is written: kind, head, number, day, template."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.letters import LetterKind, LetterWishes
from gkdesk.errors import GkdeskError
from gkdesk.services import letter_templates, letters, typed_days
from gkdesk.services.letter_templates import LetterTemplate
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.dialogs.target_foot import choose_target
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

_OURS = "自带格式（GB/T 9704）"
_WORD = "Word 文档 (*.docx)"


class LetterChoices(QWidget):
    """``kind_chosen`` follows another kind, ``changed`` any other choice, ``edited`` a change
    of the templates kept."""

    kind_chosen = Signal()
    changed = Signal()
    edited = Signal()

    def __init__(self, session: Session, issuer: str, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._templates: list[LetterTemplate] = []
        self.kinds = QButtonGroup(self)
        self.issuer, self.number = QLineEdit(issuer), QLineEdit()
        self.title, self.reply_by = QLineEdit(), QLineEdit()
        self.contact, self.day = QLineEdit(), QLineEdit()
        self.red_head = TickBox("红头", theme)
        self.ranking = TickBox("按办结率排名", theme)
        self.together = TickBox("合成一个文件", theme)
        self.record = TickBox("同时登记催办", theme)
        self.template = ChoiceBox(theme)
        self.manage = QPushButton("管理…")
        self._fill()
        self._lay_out()
        self._connect()
        self.show_templates()
        self._offer()

    def _fill(self) -> None:
        today = self._session.now().date()
        self.day.setText(f"{today.year}年{today.month}月{today.day}日")
        for at, kind in enumerate(LetterKind):
            button = QRadioButton(label(kind))
            button.setFont(self._theme.font(Letter.TABLE))
            self.kinds.addButton(button, at)
        self.kinds.button(0).setChecked(True)
        for field, words in ((self.number, "台政办函〔2022〕12号"), (self.title, "通常的标题"),
                             (self.reply_by, "10月15日"), (self.contact, "王芳 6611234"),
                             (self.day, "空着留出日期")):  # fmt: skip
            field.setPlaceholderText(words)

    def _lay_out(self) -> None:
        px = self._theme.px
        kinds, template, ticks = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in self.kinds.buttons():
            kinds.addWidget(button)
        self.manage.setFont(self._theme.font(Letter.TABLE))
        set_look(self.manage, "flat")
        self.manage.setMenu(self._menu())
        template.addWidget(self.template, 1)
        template.addWidget(self.manage)
        for box in (self.red_head, self.together, self.ranking, self.record):
            ticks.addWidget(box)
        ticks.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(px(10))
        form.setVerticalSpacing(px(6))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for words, field in (("发文机关", self.issuer), ("文号", self.number),
                             ("标题", self.title), ("回复时限", self.reply_by),
                             ("联系人", self.contact), ("成文日期", self.day)):  # fmt: skip
            field.setFont(self._theme.font(Letter.TABLE))
            field.setAccessibleName(words)
            form.addRow(words, field)
        form.addRow("模板", template)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addLayout(kinds)
        whole.addLayout(form)
        whole.addLayout(ticks)

    def _menu(self) -> QMenu:
        menu = QMenu(self.manage)
        for words, act in (
            ("选用本单位的 Word 模板…", self._choose_own),
            ("存出带字段的模板，供修改…", self._choose_target),
            ("移除选中的模板", self.remove_template),
        ):
            menu.addAction(words).triggered.connect(partial(_call, act))
        return menu

    def _connect(self) -> None:
        self.kinds.idToggled.connect(self._kind_toggled)
        for field in (self.issuer, self.number, self.title, self.reply_by, self.contact,
                      self.day):  # fmt: skip
            field.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.red_head, self.together, self.ranking, self.record):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.template.activated.connect(lambda _at: self._offer())

    def _kind_toggled(self, _at: int, on: bool) -> None:
        if on:
            self.show_templates()
            self._offer()
            self.kind_chosen.emit()

    def _offer(self) -> None:
        """Show what there is to choose for the kind and the template."""
        own = self.template.currentIndex() > 0
        circular = self.kind is LetterKind.CIRCULAR
        self.red_head.setVisible(not own)
        self.together.setVisible(not own and not circular)
        self.ranking.setVisible(circular)
        self.record.setVisible(self.kind is LetterKind.REMINDER and not self._session.read_only)
        self.changed.emit()

    @property
    def kind(self) -> LetterKind:
        """The kind chosen."""
        return list(LetterKind)[self.kinds.checkedId()]

    @property
    def records(self) -> bool:
        """Whether the letters are noted as reminders."""
        return self.record.isVisibleTo(self) and self.record.isChecked()

    def wishes(self) -> LetterWishes:
        """How the letters are wanted."""
        at = self.template.currentIndex() - 1
        own = self._templates[at] if 0 <= at < len(self._templates) else None
        return LetterWishes(
            self.kind,
            issuer=self.issuer.text().strip(),
            number=self.number.text().strip(),
            title=self.title.text().strip(),
            reply_by=self.reply_by.text().strip().removesuffix("前"),
            contact=self.contact.text().strip(),
            day=self._day(),
            red_head=self.red_head.isChecked() and own is None,
            ranking=self.ranking.isChecked(),
            together=self.together.isChecked(),
            template=letter_templates.document(self._session, own.id) if own else None,
        )

    def _day(self) -> date | None:
        try:
            return typed_days.typed_day(self.day.text(), self._session.now().date())
        except GkdeskError:
            return None

    # templates

    def show_templates(self, chosen: int = 0) -> None:
        """List the templates of the kind."""
        self._templates = letter_templates.templates(self._session, self.kind)
        self.template.clear()
        self.template.addItems([_OURS, *(each.name for each in self._templates)])
        ids = [each.id for each in self._templates]
        self.template.setCurrentIndex(ids.index(chosen) + 1 if chosen in ids else 0)

    def _choose_own(self) -> None:
        chooser = file_chooser(self, "选用本单位的 Word 模板", documents_folder(), _WORD)
        chooser.fileSelected.connect(lambda name: self.take_template(Path(name)))
        chooser.open()

    def take_template(self, path: Path) -> None:
        """Keep an office's document as a template, under its file's name."""
        try:
            loaded = letter_templates.load(path)
            name = self._free_name(path.stem)
            kept = letter_templates.save(self._session, self.kind, name, loaded.data)
        except GkdeskError as fault:
            message.tell(self.window(), fault)
            return
        self.show_templates(kept.id)
        self._offer()
        self.edited.emit()

    def _free_name(self, name: str) -> str:
        taken, wanted, number = {each.name for each in self._templates}, name, 1
        while wanted in taken:
            number += 1
            wanted = f"{name}（{number}）"
        return wanted

    def remove_template(self) -> None:
        """Take the chosen template out; it comes back with 撤销."""
        at = self.template.currentIndex() - 1
        if 0 <= at < len(self._templates):
            letter_templates.remove(self._session, self._templates[at].id)
            self.show_templates()
            self._offer()
            self.edited.emit()

    def _choose_target(self) -> None:
        target = documents_folder() / f"{label(self.kind)}模板.docx"
        choose_target(self, "存出模板", target, _WORD, self.write_template)

    def write_template(self, target: Path) -> None:
        """Write our layout with its fields, to be changed in Word."""
        try:
            letters.own_template(self.kind, target)
        except GkdeskError as fault:
            message.tell(self.window(), fault)


def _call(act: object, _checked: bool = False) -> None:
    if callable(act):
        act()
