"""An office's own workbook used as the form of its breakdown table: what was made out in it."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.domain.table_design import TableColumn


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column, from 0. ``shows`` is what it is filled with: nothing where it is left to
    be written in by hand, several where its head asks for several (责任单位及时限).
    ``level`` counts the columns of work from the widest, 1; 0 is none of them."""

    at: int
    head: str
    shows: tuple[TableColumn, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class OwnForm:
    """Rows are counted from 0. The heads stand in ``head`` up to ``body``, rows given as a
    sample in ``samples``, full-width lines among them in ``banners``; what stands from
    ``foot`` on (notes, signatures) stays below the table. ``title`` is the place of the
    title, None where the form has none."""

    sheet: str
    head: int
    body: int
    foot: int
    columns: tuple[FormColumn, ...]
    samples: tuple[int, ...] = ()
    banners: tuple[int, ...] = ()
    title: tuple[int, int] | None = None

    def of(self, shows: TableColumn) -> FormColumn | None:
        """The first column filled with that."""
        return next((column for column in self.columns if shows in column.shows), None)

    @property
    def work(self) -> tuple[FormColumn, ...]:
        """The columns of work, from the widest to the narrowest."""
        work = (column for column in self.columns if column.level)
        return tuple(sorted(work, key=lambda column: column.level))

    @property
    def width(self) -> int:
        """How many columns of the sheet the table takes, from the first one."""
        return 1 + max(column.at for column in self.columns)
