"""How well printed unit strings are read: ``python -m tests.phrases.measure_units FILE…``.

A line of a file is ``{"text", "units": [{"role", "names", "and_others"}], "restored": {…}}``,
written by reading. A name counts with its role; 等… and restored names count a text at a
time. ``--failing`` lists the texts that disagree, of files named -tune only: the others are
the measure and stay unread.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gkdesk.domain.units import UnitClause
from gkdesk.reading.units import read_clause

Case = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Names with role that agree, those expected and read; texts right in each respect."""

    agreed: int = 0
    expected: int = 0
    read: int = 0
    texts: int = 0
    others: int = 0
    restored: int = 0
    wholly: int = 0

    @property
    def f1(self) -> float:
        both = self.expected + self.read
        return 2 * self.agreed / both if both else 1.0


def cases(path: Path) -> Iterator[Case]:
    """The annotated lines of a file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def score(path: Path) -> Score:
    """One file measured."""
    total = Score()
    for case in cases(path):
        units = read_clause(case["text"])
        wanted, given = _expected_names(case), _read_names(units)
        total.texts += 1
        total.agreed += (wanted & given).total()
        total.expected += wanted.total()
        total.read += given.total()
        total.others += _others_agree(case, units)
        total.restored += _restored_agree(case, units)
        total.wholly += _agrees(case, units)
    return total


def failing(path: Path) -> Iterator[str]:
    """The texts that are not read as written down, with both readings."""
    for case in cases(path):
        units = read_clause(case["text"])
        if not _agrees(case, units):
            yield case["text"]
            yield f"    wanted {case['units']} {case.get('restored', '')}"
            yield f"    read   {[_brief(unit) for unit in units]} {_restored(units)}"


def _agrees(case: Case, units: Sequence[UnitClause]) -> bool:
    return (
        _expected_names(case) == _read_names(units)
        and _others_agree(case, units)
        and _restored_agree(case, units)
    )


def _expected_names(case: Case) -> Counter[tuple[str, str]]:
    return Counter((unit["role"], name) for unit in case["units"] for name in unit["names"])


def _read_names(units: Sequence[UnitClause]) -> Counter[tuple[str, str]]:
    return Counter((str(unit.role), name) for unit in units for name in unit.names)


def _others_agree(case: Case, units: Sequence[UnitClause]) -> bool:
    return [unit["and_others"] for unit in case["units"]] == [unit.and_others for unit in units]


def _restored_agree(case: Case, units: Sequence[UnitClause]) -> bool:
    return bool(_restored(units) == case.get("restored", {}))


def _restored(units: Sequence[UnitClause]) -> dict[str, str]:
    return {
        name: whole
        for unit in units
        for name, whole in zip(unit.names, unit.restored, strict=False)
        if name != whole
    }


def _brief(unit: UnitClause) -> tuple[str, tuple[str, ...], bool]:
    return str(unit.role), unit.names, unit.and_others


def _main(words: list[str]) -> None:
    for path in map(Path, (word for word in words if not word.startswith("-"))):
        one = score(path)
        print(
            f"{path.stem}: names F1 {one.f1:.3f} ({one.agreed} of {one.expected} expected, "
            f"{one.read} read); of {one.texts} texts 等 right in {one.others}, "
            f"restored in {one.restored}, all in {one.wholly}"
        )
        if "--failing" in words and path.stem.endswith("-tune"):
            print("\n".join(failing(path)))


if __name__ == "__main__":
    _main(sys.argv[1:])
