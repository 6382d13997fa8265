"""Which files words of evidence name, and which of them are taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from gkdesk.services import handing_over_evidence
from gkdesk.services.handing_over_evidence import look, names


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("已在门户网站公开", []),
        ("https://www.a.gov.cn/art/1.html、http://b.cn/x.pdf", []),
        ("见附件1：截图.png、会议纪要.docx。", ["截图.png", "会议纪要.docx"]),
        ("会议纪要（2022）.PDF", ["会议纪要（2022）.PDF"]),
        (r"C:\我的 文件\一季度\台账 v2.xlsx；另见门户", [r"C:\我的 文件\一季度\台账 v2.xlsx"]),
        ("file:///D:/a/b.doc", ["file:///D:/a/b.doc"]),
        (r"佐证\一季度\照片.jpg", [r"佐证\一季度\照片.jpg"]),
        (r"\\server\share\签到.pdf", [r"\\server\share\签到.pdf"]),
        ("程序 setup.exe、脚本 a.bat、密钥 id_rsa", []),
    ],
)
def test_names_within_words(words: str, named: list[str]) -> None:
    assert list(names(words)) == named


def test_only_documents_of_this_computer_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "账"
    folder.mkdir()
    for name in ("甲.png", "大.mp4", "秘密.key"):
        (folder / name).write_bytes(b"12345")
    (folder / "大.mp4").write_bytes(b"1234567")
    (tmp_path / "外.pdf").write_bytes(b"1")
    (folder / "夹.pdf").mkdir()
    asked: list[Path] = []
    real = Path.is_file

    def is_file(path: Path) -> bool:
        asked.append(path)
        return real(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    monkeypatch.setattr(handing_over_evidence, "MOST_BYTES", 6)
    said = [
        (1, 1, f"甲.png、大.mp4、夹.pdf、无.pdf {folder / '秘密.key'}"),
        (1, 2, r"甲.png；..\外.pdf；../外.pdf；\\h\s\a.pdf；//h/s/a.pdf；file://h/s/a.pdf"),
    ]
    found = look(said, folder)
    taken = [(each.node_id, each.words, each.size) for each in found if each.file]
    assert taken == [(1, "甲.png", 5), (2, "甲.png", 5)]
    assert all(folder in path.parents for path in asked)  # no host was asked, no folder above
    monkeypatch.setattr(handing_over_evidence, "MOST_TOGETHER", 9)
    assert [each.node_id for each in look(said, folder) if each.file] == [1]
    assert not any(each.file for each in look(said, None))
