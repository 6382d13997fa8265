"""One small style sheet for the standard widgets, made from the theme.

A widget asks for another look by its property ``look``: a QPushButton or QToolButton may be
``primary`` (one a view), ``danger``, ``link`` or ``flat``; a QFrame ``card``, ``raised`` or
``line``; a QLabel ``second``, ``small`` or ``title``. Without it buttons are secondary.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.ui.theme import Letter, Theme


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks named above, also after it was shown.

    One that was not shown yet is polished when it is; done earlier, Qt would then bring
    the font back that the widget had at this moment.
    """
    widget.setProperty("look", look)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def dress_application(theme: Theme, *, sheet: bool = True) -> QApplication:
    """Put the whole program into a theme; windows already open follow.

    A window built while no style sheet is set is built in half the time, so the first one
    takes font and colours before and the sheet after (``sheet``).
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    application.setFont(theme.font(Letter.TABLE))
    application.setPalette(_qt_palette(theme))
    if sheet:
        application.setStyleSheet(style_sheet(theme))
    return application


def keep_fonts(pane: QWidget) -> None:
    """Let the fonts now set in a pane stand.

    Qt notes here which font a widget had when the style sheet first met it, and brings it
    back whenever the widget is polished again, over any font it was given since.
    """
    for widget in (pane, *pane.findChildren(QWidget)):
        widget.setProperty("_q_styleSheetWidgetFont", None)


def _qt_palette(theme: Theme) -> QPalette:
    p = theme.palette
    role = QPalette.ColorRole
    palette = QPalette()
    colours: dict[QPalette.ColorRole, QColor] = {
        role.Window: p.surface, role.Base: p.surface, role.AlternateBase: p.raised,
        role.WindowText: p.text, role.Text: p.text, role.ButtonText: p.text,
        role.Button: p.raised, role.Highlight: p.accent, role.HighlightedText: p.on_accent,
        role.ToolTipBase: p.raised, role.ToolTipText: p.text, role.Link: p.accent_text,
        role.PlaceholderText: p.text3, role.Mid: p.line2, role.Dark: p.edge,
        role.Light: p.surface, role.Midlight: p.line, role.BrightText: p.on_accent,
        role.Accent: p.accent,
    }  # fmt: skip
    for which, colour in colours.items():
        palette.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, p.gray)
    return palette


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme, for the whole application."""
    return "\n".join((_buttons(theme), _fields(theme), _menus(theme), _bars(theme)))


def _buttons(theme: Theme) -> str:
    p, px = theme.palette, theme.px
    return f"""
QPushButton {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.line2};
  border-radius: 6px; padding: 0 {px(14)}px; min-height: {px(30)}px; }}
QPushButton:hover {{ background: {p.hover}; }}
QPushButton:pressed {{ background: {p.sel}; }}
QPushButton:disabled {{ color: {p.gray}; border-color: {p.line}; }}
QPushButton[look="primary"] {{ background: {p.accent}; color: {p.on_accent};
  border-color: {p.accent}; font-weight: bold; }}
QPushButton[look="primary"]:hover {{ background: {p.accent_hover}; }}
QPushButton[look="primary"]:disabled {{ background: {p.gray_bg}; color: {p.gray_text};
  border-color: {p.line2}; }}
QPushButton[look="danger"] {{ color: {p.red_text}; }}
QPushButton[look="link"] {{ background: transparent; border: none; color: {p.accent_text};
  padding: 0 2px; min-height: {px(20)}px; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="flat"], QToolButton {{ background: transparent; color: {p.text};
  border: 1px solid transparent; border-radius: 6px; }}
QPushButton[look="flat"] {{ padding: 0 {px(9)}px; }}
QPushButton[look="flat"]:hover, QToolButton:hover {{ background: {p.hover}; }}
QPushButton[look="flat"]:disabled, QToolButton:disabled {{ color: {p.gray};
  border-color: transparent; }}
QToolButton:pressed, QToolButton:open {{ background: {p.sel}; }}
QPushButton, QToolButton, QComboBox {{ outline: none; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
"""


def _fields(theme: Theme) -> str:
    p, px = theme.palette, theme.px
    return f"""
QLineEdit, QComboBox, QDateEdit, QSpinBox {{ background: {p.surface}; color: {p.text};
  border: 1px solid {p.line2}; border-bottom-color: {p.edge}; border-radius: 6px;
  padding: 0 {px(8)}px; min-height: {px(30)}px; selection-background-color: {p.accent};
  selection-color: {p.on_accent}; }}
QSpinBox QLineEdit {{ border: none; padding: 0 {px(8)}px; min-height: 0;
  background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QPlainTextEdit, QTextEdit {{ background: {p.surface}; color: {p.text};
  border: 1px solid {p.line2}; border-bottom-color: {p.edge}; border-radius: 6px;
  selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QPlainTextEdit:focus,
QTextEdit:focus {{ border-color: {p.accent_text}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {p.gray}; border-color: {p.line}; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QRadioButton {{ spacing: {px(8)}px; }}
QRadioButton::indicator {{ width: {px(12)}px; height: {px(12)}px;
  border-radius: {px(12) // 2 + 1}px; border: 1px solid {p.edge};
  background: {p.surface}; }}
QRadioButton::indicator:checked {{ width: {px(6)}px; height: {px(6)}px;
  border: {px(4)}px solid {p.accent_text}; border-radius: {px(6) // 2 + px(4)}px; }}
QLabel[look="second"] {{ color: {p.text2}; }}
QLabel[look="small"] {{ color: {p.text3}; }}
QLabel[look="title"] {{ font-weight: bold; }}
"""


def _menus(theme: Theme) -> str:
    p, px = theme.palette, theme.px
    return f"""
QMenu {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.line2};
  padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: 5px; }}
QMenu::item:selected {{ background: {p.sel}; }}
QMenu::item:disabled {{ color: {p.gray}; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: {px(4)}px {px(6)}px; }}
QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line2};
  padding: {px(3)}px {px(6)}px; }}
"""


def _bars(theme: Theme) -> str:
    p, px = theme.palette, theme.px
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {p.line2}; border-radius: {px(3)}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(36)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(36)}px; }}
QScrollBar::handle:hover {{ background: {p.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {p.line}; }}
QFrame[look="card"] {{ background: {p.surface}; border: 1px solid {p.line2};
  border-radius: 8px; }}
QFrame[look="raised"] {{ background: {p.raised}; border: none; }}
QFrame[look="line"] {{ background: {p.line}; border: none; }}
"""
