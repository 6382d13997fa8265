"""Blocks of cells to and from the clipboard."""

from __future__ import annotations

from gkdesk.documents.copied_cells import Block, read_cells
from gkdesk.exports.copied_cells import as_markup, as_text

__all__ = ["Block", "as_markup", "as_text", "read_cells"]
