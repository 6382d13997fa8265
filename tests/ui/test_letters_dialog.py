"""督办单、催办通知、通报 from the dialog: units, words, files, a template of one's own."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gkdesk.domain.letters import LetterKind
from gkdesk.domain.tasks import EditField
from gkdesk.services import editing
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.letters_dialog import LettersDialog
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at


def test_letters_are_written_as_they_are_shown(
    qtbot: QtBot, small: Session, open_window: Opener, tmp_path: Path
) -> None:
    editing.set_field(small, id_at(small, "一/一/1"), EditField.LEAD, "区财政局")
    window = open_window(small)
    window.acts.papers.letters.trigger()
    dialog = window.findChildren(LettersDialog)[-1]
    dialog.set_folder(tmp_path / "公文")
    units = [each.unit for each in dialog.to]
    assert "区财政局" in units
    dialog.choices.reply_by.setText("10月15日前")
    assert "10月15日前" in dialog.text.toPlainText()
    assert "前前" not in dialog.text.toPlainText()
    assert dialog.verb.text() == f"生成 {len(units)} 份"
    for row in range(1, len(units)):
        dialog.units.tick(row)
    assert dialog.verb.text() == "生成 1 份"
    with qtbot.waitSignal(dialog.written) as done:
        dialog.verb.click()
    (written,) = done.args[0]
    assert written.file.is_file()
    dialog.units.tick(0)
    assert not dialog.verb.isEnabled()


def test_a_template_of_the_offices_own_is_chosen_and_removed(
    small: Session, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(small)
    window.acts.papers.letters.trigger()
    dialog = window.findChildren(LettersDialog)[-1]
    choices = dialog.choices
    choices.write_template(tmp_path / "本区格式.docx")
    choices.take_template(tmp_path / "本区格式.docx")
    assert choices.template.currentText() == "本区格式"
    assert choices.wishes().template is not None
    assert not choices.red_head.isVisibleTo(choices)
    choices.kinds.button(list(LetterKind).index(LetterKind.CIRCULAR)).click()
    assert choices.template.count() == 1
    assert choices.ranking.isVisibleTo(choices)
    choices.kinds.button(0).click()
    choices.template.setCurrentIndex(1)
    choices.remove_template()
    assert choices.template.count() == 1
    editing.undo(small)
    choices.show_templates()
    assert choices.template.count() == 2
