"""The verbs that answer a line at a time: limits and units for other programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
KEYS = {
    "expression", "clause", "kind", "due", "start", "rule", "count", "count_unit", "period",
    "event", "amount", "amount_unit", "who",
}  # fmt: skip


def answers(verb: str, given: bytes, tmp_path: Path) -> tuple[int, list[Any]]:
    """Exit status and the answers, one a line; the run must leave no ledger behind."""
    db = tmp_path / "台账.db"
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), verb],
        input=given,
        env={**os.environ, "GKDESK_DB": str(db)},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert not db.exists()
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def line(**asked: Any) -> bytes:
    return json.dumps(asked, ensure_ascii=False).encode() + b"\n"


def test_each_line_gives_the_limits_of_its_text(tmp_path: Path) -> None:
    given = (
        b"\xef\xbb\xbf"
        + line(text="本通知印发后5个工作日内报送。", signed_on="2026-02-10", year=2026)
        + line(text="及时更新。", year=2026)
        + line(text="3月底前，12月底前完成。", signed_on="2025-01-05")
        + line(text="年底前完成。")
    )
    status, (first, second, third, fourth) = answers("deadlines", given, tmp_path)
    assert status == 0
    assert first[0].keys() >= KEYS
    # Working days after 2026-02-10, with the Spring Festival and its make-up days between.
    assert (first[0]["kind"], first[0]["due"]) == ("relative", "2026-02-24")
    assert second == []
    assert [limit["due"] for limit in third] == ["2025-03-31", "2025-12-31"]
    assert [limit["due"] for limit in fourth] == [None]


@pytest.mark.parametrize(
    "bad",
    [
        b"\n",
        b"{\n",
        b"[]\n",
        b'{"text": 5}\n',
        b'{"text": "\xff"}\n',
        b'{"text": "a", "year": "2023"}\n',
        b'{"text": "a", "year": true}\n',
        b'{"text": "a", "year": 20231}\n',
        b'{"text": "a", "signed_on": "2023-02-30"}\n',
        b'{"text": "a", "signed_on": 20230230}\n',
        b"[" * 100_000 + b"\n",
        b'{"text": "a", "year": ' + b"9" * 5000 + b"}\n",
    ],
)
def test_a_line_that_is_no_input_gives_its_error_and_the_run_goes_on(
    bad: bytes, tmp_path: Path
) -> None:
    good = line(text="年底前完成。", year=2023)
    status, (first, second, third) = answers("deadlines", good + bad + good, tmp_path)
    assert status == 1
    assert first == third
    assert first[0]["due"] == "2023-12-31"
    assert second.keys() == {"error"}
    assert second["error"]


def test_units_of_a_line(tmp_path: Path) -> None:
    given = "市发展改革委牵头，市财政局、市住建局配合\n\n".encode() + b"\xff\n"
    status, (first, empty, bad) = answers("units", given, tmp_path)
    assert status == 1
    assert [(unit["role"], unit["names"], unit["and_others"]) for unit in first] == [
        ("lead", ["市发展改革委"], False),
        ("supporting", ["市财政局", "市住建局"], False),
    ]
    assert empty == []
    assert bad.keys() == {"error"}


def test_an_answer_comes_before_the_next_question() -> None:
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "deadlines"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for year in (2023, 2024):
            process.stdin.write(line(text="年底前完成。", year=year))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())[0]["due"] == f"{year}-12-31"
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0
