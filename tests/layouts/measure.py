"""How right the reader is on the documents in this folder: precision, recall, F1.

``python -m tests.layouts.measure [tune|report] [NAME…]``; with names it lists what differs.
A heading counts with its place in the tree, a unit with item, role and name, a deadline with
item, words, kind and day or rule.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gkdesk import documents
from gkdesk.exports.reading_json import as_json
from gkdesk.reading import read_plan

FOLDER = Path(__file__).parent
KINDS = ("items", "headings", "units", "deadlines", "measures", "notice")
_LIMIT = ("kind", "due", "start", "rule", "count", "period", "amount", "amount_unit")

Facts = Counter[tuple[Any, ...]]


@dataclass
class Score:
    """Facts that agree, facts only expected, facts only read."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, expected: Facts, read: Facts) -> None:
        self.right += (expected & read).total()
        missed, wrong = expected - read, read - expected
        self.missed += missed.total()
        self.wrong += wrong.total()
        self.differences += [f"{name} - {fact}" for fact in missed]
        self.differences += [f"{name} + {fact}" for fact in wrong]

    @property
    def f1(self) -> float:
        every = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / every if every else 1.0


def measured(half: str, names: tuple[str, ...] = ()) -> dict[str, Score]:
    """The scores of one half, or of some of its documents."""
    scores = {kind: Score() for kind in KINDS}
    for expected_file in sorted((FOLDER / half).glob("*.json")):
        name = expected_file.stem
        if names and name not in names:
            continue
        expected = json.loads(expected_file.read_text("utf-8"))
        source = next(
            path for path in expected_file.parent.glob(f"{name}.*") if path.suffix != ".json"
        )
        read = as_json(read_plan(documents.read(source)))
        for kind in KINDS:
            scores[kind].add(name, _facts(expected, kind), _facts(read, kind, expected))
    return scores


def _facts(plan: dict[str, Any], kind: str, expected: dict[str, Any] | None = None) -> Facts:
    if kind == "notice":
        fields = (expected or plan).get("notice", {})
        read = plan.get("notice", {})
        return Counter((key, _squeezed(str(read.get(key)))) for key in fields)
    return Counter(
        fact
        for place, node in _walk(plan["outline"])
        for fact in _node_facts(place, node, kind)
    )


def _walk(
    nodes: list[dict[str, Any]], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every node with the opening words of its heading or text and of all above it."""
    for node in nodes:
        words = node["heading"] or node.get("starts") or node["text"]
        starts = _squeezed(str(words))[:6]
        place = (*above, _squeezed(str(node["label"])) + starts)
        yield place, node
        yield from _walk(node.get("children") or [], place)


def _node_facts(place: tuple[str, ...], node: dict[str, Any], kind: str) -> Iterator[Any]:
    leaf = place[-1]
    if kind == "items":
        yield place
    elif kind == "headings" and node["heading"]:
        yield (len(place), leaf, _squeezed(node["heading"]))
    elif kind == "measures" and not node.get("children"):
        measures = node.get("measures") or 0
        yield (leaf, measures if isinstance(measures, int) else len(measures))
    elif kind == "units":
        for unit in node.get("units") or []:
            for name in unit["names"]:
                yield (leaf, unit["role"], _squeezed(name))
    elif kind == "deadlines":
        for limit in node.get("deadlines") or []:
            words = _squeezed(limit["expression"])
            yield (leaf, words, *(str(limit.get(key)) for key in _LIMIT))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def main(arguments: list[str]) -> None:
    """Print the scores."""
    half = arguments[0] if arguments else "tune"
    names = tuple(arguments[1:])
    for kind, score in measured(half, names).items():
        print(
            f"{kind:10} F1 {score.f1:.3f}  right {score.right}"
            f"  missed {score.missed}  wrong {score.wrong}"
        )
        if names:
            print(*score.differences, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
