"""Extensions in sentences: which day stood, who agreed to which later one, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.domain.supervision import Extension, leading_to
from gkdesk.domain.written_days import written_day


def extension_words(each: Extension) -> str:
    """原 2022年9月30日，经 区政府办公室 同意延至 2022年10月31日（原因）."""
    former = written_day(each.former_due) if each.former_due else f"“{each.former_words}”"
    return (
        f"原 {former}，经 {each.approver} 同意延至 {written_day(each.due)}（{each.reason}），"
        f"{written_day(each.decided_on)}批准"
    )


def chain_words(due: date | None, extensions: Sequence[Extension]) -> list[str]:
    """The extensions that lead to the day that stands, first to last, one line each."""
    return [extension_words(each) for each in leading_to(due, extensions)]
