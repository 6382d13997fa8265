"""The program as a process: what it loads, and how it speaks on a bare console."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

ROOT = Path(__file__).parent.parent
TEXT = "2023年工作要点\n一、公布预算。（责任单位：区财政局）\n二、公布决算。\n"

_WITH_VERBS = """
import json, sys
from gkdesk.__main__ import main
window = "PySide6", "shiboken6", "gkdesk.ui"
for words in json.loads(sys.argv[1]):
    try:
        status = main(words)
    except SystemExit as left:
        status = left.code
    loaded = [name for name in sys.modules if name.startswith(window)]
    if loaded or status:
        sys.exit(f"{words}: {status}, loaded {loaded}")
"""

_WINDOW = """
import sys
import gkdesk.app
late = "gkdesk.reading", "openpyxl", "pypinyin", "rapidfuzz", "sqlite_utils", "subprocess"
print(*(name for name in late if name in sys.modules))
"""


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_window_starts_without_what_it_needs_later() -> None:
    done = run("-c", _WINDOW, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout.decode().split()) == (0, [])


def test_no_verb_loads_qt(tmp_path: Path, document: Path) -> None:
    db = tmp_path / "台账.db"
    verbs = (
        ("read", document, "--json"),
        ("import", document),
        ("tasks",),
        ("set", "1", "note", "甲"),
        ("undo",),
        ("export", "-o", tmp_path / "表.xlsx"),
        ("check",),
        ("--help",),
    )
    words = json.dumps([[str(word) for word in verb] for verb in verbs])
    done = run("-c", _WITH_VERBS, words, GKDESK_DB=str(db))
    assert done.returncode == 0, done.stderr.decode()


def test_main_py_speaks_utf_8_on_any_console(tmp_path: Path, document: Path) -> None:
    done = run(ROOT / "main.py", "read", document, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "公布预算" in done.stdout.decode("utf-8")
    done = run(ROOT / "main.py", "read", tmp_path / "无.txt", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "没有找到“无.txt”" in done.stderr.decode("utf-8")


def test_a_locale_without_chinese_keeps_nobody_from_working(
    tmp_path: Path, document: Path
) -> None:
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "GKDESK_DB": str(tmp_path / "台账.db")}
    for words in (("import", document), ("set", "1", "note", "加急"), ("check",)):
        done = run("-m", "gkdesk", *words, **bare)
        assert done.returncode == 0, done.stderr.decode()
    done = run(ROOT / "main.py", "tasks", "--search", "加急", "--json", **bare)
    assert [task["note"] for task in json.loads(done.stdout)["tasks"]] == ["加急"]


def test_print_needs_no_display(tmp_path: Path, document: Path) -> None:
    db, target = tmp_path / "台账.db", tmp_path / "清单.pdf"
    assert run(ROOT / "main.py", "import", document, GKDESK_DB=str(db)).returncode == 0
    paper = "--points", "16", "--paper", "A3", "--upright"
    words = "print", "--plan", "1", "--list", "section", *paper, "-o", target, "--json"
    done = run(ROOT / "main.py", *words, GKDESK_DB=str(db), DISPLAY=":987")
    said = done.stderr.decode()
    if "没有中文字体" in said:
        assert (done.returncode, done.stdout) == (1, b"")
        assert not target.exists()
        pytest.skip("this machine has no font with Chinese glyphs to print with")
    assert done.returncode == 0, said
    assert json.loads(done.stdout) == {"file": str(target), "pages": 1, "tasks": 2}
    with PdfDocument(target) as written:
        wide, tall = written[0].get_size()
    assert [round(side * 25.4 / 72) for side in (wide, tall)] == [297, 420]


def test_a_reader_that_leaves_early_sees_no_traceback(document: Path) -> None:
    document.write_text(TEXT + "三、公布结果。\n" * 20000, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "read", str(document)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
