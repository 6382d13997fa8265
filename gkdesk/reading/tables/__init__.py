"""Breakdown tables (任务分解表): found by their heads, read into draft nodes.

Knows no file format: tables come as the cells of a document, or flattened to its text. A
table without a head it knows is none of its business and stays text.
"""

from gkdesk.reading.tables.finding import Found, find_tables
from gkdesk.reading.tables.placing import placed
from gkdesk.reading.tables.reading import TableReading, read_table

__all__ = ["Found", "TableReading", "find_tables", "placed", "read_table"]
