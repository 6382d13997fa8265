"""What a person answers is carried out when the document is read again."""

from __future__ import annotations

from datetime import date

from gkdesk.domain.answers import Answer, AnswerKind
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role
from gkdesk.reading import read_plan

PLAN = """\
2024年青岚县政务公开工作要点
为做好今年工作，制定本要点。
一、做好决策公开。县司法局要编制目录。9月31日前完成。
补充说明这一项的做法
二、做好解读回应。由县政府办公室统筹。重大政策发布后要回应关切（县委宣传部牵头）。
三、做好队伍建设。年内举办培训班2期。
各单位于12月10日前报送总结。
"""


def place(words: str) -> Span:
    start = PLAN.index(words)
    return Span(start, start + len(words))


def read(*answers: Answer) -> Draft:
    return read_plan(Document(PLAN), answers)


def said(kind: AnswerKind, words: str, value: str = "") -> Answer:
    return Answer(kind, place(words), value)


def test_a_line_said_to_be_an_item_is_one() -> None:
    assert read().closing == "各单位于12月10日前报送总结。"
    draft = read(said(AnswerKind.ITEM, "各单位于12月10日前报送总结。"))
    last = draft.outline[-1]
    assert (last.text, last.level, last.label) == ("各单位于12月10日前报送总结。", 1, "")
    assert [limit.due for limit in last.deadlines] == [date(2024, 12, 10)]
    assert draft.closing == ""
    assert not any("12月10日前" in doubt.what for doubt in draft.doubts)


def test_the_limit_outside_the_tasks_offers_to_become_one() -> None:
    doubt = next(doubt for doubt in read().doubts if "12月10日前" in doubt.what)
    answer = next(choice.answer for choice in doubt.choices if choice.words == "列为任务")
    assert "报送总结" in read(answer).outline[-1].text


def test_an_item_said_to_be_text_joins_the_one_above() -> None:
    draft = read(said(AnswerKind.TEXT, "三、做好队伍建设。"))
    assert [node.label for node in draft.outline] == ["一、", "二、"]
    assert "三、做好队伍建设。" in draft.outline[1].text


def test_a_line_said_to_go_on_is_joined_without_a_break() -> None:
    draft = read(said(AnswerKind.JOIN, "补充说明这一项的做法"))
    assert "9月31日前完成。补充说明这一项的做法" in draft.outline[0].text


def test_a_line_said_to_be_no_task_stands_among_what_was_left_out() -> None:
    draft = read(said(AnswerKind.ASIDE, "补充说明这一项的做法"))
    assert "补充说明" not in draft.outline[0].text
    assert [left.text for left in draft.leftovers] == ["补充说明这一项的做法"]


def test_words_said_to_be_units_are_units_of_that_role() -> None:
    draft = read(said(AnswerKind.UNITS, "县司法局", Role.LEAD.value))
    assert [(unit.role, unit.names) for unit in draft.outline[0].units] == [
        (Role.LEAD, ("县司法局",))
    ]


def test_words_said_to_be_no_units_stay_in_the_text() -> None:
    bracket = "（县委宣传部牵头）"
    assert bracket not in read().outline[1].text
    draft = read(said(AnswerKind.NO_UNITS, bracket))
    assert bracket in draft.outline[1].text
    assert "县委宣传部" not in [name for u in draft.outline[1].units for name in u.names]


def test_a_limit_said_to_be_none_is_gone_with_its_doubt() -> None:
    assert any("9月31日前" in doubt.what for doubt in read().doubts)
    draft = read(said(AnswerKind.NO_DEADLINE, "9月31日前"))
    assert draft.outline[0].deadlines == ()
    assert not any("9月31日前" in doubt.what for doubt in draft.doubts)


def test_the_day_advised_for_a_day_that_is_not_is_the_last_of_the_month() -> None:
    doubt = next(doubt for doubt in read().doubts if "9月31日前" in doubt.what)
    assert doubt.choices[0].words == "定为9月30日"
    draft = read(doubt.choices[0].answer)
    assert [limit.due for limit in draft.outline[0].deadlines] == [date(2024, 9, 30)]
    assert draft.outline[0].deadlines[0].expression == "9月31日前"


def test_a_day_set_on_other_words_is_a_limit_of_the_item() -> None:
    draft = read(said(AnswerKind.DAY, "重大政策发布后", "2024-11-01"))
    assert date(2024, 11, 1) in [limit.due for limit in draft.outline[1].deadlines]


def test_a_doubt_said_to_be_right_is_settled() -> None:
    doubt = next(doubt for doubt in read().doubts if "12月10日前" in doubt.what)
    draft = read(Answer(AnswerKind.SEEN, doubt.span))
    assert not any("12月10日前" in other.what for other in draft.doubts)


def test_every_doubt_of_every_kind_can_be_settled_by_each_of_its_answers() -> None:
    for doubt in read().doubts:
        for choice in doubt.choices:
            after = read(choice.answer)
            assert not any(other.what == doubt.what for other in after.doubts), choice
