"""What an office types into the cells it is to fill in, and what may be made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from gkdesk.domain.feedback import FillField

_EPOCH = date(1899, 12, 30)
_SIGNS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Typed:
    """``value`` is what the cell holds, ``words`` what it shows; ``means`` are the canonical
    words that may be written for it unasked, none where a person has to be asked."""

    value: object
    words: str
    means: frozenset[str]


def typed(value: object, *means: str, words: str = "") -> Typed:
    """A cell that shows ``words``, or its value."""
    return Typed(value, words or str(value), frozenset(means))


def _days(day: date) -> tuple[Typed, ...]:
    """A day as it is typed; what names no day, or not surely this one, must be asked."""
    iso, year, month, number = day.isoformat(), day.year, day.month, day.day
    serial = (day - _EPOCH).days
    at_midnight = datetime(year, month, number)  # noqa: DTZ001  a cell knows no zone
    return (
        typed(at_midnight, iso, words=iso),
        typed(iso, iso),
        typed(f"{year}.{month}.{number}", iso),
        typed(f"{year}/{month}/{number}", iso),
        typed(f"{year}年{month}月{number}日", iso),
        typed(f" {year}年{month:02}月{number:02}日 ".translate(_WIDE), iso),
        typed(f"{month}月{number}日", iso),
        typed(f"{year}{month:02}{number:02}", iso),
        typed(serial, iso),
        typed(str(serial), iso),
        typed(f"{year}-{month}-{number}已完成", iso),
        typed(f"{year}.{month}"),
        typed(f"{year}年{month}月"),
        typed(f"{month}月底", _month_end(day).isoformat()),
        typed("已按时完成"),
        typed("2027-03-01"),
        typed(f"{month}月{number}日至{month}月{number + 1}日"),
    )


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


_STATUS = (
    *(
        (word, "done")
        for word in ("已办结", "已完成", "完成", "办结", "是", " 已办结 ", "已 完 成")
    ),
    *(
        (word, "open")
        for word in ("推进中", "正在推进", "进行中", "未完成", "未办结", "未启动")
    ),
    *(
        (word, "open")
        for word in ("基本完成", "部分完成", "即将完成", "长期坚持", "未全部完成")
    ),
    *(("√", "done"), ("100%", "done"), ("80%", "open"), ("否", "open")),
    *(("见附件", ""), ("？", ""), ("同上", "")),
)
"""Status words; what is not finished is never done."""


def _counts(number: int) -> tuple[Typed, ...]:
    said = str(number)
    sign = _SIGNS[number]
    return (
        typed(number, said),
        typed(said, said),
        typed(float(number), said, words=said),
        typed(f"{number}次", said),
        typed(f"共{number}场", said),
        typed(f"{sign}次", said),
        typed(said.translate(_WIDE), said),
        typed(f"{number}-{number + 1}次"),
        typed("若干"),
        typed(-number),
        typed(number + 0.5),
    )


class Answers:
    """Draws answers; no two texts of a run are alike, so a wrong row can be told."""

    def __init__(self, draw: Random, numbers: Iterator[int] | None = None) -> None:
        self.draw = draw
        self._numbers = numbers or count(1)
        self._drawn: dict[FillField, Callable[[], Typed]] = {
            FillField.PROGRESS: self.progress,
            FillField.STATUS: self._status,
            FillField.DONE_ON: lambda: draw.choice(_days(self._day())),
            FillField.COUNT: lambda: draw.choice(_counts(draw.randint(1, 9))),
            FillField.EVIDENCE: self._evidence,
            FillField.PERSON: lambda: self._text(
                f"王{next(self._numbers)} 6212{draw.random():.4f}"
            ),
            FillField.PROBLEM: lambda: self._text(f"缺少经费{next(self._numbers)}万元"),
        }

    def of(self, field: FillField) -> Typed:
        """One answer for a field."""
        return self._drawn[field]()

    def progress(self) -> Typed:
        """A text of progress that stands nowhere else."""
        number = next(self._numbers)
        return self._text(
            self.draw.choice(
                (
                    f"已印发方案〔2026〕{number}号，召开推进会3次。",
                    f"  正在推进，已公开信息{number}条 ",
                    f"一是印发通知（{number}）；\n二是现场督查；\n\n三是通报情况。",
                    f"１．开展培训{number}场\n２．发布解读",
                    f"-进度{number}%",
                    f"=完成{number}项" if self.draw.random() < 0.3 else f"＝完成{number}项",
                    f"详见www.example.cn/{number}",
                )
            )
        )

    def _evidence(self) -> Typed:
        number = next(self._numbers)
        return self._text(
            self.draw.choice(
                (
                    f"http://www.example.gov.cn/a/{number}.html",
                    f"会议纪要〔2026〕{number}号",
                    f"https://www.example.gov.cn/{number}?a=1&b=2\n现场照片{number}张",
                )
            )
        )

    def _status(self) -> Typed:
        word, means = self.draw.choice(_STATUS)
        return typed(word, *filter(None, (means,)))

    def _text(self, words: str) -> Typed:
        return typed(words, words)

    def _day(self) -> date:
        return date(2026, self.draw.randint(1, 8), self.draw.randint(1, 27))
