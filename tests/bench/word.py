"""Reading Word documents whose words come in many small runs, as Word writes them."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from gkdesk import documents
from tests.documents import build_docx

PLANS = Path(__file__).parents[2] / "resources" / "plans"
PAGE = 560
"""Characters of a full page after GB/T 9704-2012: 22 lines of 28, less short ones."""
RUN = 8
LOOK = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:color w:val="000000"/><w:sz w:val="32"/>'
ROUNDS = 5


def _pages(count: int) -> bytes:
    """A docx of so many pages."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(PLANS.glob("*.txt")))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body: list[str] = []
    left = count * PAGE
    while left > 0:
        line = lines[len(body) % len(lines)]
        pieces = (line[at : at + RUN] for at in range(0, len(line), RUN))
        body.append(build_docx.paragraph("".join(build_docx.run(one, LOOK) for one in pieces)))
        left -= len(line)
    return build_docx.package("".join(body))


def _seconds(data: bytes) -> float:
    """Processor seconds of one reading: other programs on the machine do not count."""
    start = time.process_time()
    documents.read_content(data, Path("要点.docx"))
    return time.process_time() - start


def run() -> list[str]:
    """Seconds for a docx of 30, 300 and 900 pages."""
    lines = []
    for count in (30, 300, 900):
        data = _pages(count)
        seconds = median(_seconds(data) for _ in range(ROUNDS if count == 30 else 1))
        lines.append(f"docx of {count} pages: {seconds:.3f} s")
    return lines
