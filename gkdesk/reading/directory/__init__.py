"""A workbook or list of units -> rows of a directory, and what is to be looked at.

Finds the heads by their words, reads banners, merged cells, halves side by side, contacts
written into the cell of the name. Knows no ledger: whether a unit is known already is not
its business.
"""

from gkdesk.reading.directory.workbook import read_directory

__all__ = ["read_directory"]
