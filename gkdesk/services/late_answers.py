"""Answers that come after those to a later workbook: a quarter's report that arrives when the
next one is in already."""

from __future__ import annotations

from collections.abc import Iterable

from gkdesk.domain.collected import CollectedFile
from gkdesk.services.fill_values import FillFrame
from gkdesk.services.session import Session
from gkdesk.store import collecting as store
from gkdesk.store.collecting import RowKey


class LateAnswers:
    """Knows for which periods units were asked, and in what order."""

    def __init__(
        self, session: Session, fill: FillFrame, files: Iterable[CollectedFile]
    ) -> None:
        self._fill = fill
        plans = {file.plan_id for file in files if file.plan_id is not None}
        self._asked = {
            (each.plan_id, fill.key(each.unit), each.period): each.id
            for each in store.handed_out(session.ledger, plans)
        }

    def period(self, file: CollectedFile, key: RowKey, unit: str) -> str:
        """The period that an answer is for; "" where the unit has answered already for one
        that it was asked for later: it has not answered that one less now. Nor does a
        workbook of one plan say for when a row of another is."""
        if self._fill.rows[key[0]].plan_id != file.plan_id:
            return ""
        former = self._fill.answer(*key, unit)
        if former is None or file.plan_id is None or file.dispatch_id is None:
            return file.period
        asked = self._asked.get((file.plan_id, self._fill.key(unit), former.period), 0)
        return "" if asked > file.dispatch_id else file.period
