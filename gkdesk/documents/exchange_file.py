"""The bytes of an exchange file -> what another clerk's ledger tells about a plan."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from gkdesk.domain.characters import storable
from gkdesk.domain.exchange import FORM, ExchangeAnswer, ExchangeFile, ExchangeRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode, read_code
from gkdesk.domain.tasks import EditField
from gkdesk.errors import ExchangeUnfit

_MOST = 200 * 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_Field = TypeVar("_Field", bound=StrEnum)


def read_exchange(data: bytes, path: Path) -> ExchangeFile:
    """The file in these bytes. Raises ExchangeUnfit where it is none, was cut, or altered."""
    try:
        said = _checked(data)
        return ExchangeFile(
            code=_text(said, "code"),
            based_on=_text(said, "based_on"),
            mark=_text(said, "mark"),
            title=_text(said, "title"),
            year=said["year"] if isinstance(said["year"], int) else None,
            source_sha256=_text(said, "source_sha256"),
            who=_text(said, "who"),
            made_at=_text(said, "made_at"),
            rows=tuple(_row(row) for row in said["rows"]),
            answers=tuple(_answer(answer) for answer in said["answers"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error) as fault:
        raise ExchangeUnfit(path) from fault


def _checked(data: bytes) -> dict[str, Any]:
    unpacker = zlib.decompressobj(_GZIP)
    whole = unpacker.decompress(data, _MOST)
    if not unpacker.eof:
        raise ValueError("cut, or too large")
    outer = json.loads(whole)
    body = outer["plan"]
    if outer["form"] != FORM or hashlib.sha256(body.encode()).hexdigest() != outer["sum"]:
        raise ValueError("altered")
    said: dict[str, Any] = json.loads(body)
    return said


def _text(said: Mapping[str, Any], name: str) -> str:
    words = said[name]
    if not isinstance(words, str):
        raise TypeError(name)
    return storable(words)


def _code(said: Mapping[str, Any]) -> RowCode:
    code = read_code(_text(said, "code"))
    if code is None:
        raise ValueError("no code")
    return code


def _row(said: Mapping[str, Any]) -> ExchangeRow:
    return ExchangeRow(
        code=_code(said),
        section=_text(said, "section"),
        task=_text(said, "task"),
        measure=_text(said, "measure"),
        values=_values(said["values"], EditField),
        read=_values(said["read"], EditField),
        added=bool(said["added"]),
    )


def _answer(said: Mapping[str, Any]) -> ExchangeAnswer:
    values = _values(said["values"], FillField)
    return ExchangeAnswer(_code(said), _text(said, "unit"), _text(said, "period"), values)


def _values(said: Mapping[str, Any], fields: type[_Field]) -> dict[_Field, str]:
    """The words of the fields known here; a newer program may tell more."""
    known = {field.value: field for field in fields}
    return {known[name]: _text(said, name) for name in said if name in known}
