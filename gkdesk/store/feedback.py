"""What units answered about rows (反馈), and the evidence they gave."""

from __future__ import annotations

FEEDBACK = (
    "period",
    "progress",
    "status",
    "done_on",
    "count",
    "person",
    "problem",
    "reported_on",
)
"""The columns of an answer that change."""
