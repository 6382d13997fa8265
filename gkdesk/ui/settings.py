"""What the window remembers between two days: size, splitters, letters, the last plan."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from gkdesk.services import places
from gkdesk.ui.snooze import Ringing
from gkdesk.ui.theme import SCALES, Theme

ENVIRONMENT: Final = "GKDESK_SETTINGS"


def default_settings_file() -> Path:
    """The user's own file; GKDESK_SETTINGS names another."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else places.config_folder() / "window.ini"


class Settings:
    """Reads and writes one .ini file; a damaged or missing value is its default."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def theme(self) -> Theme:
        """The letter size and colours last chosen."""
        scale = self._number("look/scale", SCALES[0])
        return Theme().scaled(scale).shaded(self._number("look/dark", 0) == 1)

    def keep_theme(self, theme: Theme) -> None:
        self._store.setValue("look/scale", theme.scale)
        self._store.setValue("look/dark", int(theme.dark))

    def place(self, name: str) -> QByteArray:
        """A saved geometry or splitter state; empty where there is none."""
        value = self._store.value(f"place/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_place(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"place/{name}", state)

    def widths(self) -> dict[str, int]:
        """Widths of splitters a person chose, by name, at 100 %."""
        parts = str(self._store.value("place/widths") or "").split()
        pairs = (part.partition("=") for part in parts)
        return {name: int(width) for name, _, width in pairs if width.isdigit()}

    def keep_widths(self, widths: dict[str, int]) -> None:
        said = " ".join(f"{name}={width}" for name, width in widths.items())
        self._store.setValue("place/widths", said)

    def grid_columns(self) -> dict[str, int]:
        """Widths of the grid's columns a person drew, by name, at 100 %; 0 hides one."""
        parts = str(self._store.value("place/grid") or "").split()
        pairs = (part.partition("=") for part in parts)
        return {name: int(width) for name, _, width in pairs if width.isdigit()}

    def keep_grid_columns(self, widths: dict[str, int]) -> None:
        said = " ".join(f"{name}={width}" for name, width in widths.items())
        self._store.setValue("place/grid", said)

    def list_scheme(self) -> str:
        """How a list was last printed, as a scheme is kept; "" before the first."""
        return str(self._store.value("last/list") or "")

    def keep_list_scheme(self, scheme: str) -> None:
        self._store.setValue("last/list", scheme)

    def last_plan(self) -> int | None:
        """The plan shown when the window was closed."""
        return self._number("last/plan", 0) or None

    def keep_last_plan(self, plan_id: int | None) -> None:
        self._store.setValue("last/plan", plan_id or 0)

    def morning_at_start(self) -> bool:
        """Whether the morning page opens at the start when something is due."""
        return self._number("morning/at_start", 1) == 1

    def keep_morning_at_start(self, wanted: bool) -> None:
        self._store.setValue("morning/at_start", int(wanted))

    def stays_in_tray(self) -> bool:
        """Whether closing the window only hides it."""
        return self._number("tray/stays", 0) == 1

    def keep_stays_in_tray(self, wanted: bool) -> None:
        self._store.setValue("tray/stays", int(wanted))

    def told_of_tray(self) -> bool:
        """Whether it was said once that the program goes on in the tray."""
        return self._number("tray/told", 0) == 1

    def keep_told_of_tray(self) -> None:
        self._store.setValue("tray/told", 1)

    def ringing(self) -> Ringing:
        """When the tray last reminded, and until when it was put off."""
        told, until = (str(self._store.value(f"tray/{key}") or "") for key in ("day", "until"))
        try:
            return Ringing(
                date.fromisoformat(told) if told else None,
                datetime.fromisoformat(until) if until else None,
            )
        except ValueError:
            return Ringing()

    def keep_ringing(self, ringing: Ringing) -> None:
        self._store.setValue("tray/day", ringing.told.isoformat() if ringing.told else "")
        self._store.setValue("tray/until", ringing.until.isoformat() if ringing.until else "")

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _number(self, key: str, default: int) -> int:
        value = str(self._store.value(key, default))
        return int(value) if value.isdigit() else default
