"""Verbs that read a line at a time: time limits and units, for other programs.

Every line of input gives one line of output, flushed at once; a line that is no valid input
gives its error and the run goes on. No ledger, no display.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from gkdesk.cli.usage import Verb, nothing
from gkdesk.exports.reading_json import deadline_json, units_json
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import read_clause


class _BadLine(Exception):
    """What is wrong with a line, as a Chinese phrase."""


def _deadlines(_: Namespace) -> int:
    return _stream(_limits_of)


def _units(_: Namespace) -> int:
    return _stream(_units_of)


def _stream(read: Callable[[str], list[dict[str, Any]]]) -> int:
    """Answer each line of standard input; 1 where one of them was no valid input."""
    status = 0
    for line in _lines():
        answer: Any
        try:
            answer = read(_decoded(line))
        except _BadLine as fault:
            answer, status = {"error": str(fault)}, 1
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return status


def _lines() -> Iterator[bytes]:
    """The lines as they come in; a byte order mark before the first is dropped."""
    for number, line in enumerate(sys.stdin.buffer):
        yield line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise _BadLine("这一行不是 UTF-8 文字") from None


def _limits_of(line: str) -> list[dict[str, Any]]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise _BadLine("这一行不是 JSON") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise _BadLine("这一行缺少文字 text")
    text = asked["text"]
    signed, printed = _day(asked, "signed_on"), _day(asked, "printed_on")
    year = _year(asked)
    if year is None and signed:
        year = signed.year
    limits = read_deadlines(Traced.of(text, 0, len(text)), Frame(year, signed, printed))
    return [deadline_json(limit) for limit in limits]


def _day(asked: dict[str, Any], name: str) -> date | None:
    value = asked.get(name)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _BadLine(f"{name} 不是“年-月-日”的日期") from None


def _year(asked: dict[str, Any]) -> int | None:
    value = asked.get("year")
    if value is None:
        return None
    if type(value) is not int or not date.min.year <= value < date.max.year:
        raise _BadLine("year 不是年份")
    return value


def _units_of(line: str) -> list[dict[str, Any]]:
    return [
        units_json(clause)
        | {"restored": list(clause.restored), "confidence": round(clause.confidence, 2)}
        for clause in read_clause(line)
    ]


STREAM_VERBS = (
    Verb("deadlines", "逐行读时限，一行 JSON 得一行 JSON", nothing, _deadlines),
    Verb("units", "逐行读责任单位，一行文字得一行 JSON", nothing, _units),
)
