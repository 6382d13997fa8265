"""Verbs over documents: read one, take some in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from gkdesk.cli.clock import open_session
from gkdesk.cli.output import complain, give_json, give_lines
from gkdesk.cli.usage import Verb
from gkdesk.errors import GkdeskError, NotAPlan
from gkdesk.exports.ledger_json import imported_json
from gkdesk.exports.plain_text import draft_lines, plan_lines
from gkdesk.exports.reading_json import as_json
from gkdesk.services import importing, rereading
from gkdesk.services.session import Session


def _declare_read(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="一份文件")


def _read(asked: Namespace) -> int:
    draft = importing.load(asked.file).draft
    if asked.json:
        give_json(as_json(draft))
    else:
        give_lines(list(draft_lines(draft)))
    return 0


def _declare_import(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="文件", help="一份或多份文件")


def _import(asked: Namespace) -> int:
    """Each file by itself; one that cannot be taken in does not keep the others out."""
    loaded = [each for each in map(_loaded, asked.files) if each]
    taken: list[importing.Imported] = []
    twins: list[list[int]] = []
    if loaded:
        with open_session(asked, write=True, make=True) as session:
            taken = [done for each in loaded if (done := _taken(session, each))]
            twins = [rereading.same_number(session, each.plan) for each in taken]
    if asked.json:
        plans = [
            imported_json(each.plan, each.problems, each.already, same)
            for each, same in zip(taken, twins, strict=True)
        ]
        give_json({"plans": plans})
    else:
        give_lines(_import_lines(taken, twins))
    return 0 if len(taken) == len(asked.files) else 1


def _loaded(path: Path) -> importing.Loaded | None:
    try:
        loaded = importing.load(path)
        if not loaded.draft.outline:
            raise NotAPlan(path)
    except GkdeskError as error:
        complain(error)
        return None
    return loaded


def _taken(session: Session, loaded: importing.Loaded) -> importing.Imported | None:
    try:
        return importing.take_in(session, loaded)
    except GkdeskError as error:
        complain(error)
        return None


def _import_lines(taken: list[importing.Imported], twins: list[list[int]]) -> list[str]:
    lines = plan_lines(each.plan for each in taken)
    notes = map(_note, taken, twins)
    return [f"{line}　{note}" for line, note in zip(lines, notes, strict=True)]


def _note(taken: importing.Imported, twins: list[int]) -> str:
    """What is to be said of an import beside its plan."""
    if taken.already:
        return "此前已导入"
    same = f"　与计划 {'、'.join(map(str, twins))} 发文字号相同" if twins else ""
    return f"待核对 {taken.problems}{same}"


DOCUMENT_VERBS = (
    Verb("read", "读一份文件，不入台账", _declare_read, _read),
    Verb("import", "把文件读入台账", _declare_import, _import),
)
