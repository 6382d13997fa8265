"""What every test needs before anything of Qt is loaded: to do without a display."""

from __future__ import annotations

import os
import sys

if sys.platform == "linux" and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
