"""A block of cells as other programs take it from the clipboard: text and a web form."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_TEXT = "mso-number-format:'\\@'"
"""Excel leaves what looks like a day or a number as it is written."""
_BREAK = '<br style="mso-data-placement:same-cell">'


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells between tabs and line ends, in quotes where they hold one."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\r\n" for row in rows)


def as_markup(rows: Sequence[Sequence[str]]) -> str:
    """A table of a web page."""
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table border="1">{lines}</table>'


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in "\t\n\r") or cell.startswith('"'):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def _cell(words: str) -> str:
    return f'<td style="{_TEXT}">{_BREAK.join(escape(words).split(chr(10)))}</td>'
