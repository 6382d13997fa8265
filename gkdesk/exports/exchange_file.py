"""An exchange file -> its bytes: JSON, packed with gzip, with a sum of its own content."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from gkdesk.domain.exchange import FORM, ExchangeAnswer, ExchangeFile, ExchangeRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import EditField


def exchange_bytes(file: ExchangeFile) -> bytes:
    """The bytes of a file; the same file gives the same ones."""
    said = {
        "code": file.code,
        "based_on": file.based_on,
        "mark": file.mark,
        "title": file.title,
        "year": file.year,
        "source_sha256": file.source_sha256,
        "who": file.who,
        "made_at": file.made_at,
        "rows": [_row(row) for row in file.rows],
        "answers": [_answer(answer) for answer in file.answers],
    }
    body = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    checked = {"form": FORM, "sum": hashlib.sha256(body.encode()).hexdigest(), "plan": body}
    return gzip.compress(json.dumps(checked, ensure_ascii=False).encode(), mtime=0)


def _row(row: ExchangeRow) -> dict[str, Any]:
    return {
        "code": str(row.code),
        "section": row.section,
        "task": row.task,
        "measure": row.measure,
        "values": _words(row.values),
        "read": _words(row.read),
        "added": row.added,
    }


def _answer(answer: ExchangeAnswer) -> dict[str, Any]:
    return {
        "code": str(answer.code),
        "unit": answer.unit,
        "period": answer.period,
        "values": _words(answer.values),
    }


def _words(values: Mapping[EditField, str] | Mapping[FillField, str]) -> dict[str, str]:
    return {field.value: words for field, words in values.items()}
