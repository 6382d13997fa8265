"""What a clerk types after a meeting, line by line: written from how people note things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.domain.meeting_notes import NoteDeed, NoteKind
from gkdesk.domain.short_codes import ShortCode
from gkdesk.services.note_reading import read_notes

CLOSE, TELL = NoteKind.CLOSE, NoteKind.TELL


@pytest.mark.parametrize(
    ("typed", "deeds"),
    [
        ("12 完成 6.28", [NoteDeed(CLOSE, day="6.28")]),
        ("12 6月28日已办结", [NoteDeed(CLOSE, day="6月28日")]),
        ("12完成（6月28日）", [NoteDeed(CLOSE, day="6月28日")]),
        ("12 √", [NoteDeed(CLOSE)]),
        ("12：完成了，网站已上线", [NoteDeed(CLOSE), NoteDeed(TELL, "网站已上线")]),
        ("12 全部完成", [NoteDeed(NoteKind.CLOSE_ALL)]),
        ("12 完成；备注：存档", [NoteDeed(CLOSE), NoteDeed(NoteKind.REMARK, "存档")]),
        ("12 未完成", [NoteDeed(NoteKind.REOPEN)]),
        (
            "12 没有完成，等经费",
            [NoteDeed(NoteKind.REOPEN), NoteDeed(TELL, "等经费")],
        ),
        (
            "12 延期 9月底 因机构改革",
            [NoteDeed(NoteKind.PUT_OFF, "9月底", reason="机构改革")],
        ),
        (
            "12 推迟到10月15日，理由：人手不足",
            [NoteDeed(NoteKind.PUT_OFF, "10月15日", reason="人手不足")],
        ),
        ("12 延期到12月底", [NoteDeed(NoteKind.PUT_OFF, "12月底")]),
        ("12 次数+1", [NoteDeed(NoteKind.COUNT, amount=1)]),
        ("12 +2次 6月3日 培训", [NoteDeed(NoteKind.COUNT, "培训", "6月3日", amount=2)]),
        ("12 进展：已印发通知", [NoteDeed(TELL, "已印发通知")]),
        ("12 时限改为9月底", [NoteDeed(NoteKind.LIMIT, "9月底")]),
        ("12 牵头 区财政局", [NoteDeed(NoteKind.LEAD, "区财政局")]),
        ("12 配合单位：区司法局", [NoteDeed(NoteKind.SUPPORTING, "区司法局")]),
    ],
)
def test_a_line_says(typed: str, deeds: list[NoteDeed]) -> None:
    (line,) = read_notes(typed)
    assert line.codes == (ShortCode(12),)
    assert list(line.deeds) == deeds


@pytest.mark.parametrize(
    "words",
    ["完成3次培训", "完成率80%", "已完成80%", "完成了大部分", "基本完成", "延长服务时间"],
)
def test_what_tells_of_a_part_is_progress(words: str) -> None:
    (line,) = read_notes(f"12 {words}")
    assert list(line.deeds) == [NoteDeed(TELL, words, plain=True)]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("12-3 完成", [ShortCode(12, 3)]),
        ("12、15，18 完成", [ShortCode(12), ShortCode(15), ShortCode(18)]),
        ("第１２项 完成", [ShortCode(12)]),
        ("12. 完成", [ShortCode(12)]),
        ("12、12 完成", [ShortCode(12)]),
        ("完成", []),
    ],
)
def test_a_line_begins_with_its_codes(typed: str, codes: list[ShortCode]) -> None:
    (line,) = read_notes(typed)
    assert list(line.codes) == codes


def test_empty_lines_are_none_and_the_others_keep_their_number() -> None:
    assert [line.number for line in read_notes("\n1 完成\n\n  \n2 完成\n")] == [2, 5]


@given(
    st.text(
        alphabet="0123456789１２ 、-–.；;，：+次完成办结延期因到备注进展全部未√月日底\n\u2028",
        max_size=60,
    )
)
def test_no_line_raises_and_none_is_lost(text: str) -> None:
    typed = [line.typed for line in read_notes(text)]
    assert "".join("".join(typed).split()) == "".join(text.split())
