"""Verbs over the ledger: list, edit, take back, look up, prove."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from typing import Any

from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, day, identity, nothing
from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.characters import folded
from gkdesk.domain.queries import Query
from gkdesk.domain.search_words import words_of
from gkdesk.domain.tasks import EditField, Light, Row, Status
from gkdesk.domain.units import Role
from gkdesk.exports.ledger_json import history_json, plan_json, task_json
from gkdesk.exports.plain_text import history_lines, plan_lines, task_line
from gkdesk.services import checking, editing, extending, outline, reminding
from gkdesk.services.session import Session
from gkdesk.terms import LABELS, STATUS_WORDS


def _plans(asked: Namespace) -> int:
    with open_session(asked, write=False) as session:
        plans = outline.plans(session)
    if asked.json:
        give_json({"plans": [plan_json(plan) for plan in plans]})
    else:
        give_lines(list(plan_lines(plans)))
    return 0


def _declare_tasks(parser: ArgumentParser) -> None:
    parser.add_argument("--plan", type=identity, metavar="编号", help="只看这份计划")
    parser.add_argument("--unit", metavar="名称", help="只看这个单位的任务（名称写全）")
    parser.add_argument(
        "--status",
        type=_standing,
        metavar="状态",
        help="推进中（open）、已办结（done），或逾期、临期、无时限",
    )
    parser.add_argument(
        "--due-before", type=day, metavar="年-月-日", help="完成时限早于这一天的"
    )
    parser.add_argument(
        "--due-from", type=day, metavar="年-月-日", help="这一天起（含）到期的，含各期"
    )
    parser.add_argument(
        "--role", type=_role, metavar="角色", help="单位的角色：lead、responsible、supporting"
    )
    parser.add_argument("--section", type=identity, metavar="编号", help="只看这一条及其下级")
    parser.add_argument(
        "--light",
        type=_light,
        action="append",
        default=[],
        metavar="状态灯",
        help="逾期、临期、推进中、已办结、无时限，可写几次",
    )
    parser.add_argument(
        "--search", default="", metavar="文字", help="含有这些字的，几个词用空格隔开"
    )


def _role(text: str) -> Role:
    """A role by its name or the office's word."""
    roles = {name: role for role in Role for name in (role.value, LABELS[Role][role])}
    if text not in roles:
        raise ArgumentTypeError(text)
    return Role(roles[text])


def _light(text: str) -> Light:
    """A light by its name or the office's word."""
    lights = {name: light for light in Light for name in (light.value, LABELS[Light][light])}
    if text not in lights:
        raise ArgumentTypeError(text)
    return Light(lights[text])


def _standing(text: str) -> Status | Light:
    """A status as the office says it, or a light that is computed from it."""
    lights = {name: light for light in Light for name in (light.value, LABELS[Light][light])}
    found = STATUS_WORDS.get(text) or lights.get(text)
    if found is None:
        raise ArgumentTypeError(text)
    return Light(found) if isinstance(found, Light) else Status(found)


def _query(asked: Namespace) -> Query:
    standing = asked.status
    lights = {*asked.light, standing} if isinstance(standing, Light) else {*asked.light}
    return Query(
        plan_id=asked.plan,
        search=asked.search,
        unit=asked.unit,
        due_before=asked.due_before,
        status=standing if isinstance(standing, Status) else None,
        lights=tuple(light for light in Light if light in lights),
        role=asked.role,
        section=asked.section,
        due_from=asked.due_from,
    )


def _tasks(asked: Namespace) -> int:
    with open_session(asked, write=False) as session:
        if asked.plan is not None:
            outline.plan(session, asked.plan)
        if asked.section is not None:
            outline.row(session, asked.section)
        rows = list(outline.tasks(session, _query(asked)))
        if asked.json:
            give_json({"tasks": _task_records(session, rows)})
        else:
            told = reminding.counts(session, [row.id for row in rows])
            outlook = session.outlook
            numbers = outline.ordinals(session, [row.id for row in rows])
            give_lines(
                [
                    task_line(row, outlook, told.get(row.id, 0), numbers.get(row.id, 0))
                    for row in rows
                ]
            )
    return 0


def _task_records(session: Session, rows: Sequence[Row]) -> list[dict[str, Any]]:
    ids, outlook = [row.id for row in rows], session.outlook
    limits = outline.limits_of(session, ids)
    put_back = extending.put_back(session, ids)
    told = reminding.counts(session, ids)
    numbers = outline.ordinals(session, ids)
    return [
        task_json(
            row,
            limits.get(row.id, []),
            outlook,
            put_back.get(row.id, ()),
            told.get(row.id, 0),
            numbers.get(row.id),
        )
        for row in rows
    ]


def _declare_set(parser: ArgumentParser) -> None:
    fields = "、".join(f"{field.value}（{name}）" for field, name in LABELS[EditField].items())
    parser.add_argument("task", type=identity, metavar="任务编号")
    parser.add_argument("field", type=_field, metavar="栏目", help=fields)
    parser.add_argument("value", metavar="内容", help="单位之间用、隔开；时限留空即恢复原文")


def _field(text: str) -> EditField:
    names = {name: field for field in EditField for name in (field, LABELS[EditField][field])}
    if text not in names:
        raise ArgumentTypeError(text)
    return names[text]


def _set(asked: Namespace) -> int:
    with open_session(asked, write=True) as session:
        row = editing.set_field(session, asked.task, asked.field, asked.value)
        if asked.json:
            give_json(_task_records(session, [row])[0])
        else:
            number = outline.ordinals(session, [row.id]).get(row.id, 0)
            give_lines([task_line(row, session.outlook, ordinal=number)])
    return 0


def _step(step: Callable[[Session], list[HistoryEntry]]) -> Callable[[Namespace], int]:
    """The verb that takes one step back or forth and shows what changed by it."""

    def verb(asked: Namespace) -> int:
        with open_session(asked, write=True) as session:
            _give_history(asked, step(session))
        return 0

    return verb


def _declare_history(parser: ArgumentParser) -> None:
    parser.add_argument("--task", type=identity, metavar="编号", help="只看这条任务")
    parser.add_argument(
        "--limit",
        type=identity,
        default=editing.EVERYTHING,
        metavar="次",
        help="只看最近几次操作",
    )
    parser.add_argument(
        "--search", default="", metavar="文字", help="含有这些字的，几个词用空格隔开"
    )


def _history(asked: Namespace) -> int:
    with open_session(asked, write=False) as session:
        if asked.task is not None:
            outline.row(session, asked.task)
        entries = editing.history(session, asked.task, asked.limit)
        words = words_of(asked.search)
        lines = zip(history_lines(entries), entries, strict=True) if words else ()
        found = [each for line, each in lines if all(word in folded(line) for word in words)]
        _give_history(asked, found if words else entries)
    return 0


def _give_history(asked: Namespace, entries: list[HistoryEntry]) -> None:
    if asked.json:
        give_json({"changes": history_json(entries)})
    else:
        give_lines(list(history_lines(entries)))


def _check(asked: Namespace) -> int:
    with open_session(asked, write=False) as session:
        findings = checking.check(session)
    if asked.json:
        give_json({"ok": not findings, "findings": findings})
    else:
        give_lines(findings or ["台账和备份都完好。"])
    if findings:
        say(f"台账检查发现 {len(findings)} 处不对，没有改动任何内容，详情见输出。")
    return 1 if findings else 0


LEDGER_VERBS = (
    Verb("plans", "列出计划", nothing, _plans),
    Verb("tasks", "按原文次序列出任务", _declare_tasks, _tasks),
    Verb("set", "修改任务的一个栏目", _declare_set, _set),
    Verb("undo", "撤销上一次操作", nothing, _step(editing.undo)),
    Verb("redo", "重做上一次撤销的操作", nothing, _step(editing.redo)),
    Verb("history", "谁在何时改了什么", _declare_history, _history),
    Verb("check", "检查台账和备份是否完好", nothing, _check),
)
