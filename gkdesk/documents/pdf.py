"""PDF files by their text layer. A page without one is a picture: it is told, never guessed at.

pdfium is run in a process of its own: a file of a few kilobytes can make it take all memory
or end the process, and only that process has limits and may end. Where the program is frozen
into one file there is no interpreter to start, and it is run here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from gkdesk.documents.document_wire import FAULTS, unpacked
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, FileTooLarge, FileUnsafe

_FORM = "PDF 文件"
_LONGEST = 180.0
"""Seconds on the clock; the process itself may only compute for a part of it."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from gkdesk.documents.pdf_process import main; main()"
)


def read_pdf(data: bytes, path: Path) -> Document:
    """The words of a PDF; ``path`` is only named in faults.

    Raises FileProtected, FileDamaged, FileUnsafe, FileTooLarge or ScanWithoutText.
    """
    if getattr(sys, "frozen", False):
        from gkdesk.documents.pdf_pages import pdf_document

        return pdf_document(data, path)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-B", "-c", _START, json.dumps(sys.path)],
            input=data,
            capture_output=True,
            check=False,
            timeout=_LONGEST,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as fault:
        raise FileTooLarge(path, _FORM) from fault
    return _answer(done, path)


def _answer(done: subprocess.CompletedProcess[bytes], path: Path) -> Document:
    """What the process found, or why it ended: its limits of memory and time end it."""
    if done.returncode:
        if b"MemoryError" in done.stderr or -done.returncode in _LIMITS:
            raise FileUnsafe(path, _FORM)
        raise FileDamaged(path, _FORM)
    found = json.loads(done.stdout)
    if "fault" in found:
        raise FAULTS[found["fault"]](path, found["detail"])
    return unpacked(found)


_LIMITS = (6, 9, 24)
"""Aborted for want of memory, killed, out of computing time (SIGABRT, SIGKILL, SIGXCPU)."""
