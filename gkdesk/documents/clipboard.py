"""What the clipboard holds of a document: its web form where that tells more, else its text."""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.blocks import plain
from gkdesk.documents.html import read_markup
from gkdesk.domain.document import Document
from gkdesk.errors import FileEmpty, GkdeskError

_NAME = Path("剪贴板")
_SHARE = 0.9
_MOST_MARKUP = 32 * 1024 * 1024


def read_clipboard(html: str, text: str) -> Document:
    """The document copied as ``html`` and as plain ``text``; either may be empty.

    The web form is taken where it tells more than the text does (a table, a heading,
    centred or bold lines) and lacks none of it. Plain text stays as it is, its tabs too.
    Raises FileEmpty where there are no words.
    """
    words = plain_document(text)
    rich = _rich(html)
    if rich is not None and (not words.text.strip() or _tells_more(rich, words)):
        return rich
    if not words.text.strip():
        raise FileEmpty(_NAME)
    return words


def plain_document(text: str) -> Document:
    """Plain text with line ends as ``\\n`` and without characters nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Document("\n".join(plain(line) for line in lines))


def _rich(html: str) -> Document | None:
    if not html.strip() or len(html) > _MOST_MARKUP:
        return None
    try:
        return read_markup(html, _NAME)
    except GkdeskError:
        return None


def _tells_more(rich: Document, words: Document) -> bool:
    """Whether the web form carries form and nothing of the text is missing in it but what
    its own remarks tell."""
    has_form = bool(rich.tables) or any(
        hint.heading or hint.bold or hint.centered for hint in rich.hints
    )
    whole = len(_squeezed(rich.text)) >= _SHARE * len(_squeezed(words.text))
    return (has_form and whole) or bool(rich.remarks)


def _squeezed(text: str) -> str:
    return "".join(text.split())
