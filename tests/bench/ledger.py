"""A large ledger for the figures: ``python -m tests.bench.ledger FILE [TASKS] [PLANS]``.

Sections of fifty items with a hundred tasks each; every third task has a time limit, every
tenth two sentences, one in twenty no unit. Where it is asked for, every fifth task has a
limit that comes again instead. The same arguments give the same ledger.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from gkdesk.domain.deadlines import Deadline, DeadlineKind, Period
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Draft, DraftNode, Measure, Notice
from gkdesk.domain.spans import Span
from gkdesk.domain.units import Role, UnitClause
from gkdesk.services import importing
from gkdesk.services.session import Session

TASKS = 100_000
NOW = datetime(2026, 6, 15, 9).astimezone()
_PER_ITEM = 100
_PER_SECTION = 50
_FIRST_DAY = date(2026, 1, 1)

_VERBS = ("梳理", "更新", "核对", "汇总", "发布", "解读", "归集", "回访", "抽查", "评估")
_THINGS = (
    "惠企补贴目录", "学位供给信息", "河道治理进度", "供暖服务清单", "灵活就业政策",
    "养老机构名录", "食品抽检结果", "公交线路调整", "危房改造台账", "科技奖补名单",
)  # fmt: skip
_MANNERS = (
    "在门户网站专栏逐条列示", "配发一图读懂并附咨询电话", "同步推送到政务新媒体",
    "向镇街公开栏延伸", "并注明依据和有效期", "形成可下载的电子表格",
)  # fmt: skip
_OFFICES = (
    "财政", "教育", "民政", "水务", "商务", "统计", "审计", "卫生健康", "市场监管",
    "农业农村", "交通运输", "生态环境", "住房建设", "数据管理", "应急管理",
)  # fmt: skip


# One in twelve periods a year, two in four, one in two, one in one.
_AGAIN = (
    ("每月底前", "FREQ=MONTHLY;BYMONTHDAY=-1", Period.MONTH),
    ("每季度末前", "FREQ=MONTHLY;INTERVAL=3", Period.QUARTER),
    ("每季度首月10日前", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", Period.QUARTER),
    ("每半年", "FREQ=MONTHLY;INTERVAL=6", Period.HALF_YEAR),
    ("每年底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", Period.YEAR),
)
_EVERY_FIFTH = 5


class _Writer:
    """Makes nodes and the source text they stand in at the same time."""

    def __init__(self, seed: int, recurring: bool = False) -> None:
        self._recurring = recurring
        self._random = random.Random(seed)
        self._pieces: list[str] = []
        self._length = 0

    @property
    def source(self) -> str:
        return "".join(self._pieces)

    def draft(self, tasks: int, number: int) -> Draft:
        title = f"{2026 - number}年度第{number + 1}号测算用工作要点"
        self._write(title)
        outline = tuple(self._sections(tasks))
        notice = Notice(plan_title=title, year=2026 - number, signed_on=_FIRST_DAY)
        return Draft(self.source, notice, outline=outline)

    def _write(self, line: str) -> Span:
        span = Span(self._length, self._length + len(line))
        self._pieces += line, "\n"
        self._length = span.end + 1
        return span

    def _sections(self, tasks: int) -> Iterator[DraftNode]:
        per_section = _PER_SECTION * _PER_ITEM
        for number, start in enumerate(range(0, tasks, per_section), 1):
            yield self._heading(
                f"{number}、", 1, str(number), min(per_section, tasks - start), self._items
            )

    def _items(self, path: str, tasks: int) -> Iterator[DraftNode]:
        for number, start in enumerate(range(0, tasks, _PER_ITEM), 1):
            below = min(_PER_ITEM, tasks - start)
            yield self._heading(f"（{number}）", 2, f"{path}/{number}", below, self._tasks)

    def _heading(
        self,
        label: str,
        level: int,
        path: str,
        tasks: int,
        below: Callable[[str, int], Iterator[DraftNode]],
    ) -> DraftNode:
        heading = f"{self._random.choice(_VERBS)}{self._random.choice(_THINGS)}"
        span = self._write(label + heading)
        children = tuple(below(path, tasks))
        return DraftNode(label, level, path, heading, heading, children=children, span=span)

    def _tasks(self, path: str, tasks: int) -> Iterator[DraftNode]:
        for number in range(1, tasks + 1):
            yield self._task(number, f"{path}/{number}")

    def _task(self, number: int, path: str) -> DraftNode:
        pick = self._random.choice
        limited = not self._random.randrange(3)
        day = _FIRST_DAY + timedelta(self._random.randrange(365))
        words = f"{day.month}月{day.day}日前"
        again = self._recurring and number % _EVERY_FIFTH == 0
        if again:
            words, rule, period = _AGAIN[number // _EVERY_FIFTH % len(_AGAIN)]
        limited = limited or again
        sentence = (
            f"{words if limited else ''}{pick(_VERBS)}{pick(_THINGS)}，{pick(_MANNERS)}。"
        )
        sentences = [sentence, f"{pick(_MANNERS)}。"][: 1 + (number % 10 == 0)]
        label = f"{number}."
        span = self._write(label + "".join(sentences))
        start = span.start + len(label)
        spans = (Span(start, start + 1),)
        limit = Deadline(words, words, DeadlineKind.DATE, day, spans=spans)
        if again:
            kind = DeadlineKind.RECURRING
            limit = Deadline(words, words, kind, rule=rule, period=period, spans=spans)
        return DraftNode(
            label=label,
            level=3,
            path=path,
            heading="",
            text="".join(sentences),
            measures=tuple(self._measures(sentences, start)),
            units=tuple(self._units()) if self._random.randrange(20) else (),
            deadlines=(limit,) if limited else (),
            span=span,
        )

    def _measures(self, sentences: list[str], start: int) -> Iterator[Measure]:
        for sentence in sentences:
            yield Measure(sentence, (Span(start, start + len(sentence)),))
            start += len(sentence)

    def _units(self) -> Iterator[UnitClause]:
        names = [f"区{office}局" for office in self._random.sample(_OFFICES, 3)]
        yield UnitClause(Role.LEAD, f"牵头单位：{names[0]}", (names[0],))
        rest = tuple(names[1:])
        yield UnitClause(Role.RESPONSIBLE, f"责任单位：{'、'.join(rest)}", rest)


def build(path: Path, tasks: int = TASKS, plans: int = 1, *, recurring: bool = False) -> None:
    """Make a ledger of ``tasks`` leaf tasks in ``plans`` plans at ``path``, a fifth of them
    ``recurring``."""
    gc.freeze()  # what stands already is looked through no more
    gc.disable()
    with Session.open(path, lambda: NOW) as session:
        for number in range(plans):
            draft = _Writer(number, recurring).draft(tasks // plans, number)
            name = f"{number + 1}.txt"
            digest, document = f"generated {number}", Document(draft.source)
            loaded = importing.Loaded(Path(name), name, digest, draft, document)
            importing.take_in(session, loaded)
    gc.enable()


if __name__ == "__main__":
    build(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
