"""The main window: puts panes, acts and dialogs together; remembers size and letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from gkdesk.errors import GkdeskError
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.acts import Acts
from gkdesk.ui.arranging_deeds import ArrangingDeeds
from gkdesk.ui.breakdown_deeds import BreakdownDeeds
from gkdesk.ui.browser import Browser
from gkdesk.ui.centre import PageName
from gkdesk.ui.checkup_deeds import CheckupDeeds
from gkdesk.ui.collect_deeds import CollectDeeds, may_hold_answers
from gkdesk.ui.deeds import Deeds
from gkdesk.ui.desk import Desk
from gkdesk.ui.exchange_deeds import ExchangeDeeds
from gkdesk.ui.find_deeds import FindDeeds
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.key_hints import keys_for
from gkdesk.ui.keyboard_focus import FocusRing
from gkdesk.ui.limit_deeds import LimitDeeds
from gkdesk.ui.models.row_asides import asides
from gkdesk.ui.models.tree_model import TreeModel
from gkdesk.ui.pages import Pages
from gkdesk.ui.palette_deeds import PaletteDeeds
from gkdesk.ui.paper_deeds import PaperDeeds
from gkdesk.ui.refer_deeds import ReferDeeds
from gkdesk.ui.safety_deeds import SafetyDeeds
from gkdesk.ui.send_deeds import SendDeeds
from gkdesk.ui.settings import Settings
from gkdesk.ui.shape import MIN_SIZE, shape_of
from gkdesk.ui.style import dress_application
from gkdesk.ui.theme import SCALES, Theme
from gkdesk.ui.tray import tray_available
from gkdesk.ui.tray_duty import TrayDuty
from gkdesk.ui.unit_deeds import UnitDeeds
from gkdesk.ui.view_deeds import ViewDeeds
from gkdesk.ui.views.drop_hint import DropHint
from gkdesk.ui.views.toolbar import Toolbar

PROGRAM = "政务公开任务台"
FONT_NOTICE = (
    "No Chinese font found / zhao bu dao Zhongwen ziti. "
    "Install one (Microsoft YaHei, Noto Sans CJK SC or WenQuanYi Micro Hei), then restart."
)


class MainWindow(QMainWindow):
    """One ledger's window. ``ledger_wanted`` asks the program to open another one,
    ``settled`` tells that everything stands that follows the first paint."""

    ledger_wanted = Signal(Path)
    settled = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.theme = settings.theme()
        dress_application(self.theme, sheet=False)
        self.acts = Acts(self)
        fetch, tell = partial(outline.rows, session), partial(asides, session)
        self.model = TreeModel(fetch, session.outlook, self, tell=tell)
        self.desk = Desk(session, self.model, Toolbar(self._bar(), self.theme), self.theme)
        self.browser = Browser(session, self.model, self.desk)
        self.deeds = Deeds(session, self.browser, self)
        self.deeds.theme = self.theme
        self.deeds.last_list = settings.list_scheme()
        self.deeds.list_chosen.connect(settings.keep_list_scheme)
        self.duty = TrayDuty(session, settings, self)
        self.limits = LimitDeeds(session, self.browser, self.deeds, self)
        self.safety = SafetyDeeds(session, self.desk, self.deeds, self)
        self.checkup = CheckupDeeds(self)
        self.refer = ReferDeeds(self)
        self.units = UnitDeeds(session, self.desk, self.deeds, self)
        self.breakdown = BreakdownDeeds(self)
        self.collect = CollectDeeds(self)
        self.sending = SendDeeds(self)
        self.views = ViewDeeds(self)
        self.finding = FindDeeds(self)
        self.arranging = ArrangingDeeds(self)
        self.palette_deeds = PaletteDeeds(self)
        self.setCentralWidget(self.desk)
        self.setWindowTitle(f"{PROGRAM} - {session.path.stem}")
        self.setWindowIcon(icon(Glyph.PROGRAM, self.theme.palette.accent, 64))
        self.setMinimumSize(*MIN_SIZE)
        self.setAcceptDrops(True)
        self.drop_hint = DropHint(self)
        self._unfold_buttons()
        self.desk.toolbar.settings.setMenu(self.acts.settings_menu(self))
        self.desk.tree.header().addAction(self.acts.columns)
        self._ring = _dress(self.theme)
        self.acts.show_theme(self.theme)
        self.pages = Pages(self)
        self._connect()
        self._recall()
        self.browser.open_first(settings.last_plan())
        self._show_ledger()
        if not self.pages.begin():
            (self.desk.tree if self.browser.plans else self.desk.empty).setFocus()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_keys)
        self._clock = QTimer(self, interval=60_000)
        self._clock.timeout.connect(self.mind_the_day)
        self._clock.start()

    def _bar(self) -> list[tuple[QAction, Glyph]]:
        acts = self.acts
        return [
            (acts.import_plan, Glyph.IMPORT),
            (acts.export_table, Glyph.EXPORT),
            (acts.collect, Glyph.COLLECT),
            (acts.undo, Glyph.UNDO),
            (acts.redo, Glyph.REDO),
            (acts.print_list, Glyph.PRINT),
        ]

    def _unfold_buttons(self) -> None:
        acts, toolbar = self.acts, self.desk.toolbar
        toolbar.unfold(acts.import_plan, acts.paste_plan)
        toolbar.unfold(acts.export_table, acts.send)
        toolbar.unfold(acts.collect, acts.collect_folder)
        papers = acts.papers
        toolbar.unfold(acts.print_list, papers.letters, papers.report, papers.meeting)

    def _export_calendar(self) -> None:
        page = self.desk.page
        self.limits.export_calendar(page.year() if page is not None else None)

    def _connect_duty(self) -> None:
        acts, duty, settings = self.acts, self.duty, self.settings
        acts.at_start.setChecked(settings.morning_at_start())
        acts.at_start.toggled.connect(settings.keep_morning_at_start)
        acts.to_tray.setChecked(settings.stays_in_tray())
        acts.to_tray.toggled.connect(settings.keep_stays_in_tray)
        acts.to_tray.toggled.connect(lambda _on: duty.begin())
        duty.opened.connect(self.come_back)
        duty.quit_wanted.connect(self.quit)

    def _connect(self) -> None:
        self._connect_duty()
        for action, deed in (*self._ledger_deeds(), *self._view_deeds()):
            self.acts.on(action, partial(self.deeds.guarded, deed))
        for percent, action in self.acts.sizes.items():
            self.acts.on(action, partial(self._set_letters, percent))
        desk, deeds, acts = self.desk, self.deeds, self.acts
        desk.sidebar.samples_unwanted.connect(acts.remove_samples.trigger)
        desk.sidebar.plan_unwanted.connect(
            lambda plan_id: deeds.guarded(partial(deeds.remove_plan, plan_id))
        )
        desk.sidebar.plan_outdated.connect(
            lambda plan_id: deeds.guarded(partial(deeds.update_plan, plan_id))
        )
        desk.empty.import_wanted.connect(acts.import_plan.trigger)
        desk.empty.open_wanted.connect(acts.open_ledger.trigger)
        desk.empty.samples_wanted.connect(lambda: deeds.guarded(deeds.load_samples))
        desk.painted.connect(self._settle_in, Qt.ConnectionType.QueuedConnection)
        desk.furnished.connect(
            lambda: desk.detail.edited.connect(lambda _node_id: self.follow_changes())
        )
        deeds.changed.connect(self.follow_changes)
        self.limits.reckoned.connect(self._take_days)
        self.safety.written_elsewhere.connect(self._take_days)
        self.safety.backed_up.connect(self._show_ledger)
        self.units.changed.connect(self._take_units)
        deeds.said.connect(desk.status.say)
        deeds.ledger_wanted.connect(self.ledger_wanted)

    def _ledger_deeds(self) -> list[tuple[QAction, Callable[[], object]]]:
        acts, deeds = self.acts, self.deeds
        return [
            (acts.import_plan, deeds.import_plans),
            (acts.paste_plan, deeds.paste_plan),
            (acts.open_ledger, deeds.choose_ledger),
            (acts.export_table, deeds.export),
            (acts.send, self.sending.send),
            (acts.send_again, self.sending.send_again),
            (acts.collect, self.collect.choose_files),
            (acts.collect_folder, self.collect.choose_folder),
            (acts.exchange, ExchangeDeeds(self).write),
            (acts.print_list, self._print),
            (acts.undo, deeds.undo),
            (acts.redo, deeds.redo),
            (acts.toggle_done, deeds.toggle_done),
            (acts.holidays, self.limits.holidays),
            (acts.limits, self.limits.settings),
            (acts.carry, self.limits.carry),
            (acts.calendar_file, self._export_calendar),
            (acts.add_unit, self.units.add),
            (acts.import_units, self.units.choose_workbook),
            (acts.collect_units, self.units.collect),
            (acts.merge_units, self.units.merge),
            (acts.checkup, self.checkup.check),
            (acts.refer, self.refer.refer),
            (acts.history, deeds.show_history),
            (acts.remove_samples, deeds.remove_samples),
            (acts.back_up, self.safety.back_up),
            (acts.restore, self.safety.restore),
            (acts.check, deeds.check_ledger),
            (acts.about, deeds.show_about),
            *PaperDeeds(self).deeds(),
        ]

    def _view_deeds(self) -> list[tuple[QAction, Callable[[], object]]]:
        acts, desk = self.acts, self.desk
        return [
            (acts.search, self._to_search),
            (acts.filters, self.finding.toggle),
            (acts.palette, self.palette_deeds.open),
            (acts.save_view, self.views.save),
            (acts.register, self._register),
            (acts.source, self._turn_source),
            (acts.former, lambda: desk.tree.step(-1)),
            (acts.following, lambda: desk.tree.step(1)),
            (acts.remind, self._remind),
            (acts.next_pane, desk.next_pane),
            (acts.morning, partial(self.pages.open, PageName.MORNING)),
            (acts.calendar, partial(self.pages.open, PageName.CALENDAR)),
            (acts.units, partial(self.pages.open, PageName.UNITS)),
            (acts.breakdown, partial(self.pages.open, PageName.BREAKDOWN)),
            (acts.dispatches, partial(self.pages.open, PageName.DISPATCHES)),
            (acts.bulk, self.breakdown.bulk),
            (acts.plan, self.browser.leave_page),
            (acts.larger, lambda: self._step_letters(1)),
            (acts.smaller, lambda: self._step_letters(-1)),
            (acts.standard, lambda: self._set_letters(SCALES[0])),
            (acts.columns, desk.tree.columns.reset),
            (acts.dark, lambda: self.take_theme(self.theme.shaded(acts.dark.isChecked()))),
        ]

    # acts on the view

    def _to_search(self) -> None:
        self.desk.toolbar.search.setFocus()
        self.desk.toolbar.search.selectAll()

    def _register(self) -> None:
        if not self._to_row():
            return
        self.desk.show_details(True)
        self.desk.detail.start_progress()

    def _print(self) -> None:
        page = self.desk.page
        if page is None or not page.print_page():
            self.deeds.print_list()

    def _remind(self) -> None:
        page = self.desk.page
        if page is not None:
            page.remind()
        else:
            self.desk.show_details(True)
            self.desk.detail.start_reminder()

    def _to_row(self) -> bool:
        """Whether the current row stands with its detail; a page is left for it."""
        if self.desk.page is not None:
            node_id = self.browser.current_row()
            if node_id is None:
                return False
            self.browser.go_to(node_id)
        return True

    def _turn_source(self) -> None:
        if not self._to_row():
            return
        seen = self.desk.details_shown and self.desk.source.is_open
        self.desk.show_details(True)
        self.desk.source.set_open(not seen)

    def _step_letters(self, by: int) -> None:
        at = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self.theme.scale)) + by
        self._set_letters(SCALES[min(max(at, 0), len(SCALES) - 1)])

    def _set_letters(self, percent: int) -> None:
        self.take_theme(self.theme.scaled(percent))

    def take_theme(self, theme: Theme) -> None:
        """Other letters or colours, at once and for the next start."""
        if theme != self.theme:
            self.theme = self.deeds.theme = theme
            self._ring = _dress(theme)
            self.desk.set_theme(theme)
            self._arrange()
            self.settings.keep_theme(theme)
        self.acts.show_theme(theme)

    # what follows a change

    def _settle_in(self) -> None:
        """After the first paint: what a person sees or needs a moment later."""
        self.desk.furnish()
        self.follow_changes()
        self.acts.to_tray.setVisible(tray_available())
        self.duty.begin()
        self.safety.begin()
        self.settled.emit()

    def follow_changes(self) -> None:
        """After a write: what can be undone, exported and removed now."""
        from gkdesk.services import editing, history_pages, samples

        acts, some = self.acts, bool(self.browser.plans)
        acts.undo.setEnabled(editing.can_undo(self.session))
        acts.redo.setEnabled(editing.can_redo(self.session))
        acts.name_undo(
            history_pages.undo_words(self.session), history_pages.redo_words(self.session)
        )
        acts.export_table.setEnabled(some)
        acts.print_list.setEnabled(some)
        acts.remove_samples.setEnabled(samples.has_samples(self.session))
        acts.lock(self.session.read_only)
        self.units.mind()
        self._show_ledger()

    def _show_ledger(self) -> None:
        session = self.session
        self.desk.status.show_ledger(
            session.path, session.last_backup, session.now().date(), session.read_only
        )
        self._show_keys()

    def _show_keys(self) -> None:
        focused = self.focusWidget()
        self.desk.status.show_keys(keys_for(focused, self.desk) if self.browser.plans else "")

    def mind_the_day(self) -> None:
        if self.session.outlook.today != self.model.outlook.today:
            self.pages.show_day()
            self._take_days()
        self.duty.mind()
        self.safety.mind_the_day()

    def _take_days(self) -> None:
        """Another day, or days worked out anew: every light may be another."""
        self.model.set_outlook(self.session.outlook)
        self.browser.reload()
        self.browser.show_again()
        self.follow_changes()

    def _take_units(self) -> None:
        """Another directory: names may mean other units, and stand for other tasks."""
        self.browser.edited(())
        self.follow_changes()

    def take_ledger_fault(self, fault: GkdeskError) -> QDialog | None:
        """What ``message.tell`` asks first: a fault of the open file has its own ways out."""
        return self.safety.take_fault(fault)

    def show_font_notice(self) -> None:
        """No Chinese font: say it in letters that can be read without one."""
        self.desk.show_notice(FONT_NOTICE)

    # size and place

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.desk.arrange(shape_of(self.width(), self.height(), self.theme))

    def _recall(self) -> None:
        self.resize(1366, 728)
        geometry = self.settings.place("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.desk.take_widths(self.settings.widths())
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds the detail, where the focused field had no use for it."""
        if event.key() == Qt.Key.Key_Escape and self.desk.details_shown:
            self.desk.show_details(False)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.deeds.guarded(self.desk.detail.commit)
        self.deeds.guarded(self.desk.pages.commit)
        if self.duty.keeps():
            event.ignore()
            self.hide()
            self.duty.hidden()
            return
        self.settings.keep_place("window", self.saveGeometry())
        self.settings.keep_widths(self.desk.widths())
        self.settings.keep_last_plan(self.browser.query.plan_id)
        self.settings.save()
        super().closeEvent(event)

    def come_back(self) -> None:
        """Out of the tray, with the morning page."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.pages.open(PageName.MORNING)

    def leave(self) -> None:
        """Close for good, whatever stays in the tray otherwise."""
        self.duty.leave()
        self.safety.leave()
        self.close()

    def quit(self) -> None:
        """End the program."""
        self.leave()
        QApplication.quit()

    # files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = _dropped(event)
        if files and not self.session.read_only:
            event.acceptProposedAction()
            sheets = any(map(may_hold_answers, files))
            self.drop_hint.show_over(self, len(files), self.theme, sheets=sheets)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        event.acceptProposedAction()
        self.deeds.guarded(partial(self.collect.take_dropped, _dropped(event)))


def _dropped(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _dress(theme: Theme) -> FocusRing:
    """Put the application into the theme; the ring is made once and kept by it."""
    application = dress_application(theme)
    ring = application.findChild(FocusRing) or FocusRing(application, theme)
    ring.set_theme(theme)
    return ring
