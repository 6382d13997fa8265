"""A report as an official document."""

from __future__ import annotations

from gkdesk.domain.report import Report
from gkdesk.exports.official.document import OfficialDocument


def report_docx(report: Report) -> bytes:
    """The report as .docx after GB/T 9704, with the issuer and the day it speaks of."""
    document = OfficialDocument()
    document.title(report.title)
    for line in report.lines:
        if line.level:
            document.heading(line.level, line.text)
        else:
            document.paragraph(line.text)
    if report.issuer:
        document.signature(report.issuer, report.day)
    return document.bytes()
