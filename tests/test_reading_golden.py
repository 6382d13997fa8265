"""The five shipped plans against golden files written by reading the documents."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from gkdesk.documents import read_text
from gkdesk.exports.reading_json import as_json
from gkdesk.reading import read_plan

GOLDEN = Path(__file__).parent / "golden"
PLANS = Path(__file__).parent.parent / "resources" / "plans"
MANIFEST: list[dict[str, Any]] = json.loads((PLANS / "manifest.json").read_text("utf-8"))[
    "plans"
]
GOLDEN_OF = {
    "000_b5f6487b32ceed97.txt": "fushan-2023",
    "001_0917a6ea4d06ba94.txt": "haiyang-2020",
    "002_0e95c71143a3993b.txt": "taierzhuang-2022",
    "003_5e563d7ae628c257.txt": "jinan-2023",
    "004_29502ec9dbe9c8f0.txt": "huancui-2025",
}
DOUBTED = {
    "haiyang-2020": [""],
    "taierzhuang-2022": ["一/一/2", "一/二/4", "一/二/4", "一/五/3"],
    "jinan-2023": ["", ""],
}


ADDED = {"confidence", "restored", "before", "counted_from", "progress", "done", "note"}
"""Keys the reader gives beyond the contract; the golden files have none of them."""


def _without_added(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_added(each) for key, each in value.items() if key not in ADDED}
    return [_without_added(each) for each in value] if isinstance(value, list) else value


def _read(entry: dict[str, Any]) -> dict[str, Any]:
    return as_json(read_plan(read_text(PLANS / entry["file"])))


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: GOLDEN_OF[entry["source"]])
def test_plan_reads_exactly(entry: dict[str, Any]) -> None:
    name = GOLDEN_OF[entry["source"]]
    expected = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    read = _read(entry)
    doubted = [doubt["path"] for doubt in read.pop("doubts")]
    expected.pop("doubts")
    assert doubted == DOUBTED.get(name, [])
    assert {left["why"] for left in read.pop("leftovers")} <= {"通知正文，不是任务。"}
    assert _without_added(read) == expected


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: GOLDEN_OF[entry["source"]])
def test_shipped_plan_is_the_manifests(entry: dict[str, Any]) -> None:
    data = (PLANS / entry["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]


def test_manifest_agrees_with_the_documents() -> None:
    for entry in MANIFEST:
        notice = _read(entry)["notice"]
        assert (notice["issuer"], notice["year"]) == (entry["issuer"], entry["year"])
        assert notice["plan_title"] == entry["title"]
