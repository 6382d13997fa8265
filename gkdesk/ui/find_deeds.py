"""Finding carried out: the filter bar, and words in the source outside every row.

What it shows follows the browser a moment after the rows, never on the way of a key.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.domain.due_spans import DueSpan, days_of
from gkdesk.domain.queries import Query, SectionLine, SourceHit
from gkdesk.services import finding, outline, saved_views
from gkdesk.ui.models import filter_choices as choices
from gkdesk.ui.views.filter_bar import FilterBar
from gkdesk.ui.views.source_strip import SourceStrip

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow


_BEHIND: Final = 9
"""As a place in the column: over the pages, under everything else."""


class FindDeeds(QObject):
    """Holds the filter bar and the strip; both are made when they are first needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._browser = window.session, window.browser
        self._desk = window.desk
        self._bar: FilterBar | None = None
        self._strip: SourceStrip | None = None
        self._wanted = False
        self._searched: Query | None = None
        self._connect()

    def _connect(self) -> None:
        self._browser.asked.connect(self._show_filters)
        self._browser.caught_up.connect(self._look_into_sources)
        self._desk.toolbar.filters.clicked.connect(lambda _=False: self.toggle())
        self._desk.themed.connect(self._set_theme)

    # filters

    def toggle(self) -> None:
        """Open the filter bar and go there, or close it."""
        self._wanted = not self.bar.isVisible()
        self._show_filters()
        if self._wanted:
            self._browser.leave_page()
            self._show_filters()
            next(iter(self.bar.choosers.values())).setFocus()
        else:
            self._desk.tree.setFocus()

    @property
    def bar(self) -> FilterBar:
        """The filter bar, made now where it was not."""
        if self._bar is None:
            self._bar = bar = FilterBar(self._window.theme, self._count)
            bar.offer("单位", lambda: choices.unit_choices(self._query, self._units()))
            bar.offer("状态灯", lambda: choices.light_choices(self._query))
            bar.offer("期间", lambda: choices.span_choices(self._query), ranged=True)
            bar.offer("章节", lambda: choices.section_choices(self._query, self._sections()))
            bar.offer("其他", lambda: choices.other_choices(self._query))
            bar.asked.connect(self._browser.filter_by)
            bar.cleared.connect(lambda: self._browser.filter_by(self._query.unfiltered()))
            bar.save_wanted.connect(self._window.views.save)
            bar.range_wanted.connect(self.ask_range)
            self._insert(bar, 2)
        return self._bar

    @property
    def strip(self) -> SourceStrip | None:
        """The line of words found in the source, where there were any yet."""
        return self._strip

    def _insert(self, widget: QWidget, at: int) -> None:
        rows = self._desk.centre.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.insertWidget(min(at, rows.count() - 1), widget)  # the pages stay the last

    @property
    def _query(self) -> Query:
        return self._browser.query

    def _count(self, query: Query) -> int:
        return saved_views.count(self._session, query)

    def _units(self) -> list[str]:
        return list(outline.unit_lights(self._session, self._query.plan_id))

    def _sections(self) -> list[SectionLine]:
        plan_id = self._query.plan_id
        return finding.sections(self._session, plan_id) if plan_id is not None else []

    def _show_filters(self) -> None:
        """The bar stands where it was opened, or where a filter would be in force unseen."""
        query = self._query
        plain = query.unfiltered()
        hidden = replace(query, lights=(), unit=None, names=()) != plain
        shown = (self._wanted or hidden) and self._desk.page is None
        self._desk.toolbar.show_filtered(query.filtered)
        if self._strip is not None and query != self._searched:
            self._strip.hide()
        if not shown and self._bar is None:
            return
        bar = self.bar
        bar.setVisible(shown and bool(self._browser.plans))
        bar.show_active(choices.active(query, self._section_words(query)), query.filtered)
        names = ["单位", "状态灯", "期间", "其他"]
        bar.show_offered(names + (["章节"] if query.plan_id is not None else []))

    def _section_words(self, query: Query) -> str:
        if query.section is None:
            return ""
        known = {each.id: each.words for each in self._sections()}
        if query.section in known:
            return known[query.section]
        row = outline.rows(self._session, [query.section]).get(query.section)
        return f"{row.label}{row.heading or row.text}" if row else "这一条之下"

    def ask_range(self) -> None:
        """Ask for the first and last day of a period."""
        from gkdesk.ui.dialogs.period_dialog import PeriodDialog

        query, today = self._query, self._session.now().date()
        month = days_of(DueSpan.THIS_MONTH, today)
        first, last = query.due_from or month[0], query.due_until or month[1]
        dialog = PeriodDialog(first, last, self._window.theme, self._window)
        dialog.given.connect(self._take_range)
        dialog.open()

    def _take_range(self, first: date, last: date) -> None:
        query = replace(self._query, span=None, due_from=first, due_until=last)
        self._browser.filter_by(query)

    def _set_theme(self) -> None:
        for widget in (self._bar, self._strip):
            if widget is not None:
                widget.set_theme(self._window.theme)

    # words in the source

    def _look_into_sources(self) -> None:
        query = self._query
        if query == self._searched or self._desk.page is not None:
            return
        self._searched = query
        hits = finding.source_hits(self._session, query) if query.search else []
        if hits and self._strip is None:
            self._strip = SourceStrip(self._window.theme)
            self._strip.wanted.connect(self.show_in_source)
            self._insert(self._strip, _BEHIND)
        if self._strip is not None:
            self._strip.show_hits(hits)

    def show_in_source(self, hit: SourceHit) -> None:
        """Open the source at a place outside every row."""
        self._desk.show_details(True)
        self._desk.source.set_open(True)
        self._desk.source.show_place(hit.plan_id, hit.start, hit.end)
