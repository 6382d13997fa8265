"""How well phrases are read: ``python -m tests.phrases.measure FILE… [--failing]``.

A line of a file is ``{"text", "year", "signed_on", "deadlines": […]}``, written by reading.
Counted are limits that agree in words, kind and everything they settle; a rule agrees where
it falls on the same days. Totals are printed; ``--failing`` also lists the cases that
disagree, of files named -tune only: the others are the measure and stay unread.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from dateutil.rrule import rrulestr

from gkdesk.exports.reading_json import deadline_json
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.traced import Traced

_SETTLED = (
    "due",
    "start",
    "count",
    "count_unit",
    "period",
    "event",
    "amount",
    "amount_unit",
)
_FROM = datetime(2023, 1, 1)  # noqa: DTZ001 - rules know no zone
_OCCURRENCES = 24


@dataclass(frozen=True, slots=True)
class Score:
    """Limits that agree, those expected, those read, and the texts read wholly right."""

    agreed: int
    expected: int
    read: int
    texts_right: int
    texts: int

    @property
    def precision(self) -> float:
        return self.agreed / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.agreed / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The annotated lines of a file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def read(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The limits the reader gives for the text of a case."""
    text, signed = case["text"], case.get("signed_on")
    day = date.fromisoformat(signed) if signed else None
    frame = Frame(case.get("year") or (day.year if day else None), day)
    return [
        deadline_json(limit) for limit in read_deadlines(Traced.of(text, 0, len(text)), frame)
    ]


def score(path: Path) -> Score:
    """One file measured."""
    agreed = expected = found = right = texts = 0
    for case in cases(path):
        wanted, given = _keys(case["deadlines"]), _keys(read(case))
        common = sum((wanted & given).values())
        agreed, expected = agreed + common, expected + sum(wanted.values())
        found, texts = found + sum(given.values()), texts + 1
        right += wanted == given
    return Score(agreed, expected, found, right, texts)


def _keys(limits: Iterable[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    return Counter(
        (
            limit["expression"],
            limit["kind"],
            *(limit.get(name) for name in _SETTLED),
            bool(limit.get("before")),
            _days_of(limit.get("rule")),
        )
        for limit in limits
    )


def _days_of(rule: str | None) -> tuple[datetime, ...] | None:
    """The days a rule falls on, so that 12-31 and the last day of December agree. A rule
    without a day of its own keeps its words."""
    if rule is None or not any(part in rule for part in ("BYMONTHDAY", "BYDAY")):
        return rule and (rule,)  # type: ignore[return-value]
    return tuple(islice(rrulestr(rule, dtstart=_FROM), _OCCURRENCES))


def _failing(path: Path) -> Iterator[str]:
    for case in cases(path):
        given = read(case)
        if _keys(case["deadlines"]) != _keys(given):
            yield case["text"]
            yield f"    wanted {[_brief(limit) for limit in case['deadlines']]}"
            yield f"    read   {[_brief(limit) for limit in given]}"


def _brief(limit: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in limit.items()
        if value not in (None, False) and name not in ("clause", "who", "confidence")
    }


def _main(words: list[str]) -> None:
    for path in map(Path, (word for word in words if not word.startswith("-"))):
        one = score(path)
        print(
            f"{path.stem}: precision {one.precision:.3f} recall {one.recall:.3f} "
            f"F1 {one.f1:.3f} ({one.agreed} of {one.expected} expected, {one.read} read; "
            f"{one.texts_right} of {one.texts} texts)"
        )
        if "--failing" in words and path.stem.endswith("-tune"):
            print("\n".join(_failing(path)))


if __name__ == "__main__":
    _main(sys.argv[1:])
