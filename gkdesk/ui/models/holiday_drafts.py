"""The tables of holidays that were changed in the dialog and are not written yet."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.calendars.workdays import YearTable
from gkdesk.services import holidays
from gkdesk.services.session import Session


class Draft(NamedTuple):
    """A table with what is to be checked in it; ``notice`` is the text it was read from, ""
    where it was changed by hand."""

    table: YearTable
    problems: tuple[str, ...]
    notice: str = ""


class HolidayDrafts:
    """One draft a year at most."""

    def __init__(self) -> None:
        self._drafts: dict[int, Draft] = {}

    def of(self, year: int) -> Draft | None:
        """The draft of a year."""
        return self._drafts.get(year)

    def take(self, draft: Draft) -> None:
        """Keep a draft for its table's year, in place of a former one."""
        self._drafts[draft.table.year] = draft

    def drop_read(self, year: int) -> bool:
        """Forget what was read from a notice, and tell whether anything was; what was
        changed by hand stays."""
        draft = self._drafts.get(year)
        if draft is None or not draft.notice:
            return False
        del self._drafts[year]
        return True

    @property
    def years(self) -> list[int]:
        """The years that have a draft."""
        return sorted(self._drafts)


def found_in(
    session: Session, text: str, year: int
) -> tuple[YearTable | None, tuple[str, ...]]:
    """What a pasted text arranges, for the year it names, else for ``year``; None where it
    arranges nothing. With it what is to be checked, as sentences."""
    found = holidays.read_notice(session, text)
    if found.table is not None:
        return found.table, found.problems
    assumed = holidays.read_notice(session, text, year)
    if assumed.table is None:
        return None, assumed.problems
    return assumed.table, (f"通知里没有写年份，按{year}年读。", *assumed.problems)
