"""A workbook that came back, as cells -> what stands in it (domain.returned).

Finds the table wherever it was moved to, its columns under whatever name and in whatever
order, the mark in whichever place is left. Never raises on what people do to a table; what
it cannot place it tells. Knows no ledger and compares nothing.
"""

from __future__ import annotations

from gkdesk.reading.returned.book import read_returned
from gkdesk.reading.returned.values import count_of, day_of, status_of

__all__ = ["count_of", "day_of", "read_returned", "status_of"]
