"""The command line's grammar, with its help and complaints in Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

BUSY_SECONDS = 5.0
"""So long a verb waits for another writer of the ledger."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its help, what it takes and what it does (giving the exit status)."""

    name: str
    help: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


class _ChineseHelp(HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(ArgumentParser):
    """An argument parser that speaks Chinese, one line a complaint."""

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=_ChineseHelp,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say that the usage was wrong and exit with 2. argparse's own English sentence is
        left aside: the help page says how it is written."""
        sys.stderr.write(f"命令写法不对，没有执行，可用 {self.prog} --help 查看写法。\n")
        raise SystemExit(2)


def build_parser(verbs: Sequence[Verb]) -> ArgumentParser:
    """The parser of all verbs. The common options may stand before or behind the verb."""
    parser = ChineseParser(
        prog="gkdesk",
        description="政务公开任务台：不写命令时打开窗口，写命令时不需要显示器。",
    )
    _common(parser, None, BUSY_SECONDS)
    parser.add_argument(
        "--self-test", action="store_true", help="自检：打开窗口、导入、导出、打印，然后退出"
    )
    parser.set_defaults(verb=None, run=None, json=False)
    places = parser.add_subparsers(title="命令", metavar="命令", dest="verb")
    for verb in verbs:
        place = places.add_parser(verb.name, help=verb.help, description=verb.help)
        verb.declare(place)
        _common(place, argparse.SUPPRESS, argparse.SUPPRESS)
        place.set_defaults(run=verb.run)
    return parser


def _common(parser: ArgumentParser, default: object, wait: object) -> None:
    parser.add_argument(
        "--db",
        type=Path,
        metavar="文件",
        default=default,
        help="台账文件；不写时用环境变量 GKDESK_DB，再不然在用户数据文件夹里",
    )
    parser.add_argument(
        "--today", type=day, metavar="年-月-日", default=default, help="把今天当作这一天"
    )
    parser.add_argument(
        "--wait",
        type=seconds,
        metavar="秒",
        default=wait,
        help="台账被占用时最多等多久，一般 5 秒",
    )
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="输出 JSON"
    )


def identity(text: str) -> int:
    """A number as the ledger gives its rows."""
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise ArgumentTypeError(text)
    return int(text)


def seconds(text: str) -> float:
    """A time to wait; a negative one would mean for ever."""
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text):
        raise ArgumentTypeError(text)
    return float(text)


def day(text: str) -> date:
    """A day of the command line, as in 2022-09-30; no office plans before 1900."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) or text < "1900":
        raise ArgumentTypeError(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(text) from None


def nothing(_: ArgumentParser) -> None:
    """For a verb that takes nothing but the common options."""
