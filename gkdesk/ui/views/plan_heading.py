"""Above the table: which plan or list it is, its figures, and the five light filters."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from gkdesk.domain.tasks import Light, PlanSummary
from gkdesk.terms import label
from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.lights import paint_light, pill_colours
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel


class LightPill(QAbstractButton):
    """A filter by one light: its shape, its word, how many. Checked while it filters."""

    def __init__(self, light: Light, theme: Theme) -> None:
        super().__init__()
        self.light = light
        self.theme = theme
        self.count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many tasks show this light."""
        self.count = count
        self.setText(f"{label(self.light)} {count}")
        self.setToolTip(
            f"只看{label(self.light)}的任务，再点一次看全部；按住 Ctrl 可同时看几种"
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        plain = QFontMetrics(self.theme.font(Letter.TABLE))
        bold = QFontMetrics(self.theme.font(Letter.TABLE, bold=True))
        words = plain.horizontalAdvance(label(self.light)) + bold.horizontalAdvance(
            str(self.count)
        )
        return QSize(words + self.theme.px(44), self.theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        p, px = self.theme.palette, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground, ink = pill_colours(self.light, p)
        painter.setPen(QPen(ink if self.isChecked() else p.line2, 1))
        painter.setBrush(
            ground if self.isChecked() else p.hover if self.underMouse() else p.surface
        )
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        lamp = QRectF(px(10), (self.height() - px(13)) / 2, px(13), px(13))
        paint_light(painter, lamp, self.light, p)
        self._words(painter, px(29))

    def _words(self, painter: QPainter, left: int) -> None:
        p = self.theme.palette
        word = label(self.light)
        plain, bold = self.theme.font(Letter.TABLE), self.theme.font(Letter.TABLE, bold=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(p.text if self.count else p.text3)
        painter.setFont(plain)
        painter.drawText(QRectF(left, 0, self.width(), self.height()), middle, word)
        left += QFontMetrics(plain).horizontalAdvance(word) + self.theme.px(5)
        painter.setFont(bold if self.count else plain)
        painter.drawText(QRectF(left, 0, self.width(), self.height()), middle, str(self.count))


class PlanHeading(QFrame):
    """Title, a line of figures, and the pills. ``lights_chosen`` carries the lights
    that filter: a pill alone, with Ctrl beside those chosen before."""

    lights_chosen = Signal(tuple)
    unit_dropped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title, self._figures = CutLabel(), CutLabel()
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pills = {light: LightPill(light, theme) for light in Light}
        self._rows = QVBoxLayout(self)
        self._pill_row = QHBoxLayout()
        for light, pill in self._pills.items():
            pill.clicked.connect(lambda on, light=light: self._choose(light, on))
            self._pill_row.addWidget(pill)
        self.unit_chip = QPushButton()
        self.unit_chip.setToolTip("不再只看这个单位")
        self.unit_chip.clicked.connect(lambda: self.unit_dropped.emit(self._unit or ""))
        self._unit: str | None = None
        self._chosen: tuple[Light, ...] = ()
        self._pill_row.addWidget(self.unit_chip)
        self._pill_row.addStretch(1)
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._figures)
        self._rows.addLayout(self._pill_row)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        px = theme.px
        self._rows.setContentsMargins(px(16), px(9), px(16), px(8))
        self._rows.setSpacing(px(2))
        self._pill_row.setContentsMargins(0, px(3), 0, 0)
        self._pill_row.setSpacing(px(6))
        self._title.setFont(theme.font(Letter.PLAN_TITLE))
        self._title.setFixedHeight(theme.line(Letter.PLAN_TITLE))
        self._figures.setFont(theme.font(Letter.SECOND))
        self._figures.setFixedHeight(theme.line(Letter.SECOND))
        self._figures.setStyleSheet(f"color: {theme.palette.text2};")
        for pill in self._pills.values():
            pill.theme = theme
            pill.updateGeometry()
            pill.update()
        self._dress_chip(theme)
        self._fit_pills()
        self.setObjectName("heading")
        self.setStyleSheet(
            f"#heading {{ background: {theme.palette.surface};"
            f" border-bottom: 1px solid {theme.palette.line2}; }}"
        )

    def _dress_chip(self, theme: Theme) -> None:
        p, px = theme.palette, theme.px
        self.unit_chip.setIcon(icon(Glyph.CLOSE, p.accent_text, px(12)))
        self.unit_chip.setIconSize(QSize(px(12), px(12)))
        self.unit_chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.unit_chip.setStyleSheet(
            f"QPushButton {{ background: {p.sel}; color: {p.text}; border: 1px solid"
            f" {p.accent_text}; border-radius: {px(12)}px; min-height: {px(23)}px;"
            f" padding: 0 {px(10)}px; }}"
        )

    def show_unit(self, unit: str | None) -> None:
        """The unit that filters, with a way to drop it."""
        self._unit = unit
        self.unit_chip.setText(unit or "")
        self.unit_chip.setVisible(unit is not None)
        self._fit_pills()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pills()

    def _fit_pills(self) -> None:
        """Pills that would be cut are left out, the calmest light first."""
        margins, gap = self._rows.contentsMargins(), self._pill_row.spacing()
        room = self.width() - margins.left() - margins.right()
        if self._unit is not None:
            room -= self.unit_chip.sizeHint().width() + gap
        for pill in self._pills.values():
            room -= pill.sizeHint().width() + gap
            pill.setVisible(room + gap >= 0 or pill.isChecked())

    def set_low(self, low: bool) -> None:
        """In a low window the line of figures gives way."""
        self._figures.setVisible(not low)

    def show_plan(self, plan: PlanSummary) -> None:
        """The heading of one plan."""
        self._title.set_words(plan.title)
        parts = [
            plan.document_number or "",
            f"{plan.signed_on.isoformat()} 印发" if plan.signed_on else "",
            plan_figures(plan),
        ]
        self._figures.set_words("　".join(part for part in parts if part))

    def show_list(self, title: str, figures: str) -> None:
        """The heading of a list over all plans."""
        self._title.set_words(title)
        self._figures.set_words(figures)

    def show_chosen(self, chosen: Collection[Light]) -> None:
        """Which lights filter, before the counts are known."""
        self._chosen = tuple(light for light in Light if light in chosen)
        for light, pill in self._pills.items():
            pill.setChecked(light in chosen)

    def show_counts(self, counts: Mapping[Light, int], chosen: Collection[Light]) -> None:
        """How many tasks show each light, and which of them filter."""
        for light, pill in self._pills.items():
            pill.set_count(counts.get(light, 0))
            pill.setAccessibleName(f"只看{label(light)}，{pill.count} 条")
        self.show_chosen(chosen)
        self._fit_pills()

    def pill(self, light: Light) -> LightPill:
        return self._pills[light]

    def title(self) -> QLabel:
        return self._title

    def _choose(self, light: Light, on: bool) -> None:
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        others = {each for each in self._chosen if each is not light} if held else set()
        chosen = others | ({light} if on else set())
        self.lights_chosen.emit(tuple(each for each in Light if each in chosen))


def plan_figures(plan: PlanSummary) -> str:
    """4 个部分、16 个方面、67 项任务、已办结 3 项; what a plan does not have is left out."""
    parts = [
        f"{plan.sections} 个部分" if plan.sections else "",
        f"{plan.groups} 个方面" if plan.groups else "",
        f"{plan.tasks} 项任务",
        f"已办结 {plan.done} 项" if plan.done else "",
    ]
    return "、".join(part for part in parts if part)
