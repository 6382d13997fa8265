"""The words of the limit in force as an issued table prints them, with what was put back:
2022年9月30日前（延至2022年10月31日）."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.supervision import PutBack
from gkdesk.domain.tasks import Row
from gkdesk.domain.written_days import written_day
from gkdesk.services.breakdown_words import limit_words, set_words


def limit_cell(
    row: Row, printed: Sequence[str], standing: Sequence[PutBack], typed: Sequence[str] = ()
) -> str:
    """The limit of a row: a person's (``typed`` where those are several), else all those
    printed, each with the days to which it was put back. A person's own day that another
    took the place of is not shown."""
    own = [each for each in standing if each.steps[0].node_id == row.id]
    if not row.deadline_set:
        return _joined(printed or [row.words], standing)
    if len(typed) > 1:
        return _joined(typed, own)
    if not own:
        return set_words(row.words, row.due)
    was_printed = any(each.former_words in printed for each in own)
    return _joined(printed if was_printed else (), standing if was_printed else own)


def day_below(row: Row, words: str) -> str:
    """A limit's words with what they do not say in a line below: the day they settle, the
    day to which the plan's rule on rest days moves it, and 暂算 while that is uncertain."""
    told = [written_day(row.due)] if row.due and written_day(row.due) not in words else []
    if row.due and row.late_after and row.late_after != row.due:
        way = "顺延至" if row.late_after > row.due else "提前到"
        told.append(way + written_day(row.late_after))
    if row.provisional:
        told.append("暂算")
    if not words:
        return "，".join(told)
    return f"{words}\n（{'，'.join(told)}）" if told else words


def put_back_words(standing: PutBack) -> str:
    """How a limit was put back: 延至2022年10月31日，再延至2022年12月15日; of a period with
    its name."""
    days = "，再延至".join(written_day(step.due) for step in standing.steps)
    return f"{standing.name}延至{days}"


def _joined(expressions: Sequence[str], standing: Sequence[PutBack]) -> str:
    """The expressions, each once, with what was put back behind its words; words printed
    twice of which one was put back stand with it and without."""
    behind: dict[str, list[str]] = {}
    for each in standing:
        behind.setdefault(each.former_words, []).append(put_back_words(each))
    told = [_with(words, behind.pop(words, ())) for words in expressions]
    told += [_with(words, days) for words, days in behind.items()]
    return "；".join(dict.fromkeys(words for words in told if words))


def _with(words: str, days: Sequence[str]) -> str:
    plain = limit_words([words])
    return f"{plain}（{'；'.join(days)}）" if days else plain
