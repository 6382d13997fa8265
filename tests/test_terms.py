"""Every enum member and every fault has its words, in the tone of the house."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from gkdesk import errors, terms
from gkdesk.domain import (
    breakdown,
    carrying,
    changes,
    deadlines,
    marks,
    queries,
    supervision,
    tasks,
    units,
)
from gkdesk.domain.breakdown import BreakdownRow
from gkdesk.exports import columns

ENUMS = {
    item
    for module in (
        breakdown,
        carrying,
        changes,
        deadlines,
        marks,
        queries,
        supervision,
        tasks,
        units,
    )
    for item in vars(module).values()
    if isinstance(item, type) and issubclass(item, StrEnum) and item is not StrEnum
}


def kinds(fault: type[errors.GkdeskError]) -> set[type[errors.GkdeskError]]:
    return {fault}.union(*(kinds(kind) for kind in fault.__subclasses__()))


def examples() -> list[errors.GkdeskError]:
    made: list[errors.GkdeskError] = []
    for kind in sorted(kinds(errors.GkdeskError), key=lambda kind: kind.__name__):
        if issubclass(kind, errors.FileFault):
            made += [kind(Path("甲") / "台账.db"), kind(Path("乙.txt"), "图片")]
        elif issubclass(kind, errors.ValueFault):
            made.append(kind("某值"))
        else:
            made.append(kind())
    return made


@pytest.mark.parametrize("enum", sorted(ENUMS, key=str))
def test_every_member_has_a_word(enum: type[StrEnum]) -> None:
    for member in enum:
        assert re.fullmatch(r"[\u4e00-\u9fff]+", terms.label(member))


@pytest.mark.parametrize("error", examples(), ids=lambda error: type(error).__name__)
def test_every_fault_is_one_polite_sentence(error: errors.GkdeskError) -> None:
    sentence = terms.message_for(error)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert not re.search(r"[！!您\n{}]", sentence)
    words = sentence.replace("台账.db", "").replace("乙.txt", "").replace(".txt", "")
    words = re.sub("PDF|Excel|Word|WPS", "", words)
    assert not re.search(r"[A-Za-z]", words)


@pytest.mark.parametrize("error", examples(), ids=lambda error: type(error).__name__)
def test_a_sentence_names_what_it_is_about(error: errors.GkdeskError) -> None:
    sentence = terms.message_for(error)
    if isinstance(error, errors.FileFault) and type(error) is not errors.FileFault:
        assert error.path.name in sentence
    if isinstance(error, errors.ValueFault) and type(error) is not errors.ValueFault:
        assert error.value in sentence


def test_the_table_has_a_head_for_every_column() -> None:
    """The words of the tables that offices issue."""
    usual = columns.usual_columns([BreakdownRow(1, "甲", "乙", "", "", "", "", "", "")])
    assert [terms.label(one.shows) for one in usual] == [
        "序号", "重点工作", "工作任务", "具体措施", "牵头单位", "责任单位", "配合单位",
        "完成时限", "备注",
    ]  # fmt: skip


def test_what_is_shown_for_a_status_may_be_typed() -> None:
    for status in tasks.Status:
        assert terms.STATUS_WORDS[terms.label(status)] is status
        assert terms.STATUS_WORDS[status.value] is status
