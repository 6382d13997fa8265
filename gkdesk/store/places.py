"""The places of a plan's rows: numbers in printed order with room between them, so that a
row comes, goes or moves without the others taking part."""

from __future__ import annotations

STEP = 1024
"""The room between two rows as they are planted."""
