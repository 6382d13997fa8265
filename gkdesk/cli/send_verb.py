"""The verb that hands out a workbook to each unit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, day, identity
from gkdesk.domain.breakdown import RowsBy
from gkdesk.errors import NothingOwed
from gkdesk.services import sending
from gkdesk.services.session import Session
from gkdesk.terms import LABELS


def _declare_send(parser: ArgumentParser) -> None:
    parser.add_argument("--plan", type=identity, required=True, metavar="编号", help="哪份计划")
    parser.add_argument(
        "-o", dest="folder", type=Path, required=True, metavar="文件夹", help="写到哪个文件夹"
    )
    parser.add_argument(
        "--period", metavar="期间", help="报哪个期间：2026、2026H1、2026Q3 或 2026-09"
    )
    parser.add_argument("--due", action="store_true", help="只发期末前到期、还没有办结的任务")
    parser.add_argument(
        "--unit",
        dest="units",
        nargs="+",
        action="extend",
        default=[],
        metavar="单位",
        help="只发给这些单位；不写时发给计划里的全部单位",
    )
    parser.add_argument(
        "--rows",
        type=RowsBy,
        choices=list(RowsBy),
        default=RowsBy.TASK,
        help="一行是什么："
        + "，".join(f"{by}（{name}）" for by, name in LABELS[RowsBy].items()),
    )
    parser.add_argument(
        "--owing", action="store_true", help="只再发给欠报的单位，只含还没有报的任务"
    )
    parser.add_argument(
        "--until", type=day, metavar="年-月-日", help="写在填报说明里的交回时间"
    )
    parser.add_argument(
        "--contact", default="", metavar="联系人", help="写在填报说明里的联系人和电话"
    )


def _send(asked: Namespace) -> int:
    with open_session(asked, write=True) as session:
        chosen = _owed(session, asked) if asked.owing else _parts(session, asked)
        files = sending.send(
            session,
            chosen,
            asked.folder,
            period=asked.period,
            until=asked.until,
            contact=asked.contact,
        )
        left = 0 if asked.owing else len(sending.without_unit(session, asked.plan, asked.rows))
    if left:
        say(f"有 {left} 项任务没有责任单位，没有发给任何单位，可在台账里补上后再发。")
    if asked.json:
        give_json(
            {
                "files": [
                    {"unit": each.unit, "file": str(each.file), "rows": each.rows}
                    for each in files
                ]
            }
        )
    else:
        give_lines([f"{each.unit}：{each.rows} 项，{each.file}" for each in files])
    return 0


def _parts(session: Session, asked: Namespace) -> list[sending.UnitPart]:
    return sending.parts(
        session,
        asked.plan,
        period=asked.period,
        only_due=asked.due,
        units=asked.units,
        rows_by=asked.rows,
    )


def _owed(session: Session, asked: Namespace) -> list[sending.UnitPart]:
    """What units still owe, of those named. Raises NothingOwed."""
    owed = sending.owed(session, asked.plan, asked.period, units=asked.units)
    if not owed:
        raise NothingOwed
    return owed


SEND_VERB = Verb("send", "给每个单位生成一份填报表（Excel）", _declare_send, _send)
