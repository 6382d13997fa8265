"""The verb that prints a task list as a PDF: the only one that needs Qt, never a display."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from gkdesk.cli.checkup_line import checkup_line
from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, identity
from gkdesk.services import exporting


def _declare_print(parser: ArgumentParser) -> None:
    parser.add_argument("--plan", type=identity, required=True, metavar="编号", help="哪份计划")
    parser.add_argument(
        "--list", choices=["section"], default="section", help="清单：section（按重点工作）"
    )
    parser.add_argument(
        "-o", dest="target", type=Path, required=True, metavar="清单.pdf", help="写到哪里"
    )


def _print(asked: Namespace) -> int:
    with open_session(asked, write=False) as session:
        listed = exporting.print_list(session, asked.plan)
        checked = checkup_line(session, asked.plan)
    if sys.platform == "linux":  # a display that is named may still not answer
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gkdesk.ui.printing import print_headless

    pages = print_headless([listed], asked.target)
    if checked:
        say(checked)
    if asked.json:
        give_json({"file": str(asked.target), "pages": pages, "tasks": listed.tasks})
    else:
        give_lines([f"已生成 {pages} 页、{listed.tasks} 条任务：{asked.target}"])
    return 0


PRINT_VERB = Verb("print", "把任务清单排成 PDF", _declare_print, _print)
