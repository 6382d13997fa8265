"""What every test needs before anything of Qt is loaded: to do without a display."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import type_check

if sys.platform == "linux" and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# The suite says the same at every run; the search for new examples is long and stands apart.
settings.register_profile("steady", derandomize=True, max_examples=60)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the check of types run beside the other tests, where there are any. Of several
    workers only the one with that test has to do with it."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    names = {item.name for item in session.items}
    if "test_types_hold" in names and len(names) > 1 and not session.config.option.collectonly:
        type_check.start()


@pytest.fixture(autouse=True)
def no_unexpected_log_line(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning or worse in the log fails the test, unless it is marked ``logs_faults``."""
    yield
    if request.node.get_closest_marker("logs_faults"):
        return
    records = caplog.get_records("setup") + caplog.get_records("call")
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not loud
