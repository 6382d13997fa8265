"""What a holiday notice says of its days: which are free, which are worked, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gkdesk.calendars.notice_days import DAY, DayFrame, DayRun, day_runs, day_words

_KNOWN = {
    "元旦": "元旦",
    "新年": "元旦",
    "春节": "春节",
    "清明": "清明",
    "劳动": "劳动节",
    "五一": "劳动节",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆",
    "十一": "国庆",
}
HOLIDAYS = tuple(dict.fromkeys(_KNOWN.values()))
"""The seven holidays of the regulation, in the order of the year."""

_NAME = rf"[“\"「]?(?:国际)?(?:{'|'.join(_KNOWN)})[”\"」]?(?:国际劳动节|节)?"
_NAMELESS_DAY = re.sub(r"\?P<\w+>", "?:", DAY.pattern)
_HEAD = re.compile(
    rf"(?P<names>{_NAME}(?:[、和及与]{_NAME}){{0,3}})(?:假期|放假|假日)?(?:时间|安排)?"
    r"(?:(?:一并|合并|共|一共)?(?:放假|连休|休息)?(?P<count>\d{1,2})天)?"
    rf"(?:[:,。(—–-]|放假|时间|日期|为|是|从|自|定于){{0,4}}(?={_NAMELESS_DAY})"
)
_PLAIN = "照常上班"
"""Said of a weekend day it makes it a make-up day; of any other it says nothing new."""
_NEAR = 20
_SAID = re.compile("|".join(_KNOWN))
_FOLLOWS = "如下"
_MOST_LEADS = 8
_ARRANGED = re.compile(r"\d日[^。]{0,40}(?:放假|上班|假期)|假期至\d")
_KEY = re.compile(
    r"^(?:(?!起(?!至))[^。;]){0,14}?(?P<key>公休日?[^。;\d]{0,8}调至"
    r"|(?:(?:[调补]休|调整)?为?[上补]班|放假|[补调连]休|休[息假]|放\d天假|公休|法定)(?!(?:的?日期?|时间)?[:为是]))"
)
_WORK_AHEAD = re.compile("[上补]班(?:的?日期?|时间)?(?:[:为是]|定在|安排在){1,2}$")
_FREE_AHEAD = re.compile(
    r"(?:放假|休息)(?:(?:的?日期?|时间)?(?:[:为是]|定在|安排在){1,2}|(?:调休)?\d{1,2}天,?即)$"
)
_ENCOURAGED = re.compile("鼓励[^。;]*")
"""Leave an office may give (让职工在除夕休息) is no holiday."""
_CALLED_OFF = re.compile("^[^。;]{0,16}(?:不再|取消|作废)")
_PLAIN_WORK = re.compile(r"^(?:起[^。;]{0,6}|[^。;]{0,8}(?:照常|正常|恢复))上班")
_COUNT = re.compile(
    r"^(?:(?!周末)[^。;\d]){0,10}?(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})天"
)
_HAN = "零一二三四五六七八九十"


@dataclass(slots=True)
class Part:
    """What one item of a notice arranges for one holiday, or for two that fall together."""

    names: tuple[str, ...]
    free: list[date] = field(default_factory=list)
    worked: list[date] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The holidays as one name."""
        return "、".join(self.names)


def body_of(text: str) -> str:
    """The arrangement itself, without what leads to it (…通知如下)."""
    body = text
    for _ in range(_MOST_LEADS):
        _, found, after = body.partition(_FOLLOWS)
        if not found or not _ARRANGED.search(after):
            break
        body = after
    if body is text:
        head, first = _HEAD.search(text), DAY.search(text)
        if head:
            return text[head.start() :]
        return text[max(0, first.start() - _NEAR) :] if first else text
    return body


def names_in(text: str) -> tuple[str, ...]:
    """The holidays a text names, each once."""
    return tuple(dict.fromkeys(_KNOWN[match[0]] for match in _SAID.finditer(text)))


def parts_of(text: str, year: int, fallback: tuple[str, ...]) -> Iterator[Part]:
    """The items of the notice's arrangement; ``fallback`` names what stands without a
    heading."""
    heads = list(_HEAD.finditer(text))
    if not heads:
        yield _part(text, year, fallback)
        return
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        part = _part(text[head.end() : end], year, names_in(head["names"]), headed=True)
        if head["count"] and len(part.free) < int(head["count"]):
            part.problems.append(_count_told(part.free, head["count"]))
        yield part


def _part(text: str, year: int, names: tuple[str, ...], *, headed: bool = False) -> Part:
    """One item. The days right behind a heading are free where nothing else is said."""
    part = Part(names)
    text = _ENCOURAGED.sub("", text)
    runs = list(day_runs(text, DayFrame(year, "元旦" in names)))
    keys = _keys(runs)
    moved_from: DayRun | None = None
    for place, run in enumerate(runs):
        if moved_from is not None:
            _take_moved(part, moved_from, run)
            moved_from = None
            continue
        key = keys[place] or ("放假" if headed and place == 0 else "")
        if key and not _CALLED_OFF.match(run.after):
            _take(part, run, key)
        moved_from = run if key.endswith("调至") and run.after != "," else None
    return part


def _keys(runs: Sequence[DayRun]) -> list[str]:
    """What is said of each run; of one with only a comma behind it, what is said of the
    next."""
    keys: list[str] = []
    behind = ""
    for run in reversed(runs):
        if run.after != ",":
            behind = _said_of(run.after)
        ahead = run.before[-_NEAR:]
        if _WORK_AHEAD.search(ahead):
            keys.append("上班")
        elif "放假" in run.words or _FREE_AHEAD.search(ahead):
            keys.append("放假")
        else:
            keys.append(behind)
    return keys[::-1]


def _said_of(after: str) -> str:
    """The word that tells what the days before it are; "" for none."""
    if _PLAIN_WORK.match(after):
        return _PLAIN
    found = _KEY.match(after)
    return found["key"] if found else ""


def _take(part: Part, run: DayRun, key: str) -> None:
    part.problems += run.problems
    if key == _PLAIN:
        part.worked += [day for day in run.days if day.weekday() >= 5]
    elif key.endswith("班"):
        part.worked += run.days
    elif not key.endswith("调至"):
        part.free += run.days
        part.problems += _wrong_count(run)


def _take_moved(part: Part, moved: DayRun, run: DayRun) -> None:
    """The days that rest moves to; where these are worked, the days it moves from."""
    part.problems += run.problems
    if run.after.startswith(("上班", "补班")):
        part.worked += run.days
        part.free += moved.days
    else:
        part.free += run.days


def _wrong_count(run: DayRun) -> list[str]:
    said = _COUNT.match(run.after)
    if not said or not run.days:
        return []
    count = said["count"]
    number = int(count) if count.isdecimal() else han_number(count)
    return [] if number == len(run.days) else [_count_told(run.days, count)]


def _count_told(days: Sequence[date], count: str) -> str:
    first, last = (day_words(days[0]), day_words(days[-1])) if days else ("", "")
    stretch = first if first == last else f"{first}至{last}"
    return f"天数不符：{stretch}是{len(days)}天，通知写的是{count}天。"


def han_number(count: str) -> int:
    """A number below 100 in Chinese numerals: 三, 十, 二十一."""
    tens, found, ones = count.replace("两", "二").rpartition("十")
    ten = _HAN.index(tens[-1]) if tens else 1
    return ten * 10 * bool(found) + (_HAN.index(ones[-1]) if ones else 0)
