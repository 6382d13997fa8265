"""The process in which pdfium runs: a PDF on standard input, its document on the output."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from gkdesk.documents.document_wire import packed, packed_fault
from gkdesk.documents.pdf_pages import pdf_document
from gkdesk.errors import FileFault

_MEGABYTE = 1024 * 1024
_MOST_MEMORY = 200 * _MEGABYTE
_MOST_SECONDS = 60


def main() -> None:
    """Reads, limits itself, answers with one JSON object."""
    data = sys.stdin.buffer.read()
    _limit(_MOST_MEMORY + len(data))
    sys.stdout.buffer.write(json.dumps(_answer(data)).encode())


def _answer(data: bytes) -> dict[str, Any]:
    try:
        return packed(pdf_document(data, Path()))
    except FileFault as fault:
        return dict(packed_fault(fault))


def _limit(memory: int) -> None:
    """Sets what the process may use; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
