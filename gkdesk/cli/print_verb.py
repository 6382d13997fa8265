"""The verb that prints a list as a PDF: the only one that needs Qt, never a display."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path

from gkdesk.cli.checkup_line import checkup_line
from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, identity
from gkdesk.domain.print_scheme import (
    LARGEST_LETTERS,
    PAPERS,
    SMALLEST_LETTERS,
    ListKind,
    PrintScheme,
)
from gkdesk.domain.report_periods import period_of
from gkdesk.exports.printed_list import PrintedList
from gkdesk.services import meeting_lists, print_schemes
from gkdesk.services.session import Session
from gkdesk.terms import label


def _declare_print(parser: ArgumentParser) -> None:
    parser.add_argument("--plan", type=identity, required=True, metavar="编号", help="哪份计划")
    kinds = "，".join(f"{kind.value}（{label(kind)}）" for kind in ListKind)
    choices = [kind.value for kind in ListKind]
    parser.add_argument("--list", choices=choices, metavar="清单", help=f"清单：{kinds}")
    parser.add_argument("--unit", metavar="单位", help="只列一个单位的任务")
    which = "只列本期时哪一期：2022Q3、2022-09"
    parser.add_argument("--period", type=_period, metavar="期间", help=which)
    parser.add_argument("--scheme", metavar="方案", help="照台账里保存的打印方案")
    parser.add_argument("--points", type=_points, metavar="磅", help="表中字号，10 到 22 磅")
    parser.add_argument("--paper", choices=PAPERS, help="纸张：A4 或 A3")
    parser.add_argument("--upright", action="store_true", help="纵向")
    parser.add_argument(
        "-o", dest="target", type=Path, required=True, metavar="清单.pdf", help="写到哪里"
    )


def _points(typed: str) -> float:
    points = float(typed)
    if not SMALLEST_LETTERS <= points <= LARGEST_LETTERS:
        raise ArgumentTypeError(f"字号要在 {SMALLEST_LETTERS:g} 到 {LARGEST_LETTERS:g} 磅之间")
    return points


def _period(typed: str) -> str:
    if period_of(typed) is None:
        raise ArgumentTypeError(typed)
    return typed.strip().upper()


def _scheme(session: Session, asked: Namespace) -> PrintScheme:
    """The scheme named, or the usual one, with what else was asked for. Raises
    UnknownScheme."""
    kept = print_schemes.named(session, asked.scheme).scheme if asked.scheme else PrintScheme()
    kind = ListKind(asked.list) if asked.list else kept.kind
    columns = kept.columns if kind is kept.kind else ()
    paper = kept.paper
    return replace(
        kept,
        kind=kind,
        unit=asked.unit or kept.unit,
        period=asked.period or kept.period,
        columns=columns,
        paper=replace(
            paper,
            size=asked.paper or paper.size,
            wide=paper.wide and not asked.upright,
            points=asked.points or paper.points,
        ),
    )


def _print(asked: Namespace) -> int:
    with open_session(asked, write=False) as session:
        listed = meeting_lists.meeting_list(session, asked.plan, _scheme(session, asked))
        pages = _pages(listed, asked.target)
        checked = checkup_line(session, asked.plan)
    if checked:
        say(checked)
    if asked.json:
        give_json({"file": str(asked.target), "pages": pages, "tasks": listed.tasks})
    else:
        give_lines([f"已生成 {pages} 页、{listed.tasks} 条任务：{asked.target}"])
    return 0


def _pages(listed: PrintedList, target: Path) -> int:
    """Writes the PDF while the ledger is open: a list is read as its pages are laid out."""
    if sys.platform == "linux":  # a display that is named may still not answer
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gkdesk.ui.printing import print_headless

    return print_headless([listed], target)


PRINT_VERB = Verb("print", "把任务清单排成 PDF", _declare_print, _print)
