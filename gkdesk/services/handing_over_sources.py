"""The sources in a hand-over: the text of every edition, and the file it came from where it
was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from gkdesk.domain.archive_names import without_forbidden
from gkdesk.domain.hand_over import SOURCES
from gkdesk.exports.ledger_page import PageFile
from gkdesk.exports.sheet_names import file_name
from gkdesk.services.session import Session
from gkdesk.store import source_files
from gkdesk.store.ledger import Ledger

_LONGEST = 60
_SUFFIX = 10


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the archive, read when it is added; ``shown`` is the page's link to it."""

    plan_id: int
    read: Callable[[], bytes]
    shown: PageFile

    @property
    def name(self) -> str:
        """Its name in the archive."""
        return self.shown.place


def sources(session: Session) -> Iterator[Source]:
    """The sources of all plans that stand, an edition after the other."""
    ledger = session.ledger
    for each in source_files.editions(ledger):
        plan, edition = each.plan_id, each.edition
        title = without_forbidden(file_name(each.title[:_LONGEST], ""))
        stem = f"{SOURCES}/{plan}_{title}/第{edition}版"
        shown = PageFile(f"第{edition}版文字", f"{stem}.txt")
        yield Source(plan, partial(_text, ledger, plan, edition), shown)
        if each.file:
            kept = PageFile(f"第{edition}版原件", f"{stem}原件_{short_name(each.file)}")
            yield Source(plan, partial(source_files.content, ledger, plan, edition), kept)


def _text(ledger: Ledger, plan_id: int, edition: int) -> bytes:
    return source_files.text(ledger, plan_id, edition).encode("utf-8-sig", "replace")


def short_name(name: str) -> str:
    """A file's name as an archive takes it, cut where it is long; its ending stays."""
    name = without_forbidden(name)
    stem, _dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > _SUFFIX or not suffix.isalnum():
        return file_name(name[:_LONGEST], "")
    return file_name(stem[:_LONGEST], f".{suffix}")
