"""The sentences of a report. Every figure and fact comes from the ledger; where nothing was
told, that is what it says. Nothing is judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gkdesk.domain.report import ReportLine, ReportOptions
from gkdesk.domain.report_standing import Totals, Viewed, Work, counts_of, totals
from gkdesk.domain.written_days import written_day

_NUMERALS = "一二三四五六七八九"
_LABEL = re.compile(r"^\s*(?:[（(][^）)]{1,4}[）)]|[一二三四五六七八九十百]+、|\d+[.、．])\s*")
_LONGEST, _SHORTEST = 40, 8
UNTOLD = "尚未报送进展"


def lines(
    title: str, works: Sequence[Work], viewed: Viewed, options: ReportOptions
) -> list[ReportLine]:
    """The whole body: overall figures, the plan's sections, the units, what is left."""
    parts: list[tuple[str, str, list[ReportLine]]] = [
        ("sum", "总体情况", list(_overall(title, works, viewed))),
        ("work", "各项任务落实情况", list(_sections(works, viewed, options))),
    ]
    if options.units:
        parts.append(("units", "各单位办理情况", list(_units(works, viewed))))
    parts.append(("open", "存在的问题", list(_problems(works, viewed))))
    parts.append(("next", "下一步工作", list(_next(works, viewed))))
    made: list[ReportLine] = []
    for number, (key, head, held) in enumerate((part for part in parts if part[2]), 1):
        made.append(ReportLine(f"head:{key}", 1, f"{numeral(number)}、{head}"))
        made += held
    return made


def numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    front = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return front + (_NUMERALS[ones - 1] if ones else "")


def subject(work: Work) -> str:
    """What a task is called: its heading, else the beginning of its words, whole clauses
    where they are not too long."""
    words = work.row.heading or re.split(r"[。；\n]", work.row.text.strip(), maxsplit=1)[0]
    words = _LABEL.sub("", words).rstrip("。：；，")
    if len(words) <= _LONGEST:
        return words
    clause = words[:_LONGEST].rpartition("，")[0]
    return clause if len(clause) >= _SHORTEST else f"{words[:_LONGEST]}…"


def _overall(title: str, works: Sequence[Work], viewed: Viewed) -> Iterator[ReportLine]:
    sums = totals(works, viewed)
    words = (
        f"《{title}》共列任务{sums.tasks}项。截至{written_day(viewed.day)}，"
        f"{_closing(sums)}；未办结{sums.open}项，其中逾期{sums.late}项"
    )
    if sums.untold:
        words += f"、{UNTOLD}{sums.untold}项"
    yield ReportLine("sum", 0, f"{words}。")
    now = f"{viewed.period.name}内办结{sums.done_now}项，有{sums.told_now}项任务报送了进展。"
    yield ReportLine("now", 0, now)
    if sums.counted:
        counted = (
            f"有次数要求的任务{sums.counted}项，应开展{sums.wanted}次，已开展{sums.reached}次。"
        )
        yield ReportLine("counts", 0, counted)


def _closing(sums: Totals) -> str:
    """已办结2项，办结率66.7%，其中按时办结1项、逾期办结1项."""
    words = f"已办结{sums.done}项，办结率{sums.rate}"
    kinds = (
        ("按时办结", sums.in_time),
        ("逾期办结", sums.after),
        ("未定时限", sums.bare),
        ("未记办结日期", sums.undated),
    )
    told = [f"{name}{count}项" for name, count in kinds if count]
    return f"{words}，其中{'、'.join(told)}" if told else words


def _sections(
    works: Sequence[Work], viewed: Viewed, options: ReportOptions
) -> Iterator[ReportLine]:
    number = 0
    for section, group in groupby(works, key=lambda work: work.section):
        held = list(group)
        if section:
            number += 1
            name = "：".join(_LABEL.sub("", each) for each in section.split("："))
            key = f"section:{held[0].row.parent_id}"
            yield ReportLine(f"{key}:head", 2, f"（{numeral(number)}）{name}")
            sums = totals(held, viewed)
            words = f"共{sums.tasks}项任务，{_closing(sums)}"
            words += f"；逾期未办结{sums.late}项。" if sums.late else "。"
            yield ReportLine(key, 0, words)
        for work in held:
            yield ReportLine(f"task:{work.row.id}", 0, _task(work, viewed, options))


def _task(work: Work, viewed: Viewed, options: ReportOptions) -> str:
    """Its standing, what was told of it, counts, what each unit said, evidence."""
    parts = [_standing(work, viewed), *_told(work)]
    parts += [_count(work, point.term.name, point.term.count or 0, point.reached)
              for point in counts_of(work, viewed)]  # fmt: skip
    if options.answers:
        parts += _answers(work)
    if not work.told and not work.closed(viewed):
        parts.append(UNTOLD)
    if options.evidence and work.evidence:
        pieces = dict.fromkeys(piece.words.strip() for piece in work.evidence)
        parts.append(f"佐证材料：{'、'.join(pieces)}")
    return f"{work.ordinal}.{subject(work)}。" + "".join(f"{part}。" for part in parts)


def _standing(work: Work, viewed: Viewed) -> str:
    if work.closed(viewed):
        day = work.row.done_on
        kept = {True: "，按时办结", False: "，逾期办结", None: ""}[work.in_time(viewed)]
        return f"已于{written_day(day)}办结{kept}" if day else "已办结（未记办结日期）"
    late = work.late_since(viewed)
    if late is not None:
        days = (viewed.day - late).days
        since = f"逾期{days}天" if days > 0 else "已逾期"
        return f"未办结，应于{written_day(late)}前完成，{since}"
    return f"正在办理，时限为{work.row.words}" if work.row.words else "正在办理，未定时限"


def _told(work: Work) -> Iterator[str]:
    """The progress of the task, its measures and its due points, each thing once."""
    seen = {""}
    for row in work.rows:
        words = _tidy(row.progress)
        if words not in seen:
            seen.add(words)
            day = f"（{written_day(row.reported_on)}报送）" if row.reported_on else ""
            yield f"{words}{day}"
    for point in work.points:
        words = _tidy(point.progress)
        if words not in seen:
            seen.add(words)
            yield f"{point.term.name}：{words}" if point.term.name else words


def _count(work: Work, name: str, wanted: int, reached: int) -> str:
    return f"{name}应开展{wanted}次，已开展{reached}次"


def _answers(work: Work) -> Iterator[str]:
    """What each unit said, where it is not what the task says already."""
    own = [row.progress for row in work.rows] + [point.progress for point in work.points]
    said = "".join(map(_tidy, own))
    for answer in work.answers:
        words = _tidy(answer.progress)
        if words and words not in said:
            yield f"{answer.unit}：{words}"


def _units(works: Sequence[Work], viewed: Viewed) -> Iterator[ReportLine]:
    """A line for each unit with a part in any task, in the order of the plan."""
    names = dict.fromkeys(name for work in works for name in work.names)
    for name in names:
        sums = totals([work for work in works if name in work.names], viewed)
        words = f"{name}：承担{sums.tasks}项，办结{sums.done}项，办结率{sums.rate}"
        if sums.late:
            words += f"，逾期未办结{sums.late}项"
        if sums.untold:
            words += f"，{UNTOLD}{sums.untold}项"
        yield ReportLine(f"unit:{name}", 0, f"{words}。")


def _problems(works: Iterable[Work], viewed: Viewed) -> Iterator[ReportLine]:
    """Open tasks that are late, put back, or of which a unit told a problem."""
    for work in works:
        if work.closed(viewed):
            continue
        late = work.late_since(viewed) is not None
        parts = [*_delays(work), *_troubles(work)]
        if late and not parts:
            parts = ["逾期原因台账未记载"]
        if parts:
            head = f"{work.ordinal}.{subject(work)}（{'逾期' if late else '未办结'}）："
            yield ReportLine(f"open:{work.row.id}", 0, f"{head}{'；'.join(parts)}。")


def _delays(work: Work) -> Iterator[str]:
    for each in work.put_back:
        step = each.steps[-1]
        why = f"，原因：{_tidy(step.reason)}" if step.reason.strip() else ""
        yield f"{each.name}时限由{each.former_words}延至{written_day(each.due)}{why}"


def _troubles(work: Work) -> Iterator[str]:
    seen = {""}
    for answer in work.answers:
        words = _tidy(answer.problem)
        if words not in seen:
            seen.add(words)
            yield f"{answer.unit}反映：{words}"


def _next(works: Iterable[Work], viewed: Viewed) -> Iterator[ReportLine]:
    """What is still to be done, by urgency, from the limits in force."""
    left = [work for work in works if not work.closed(viewed)]
    late = [work for work in left if work.late_since(viewed) is not None]
    if late:
        yield ReportLine("next:late", 0, f"逾期未办结的{len(late)}项：{_listed(late)}。")
    dated = [work for work in left if work not in late and work.row.words]
    if dated:
        yield ReportLine("next:dated", 0, f"按时限继续办理的{len(dated)}项：{_listed(dated)}。")
    bare = [work for work in left if work not in late and not work.row.words]
    if bare:
        yield ReportLine(
            "next:bare", 0, f"未定时限、继续推进的{len(bare)}项：{_listed(bare)}。"
        )


def _listed(works: Iterable[Work]) -> str:
    return "；".join(
        f"{subject(work)}（{work.row.words}）" if work.row.words else subject(work)
        for work in works
    )


def _tidy(words: str) -> str:
    return "；".join(each.strip() for each in words.splitlines() if each.strip()).rstrip("。；")
