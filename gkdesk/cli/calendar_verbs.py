"""Verbs over the calendar."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, day
from gkdesk.services.session import default_ledger


def _declare_workday(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="first",
        type=day,
        required=True,
        metavar="年-月-日",
        help="起算的一天，不计入",
    )
    parser.add_argument(
        "--add", type=_count, required=True, metavar="个数", help="往后数多少个工作日"
    )


def _count(text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text):
        raise ArgumentTypeError(text)
    return int(text)


def _workday(asked: Namespace) -> int:
    calendar = _calendar(asked)
    found, certain = calendar.add(asked.first, asked.add)
    if calendar.between(asked.first, found) - calendar.works(asked.first) < asked.add:
        say(f"数到{found.year}年底还不够{asked.add}个工作日，没有结果，可改早起算的一天。")
        return 2
    if asked.json:
        give_json({"day": found.isoformat(), "certain": certain})
    else:
        give_lines([found.isoformat() if certain else f"{found.isoformat()}（暂算）"])
    return 0


def _calendar(asked: Namespace) -> WorkCalendar:
    """The ledger's calendar; without a ledger the one the program comes with."""
    if asked.db is None and not default_ledger().exists():
        return WorkCalendar()
    with open_session(asked, write=False) as session:
        return session.calendar


CALENDAR_VERBS = (Verb("workday", "从某天起往后数若干个工作日", _declare_workday, _workday),)
