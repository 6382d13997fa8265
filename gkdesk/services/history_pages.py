"""Looking through the history: filtered, page by page, and what undo would take back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.characters import folded
from gkdesk.domain.history_pages import HistoryAsked, HistoryChange
from gkdesk.domain.search_words import words_of
from gkdesk.services.session import Session
from gkdesk.store import changes, history
from gkdesk.store import history_pages as store
from gkdesk.terms import HISTORY_FIELDS, label

_NAMED = 40
"""Of a change of so many fields the lines are read to name it."""

Say = Callable[[Sequence[HistoryEntry]], Sequence[str]]
"""The words of some lines, in which the words asked for are looked for."""


def pages(
    session: Session, asked: HistoryAsked, say: Say
) -> Iterator[tuple[list[HistoryChange], bool]]:
    """The changes asked for, the newest first, some at a time, and whether more may come; a
    page may hold none of them while the search goes on."""
    words, before = words_of(asked.words), None
    while True:
        found, before = store.page(session.ledger, asked, before)
        lines = [line for each in found for line in each.entries or () if _about(line, asked)]
        if words:
            said = zip(say(lines), lines, strict=True)
            lines = [line for told, line in said if _holds(told, words)]
        yield _with_lines(found, lines), before is not None
        if before is None:
            return


def _with_lines(
    changes: Sequence[HistoryChange], lines: Sequence[HistoryEntry]
) -> list[HistoryChange]:
    """The changes with those of their lines that are asked for, none without any; one whose
    lines were not read stands for all of them."""
    by_change: dict[int, list[HistoryEntry]] = {}
    for line in lines:
        by_change.setdefault(line.change_id, []).append(line)
    kept = []
    for change in changes:
        own = by_change.get(change.id, [])
        if change.entries is None:
            kept.append(change)
        elif own:
            kept.append(replace(change, entries=tuple(own), size=len(own)))
    return kept


def _about(entry: HistoryEntry, asked: HistoryAsked) -> bool:
    return not asked.field or _field(entry) == asked.field


def _field(entry: HistoryEntry) -> str:
    return HISTORY_FIELDS.get(entry.field, entry.field)


def _holds(said: str, words: Sequence[str]) -> bool:
    seen = folded(said)
    return all(word in seen for word in words)


def lines_of(session: Session, change_id: int) -> tuple[HistoryEntry, ...]:
    """The lines of a change that was not read with its page."""
    return tuple(history.entries_of_many(session.ledger, [change_id], None))


def people(session: Session) -> list[str]:
    """Who ever changed anything."""
    return store.people(session.ledger)


def undo_words(session: Session) -> str:
    """What would be taken back next, as 批量修改 12 条; "" where there is nothing."""
    return _words(session, changes.last_standing(session.ledger))


def redo_words(session: Session) -> str:
    """What would be done again next; "" where there is nothing."""
    return _words(session, changes.first_undone(session.ledger))


def _words(session: Session, change_id: int | None) -> str:
    if change_id is None:
        return ""
    kind, fields, rows = store.size(session.ledger, change_id)
    if rows > 1:
        return f"{label(kind)} {rows} 条"
    if fields > _NAMED:
        return label(kind)
    entries = history.entries_of(session.ledger, change_id)
    names = dict.fromkeys(_field(entry) for entry in entries)
    return f"{label(kind)}{'、'.join(names)}" if len(names) in (1, 2) else label(kind)
