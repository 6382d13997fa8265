"""The verb that says what is due when, and writes it as a calendar file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, day, identity
from gkdesk.domain.agenda import AgendaItem
from gkdesk.exports.agenda_lines import agenda_json, agenda_line
from gkdesk.services import outline
from gkdesk.services.agenda import agenda, waiting
from gkdesk.services.calendar_export import export_calendar
from gkdesk.services.session import Session


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="first",
        type=day,
        metavar="年-月-日",
        help="从这一天起；不写时从最早一项没有办结的起",
    )
    parser.add_argument(
        "--to",
        dest="last",
        type=day,
        metavar="年-月-日",
        help="到这一天止；不写时到最后一项",
    )
    parser.add_argument("--plan", type=identity, metavar="编号", help="只看这份计划")
    parser.add_argument(
        "--ics",
        type=Path,
        metavar="日历.ics",
        help="另存为日历文件，可导入手机或邮箱的日历",
    )
    parser.add_argument(
        "--ring", action="store_true", help="日历文件在前一个工作日 9 时提醒，与 --ics 同用"
    )
    parser.set_defaults(misused=parser.error)


def _agenda(asked: Namespace) -> int:
    if (asked.first and asked.last and asked.first > asked.last) or (
        asked.ring and not asked.ics
    ):
        asked.misused("range")
    with open_session(asked, write=False) as session:
        if asked.plan is not None:
            outline.plan(session, asked.plan)
        items, written = _found(session, asked)
    if asked.json:
        give_json({"items": [agenda_json(item) for item in items], **written})
    elif not asked.ics:
        give_lines([agenda_line(item) for item in items])
    if written["waiting"]:
        _tell(asked, written["waiting"])
    return 0


def _found(session: Session, asked: Namespace) -> tuple[list[AgendaItem], dict[str, Any]]:
    """The items, and what else there is to tell."""
    span = asked.first, asked.last
    if not asked.ics:
        count = len(waiting(session, plan_id=asked.plan))
        return agenda(session, *span, plan_id=asked.plan), {"waiting": count}
    done = export_calendar(session, asked.ics, *span, plan_id=asked.plan, ring=asked.ring)
    if not asked.json:
        give_lines([f"已导出 {len(done.items)} 个到期日：{done.file}"])
    return list(done.items), {"waiting": done.waiting, "file": str(done.file)}


def _tell(asked: Namespace, number: int) -> None:
    if asked.ics or not asked.json:
        left = "没有写入日历文件" if asked.ics else "没有列出"
        say(f"另有 {number} 项等事件日期定下后才能推算，{left}，可先登记事件日期。")


AGENDA_VERB = Verb("agenda", "列出什么时候有什么到期", _declare, _agenda)
