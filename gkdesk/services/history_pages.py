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

Say = Callable[[HistoryEntry], str]
"""A line's words, in which the words asked for are looked for."""


def pages(
    session: Session, asked: HistoryAsked, say: Say
) -> Iterator[tuple[list[HistoryChange], bool]]:
    """The changes asked for, the newest first, some at a time, and whether more may come; a
    page may hold none of them while the search goes on."""
    words, before = words_of(asked.words), None
    while True:
        found, before = store.page(session.ledger, asked, before)
        kept = (_kept(each, asked, words, say) for each in found)
        yield [each for each in kept if each is not None], before is not None
        if before is None:
            return


def _kept(
    change: HistoryChange, asked: HistoryAsked, words: Sequence[str], say: Say
) -> HistoryChange | None:
    """The change with those of its lines that are asked for; None without any."""
    if change.entries is None:
        return change
    lines = [
        entry
        for entry in change.entries
        if (not asked.field or _field(entry) == asked.field)
        and (not words or _holds(say(entry), words))
    ]
    return replace(change, entries=tuple(lines), size=len(lines)) if lines else None


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
