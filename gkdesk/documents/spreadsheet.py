"""Workbooks of every kind an office has: xlsx, xlsm, xls, et, ods."""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.kinds import Kind, kind_of
from gkdesk.documents.sheets import document_of_sheets
from gkdesk.domain.document import Document
from gkdesk.errors import NotText


def read_spreadsheet(data: bytes, path: Path) -> Document:
    """The document of a workbook: a table for each visible sheet, titled with its name.

    Raises FileEmpty, FileTooLarge, FileProtected, FileDamaged, FileUnsafe, or NotText where
    it is no workbook.
    """
    kind = kind_of(data, path)
    if kind is Kind.XLSX:
        from gkdesk.documents.xlsx import read_xlsx

        return document_of_sheets(read_xlsx(data, path), path)
    if kind is Kind.ODS:
        from gkdesk.documents.ods import read_ods

        return document_of_sheets(read_ods(data, path), path)
    if kind is Kind.XLS:
        from gkdesk.documents.xls import read_xls

        return document_of_sheets(read_xls(data, path), path)
    raise NotText(path, kind.value)
