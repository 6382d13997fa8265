"""A file an office holds -> a Document: text with places, tables, hints; one module a format.

Knows no plan, no ledger, no Qt. Only a file that cannot be opened or decoded raises.
"""

from pathlib import Path

from gkdesk.documents.text import read_text
from gkdesk.domain.document import Document

__all__ = ["read", "read_text"]


def read(path: Path) -> Document:
    """The document in a file of any known kind, told by its content."""
    return Document(read_text(path))
