"""打印清单: which list of a plan, with which columns, on what paper."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.print_scheme import ListKind, PrintScheme
from gkdesk.errors import NothingToPrint
from gkdesk.services import meeting_lists, outline
from gkdesk.services.meeting_words import list_title
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.print_dialog import PrintDialog
from gkdesk.ui.dialogs.scheme_bar import SchemeBar
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.checkup_line import CheckupLine
from gkdesk.ui.views.column_editor import ListColumnEditor
from gkdesk.ui.views.design_choices import scrolled
from gkdesk.ui.views.list_choices import ListChoices
from gkdesk.ui.views.word_tabs import WordTabs

_KEYS_REST_MS = 250


class ListDialog(PrintDialog):
    """The pages follow every choice. ``chosen`` carries the scheme as it stood when the dialog
    was left, ``schemes_edited`` tells that the ledger's schemes are others. Raises UnknownPlan
    and NoChineseFont."""

    chosen = Signal(object)
    schemes_edited = Signal()

    def __init__(
        self,
        session: Session,
        plan_id: int,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        scheme: PrintScheme | None = None,
    ) -> None:
        self._session, self._plan_id = session, plan_id
        self._plan = outline.plan(session, plan_id)
        self._base = scheme or PrintScheme()
        self._quiet = True
        checkup = CheckupLine(session, plan_id, theme)
        super().__init__(None, theme, parent, checkup=checkup)
        self._quiet = False
        self.show_scheme(self._base)

    def fill_side(self, column: QVBoxLayout) -> None:
        self.schemes = SchemeBar(self._session, lambda: self.scheme, self.theme)
        offered = meeting_lists.offered(self._session, self._plan_id)
        self.choices = ListChoices(offered, self.theme)
        self.columns = ListColumnEditor(self.theme)
        self.tabs = WordTabs(["清单", "栏目", "纸张"], self.theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(self.choices, self.theme))
        self.stack.addWidget(self.columns)
        self.stack.addWidget(scrolled(self.paper, self.theme))
        self.settle = QTimer(self, singleShot=True, interval=_KEYS_REST_MS)
        for part in (self.schemes, self.tabs):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self._follow_choices()

    def _follow_choices(self) -> None:
        self.tabs.turned.connect(self.stack.setCurrentIndex)
        self.choices.changed.connect(self._kind_chosen)
        self.choices.typed.connect(self.settle.start)
        self.settle.timeout.connect(self.show_chosen)
        self.columns.changed.connect(self.show_chosen)
        self.columns.usual_wanted.connect(self._usual_columns)
        self.schemes.chosen.connect(self.show_scheme)
        self.schemes.edited.connect(self.schemes_edited)
        if self.checkup is not None:
            self.checkup.changed.connect(self.show_chosen)

    @property
    def scheme(self) -> PrintScheme:
        """The scheme as it is chosen now."""
        return replace(
            self.choices.chosen, columns=self.columns.model.columns(), paper=self.paper.paper
        )

    def show_scheme(self, scheme: PrintScheme) -> None:
        """Chooses all that a scheme says, and shows its list."""
        self._quiet = True
        self.choices.show_scheme(scheme)
        self.paper.show_paper(scheme.paper)
        self._quiet = False
        self._show_columns(scheme)
        self.show_chosen()

    def _show_columns(self, scheme: PrintScheme) -> None:
        self._kind = self._narrowed(self.choices.chosen)
        usual = meeting_lists.usual(self._session, self._plan_id, self.choices.chosen)
        self.columns.show_columns(scheme.columns, usual)

    def _kind_chosen(self) -> None:
        """Another kind of list, or one unit's, has other usual columns; those a person
        arranged stay while the kind does."""
        if self._quiet:
            return
        wanted = self.choices.chosen
        if self._narrowed(wanted) != self._kind:
            same = wanted.kind is self._kind[0]
            columns = self.columns.model.columns() if same else ()
            self._show_columns(replace(wanted, columns=columns))
        self.show_chosen()

    def _usual_columns(self) -> None:
        self._show_columns(PrintScheme())
        self.show_chosen()

    @staticmethod
    def _narrowed(scheme: PrintScheme) -> tuple[ListKind, bool]:
        return scheme.kind, bool(scheme.unit)

    def show_chosen(self) -> None:
        """Draws the list up as it is chosen now; says why there is none."""
        if self._quiet:
            return
        self.settle.stop()
        scheme = self.scheme
        self.choices.show_usual(list_title(self._plan.title, replace(scheme, title="")))
        try:
            self.show_list(meeting_lists.meeting_list(self._session, self._plan_id, scheme))
        except NothingToPrint as fault:
            self.desk.show_nothing(message_for(fault))
            self.foot.show_busy("")
            self.offer(can_print=False)

    def paper_chosen(self) -> None:
        self.show_chosen()

    def done(self, result: int) -> None:
        self.chosen.emit(self.scheme)
        super().done(result)
