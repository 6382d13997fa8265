"""Rows of the breakdown table -> the words of an office's own form, column by column.

A form has the columns it has. Work that has no column of its own stands with the next
narrower one, or as a full-width line; units whose role has no column stand in that of the
other units, with a word of their role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gkdesk.domain.breakdown import BreakdownRow
from gkdesk.domain.own_form import FormColumn, OwnForm
from gkdesk.domain.table_design import TableColumn
from gkdesk.exports.body_lines import sections_of
from gkdesk.exports.text_fit import clean

_ROLE_WORDS = {
    TableColumn.LEAD: "牵头",
    TableColumn.RESPONSIBLE: "责任",
    TableColumn.SUPPORTING: "配合",
}
_FALLBACK = (TableColumn.RESPONSIBLE, TableColumn.LEAD, TableColumn.SUPPORTING)


class FormLine(NamedTuple):
    """One line below the heads: a banner's words, or those of each column of the form."""

    words: tuple[str, ...]
    banner: str = ""


@dataclass(frozen=True, slots=True)
class _Units:
    """In which column the units of each role stand."""

    at: dict[TableColumn, int]

    @classmethod
    def of(cls, form: OwnForm) -> _Units:
        own = {role: column.at for role in _ROLE_WORDS if (column := form.of(role))}
        spare = next((own[role] for role in _FALLBACK if role in own), None)
        return cls(
            {role: at for role in _ROLE_WORDS if (at := own.get(role, spare)) is not None}
        )

    def words(self, at: int, row: BreakdownRow) -> str:
        """The names that stand in a column. Alone they need no word of their role, unless
        the column asks for another."""
        named = {
            TableColumn.LEAD: row.lead,
            TableColumn.RESPONSIBLE: row.responsible,
            TableColumn.SUPPORTING: row.supporting,
        }
        here = [
            (role, named[role])
            for role, place in self.at.items()
            if place == at and named[role]
        ]
        if len(here) == 1 and here[0][0] is not TableColumn.SUPPORTING:
            return here[0][1]
        alone = sum(place == at for place in self.at.values()) == 1
        return "；".join(
            names if alone else f"{_ROLE_WORDS[role]}：{names}" for role, names in here
        )


def form_lines(form: OwnForm, rows: Sequence[BreakdownRow]) -> Iterator[FormLine]:
    """The lines of a table in the form's columns."""
    units = _Units.of(form)
    banners = has_banners(form, rows)
    for section, members in sections_of(rows):
        if banners and section.strip():
            yield FormLine((), clean(section))
        for row in members:
            work = _work(row, len(form.work), banners=banners)
            yield FormLine(tuple(_line(form, units, row, work)))


def has_banners(form: OwnForm, rows: Sequence[BreakdownRow]) -> bool:
    """Whether sections stand as full-width lines: where the form shows one, or has no
    column that could hold them."""
    return bool(form.banners and len(form.work) < 3) or (
        len(form.work) < 2 and any(row.section.strip() for row in rows)
    )


def _work(row: BreakdownRow, places: int, *, banners: bool) -> list[str]:
    """The words of work for so many columns, the widest first."""
    levels = [row.task, row.measure] if banners else [row.section, row.task, row.measure]
    levels = [level.strip() for level in levels]
    if len(levels) <= places:
        return [""] * (places - len(levels)) + levels
    told = [level for level in levels if level]
    rest = len(told) - places
    if rest < 0:
        return [""] * -rest + told if not row.section.strip() else _spread(told, places)
    return [*told[: places - 1], "\n".join(told[places - 1 :])]


def _spread(told: Sequence[str], places: int) -> list[str]:
    """Fewer levels than columns: the narrowest work last, the widest first."""
    return [*told[:-1], *[""] * (places - len(told)), *told[-1:]]


def _line(
    form: OwnForm, units: _Units, row: BreakdownRow, work: Sequence[str]
) -> Iterator[str]:
    for column in form.columns:
        told = work[column.level - 1] if column.level else _field(form, column, units, row)
        yield clean(told)


def _field(form: OwnForm, column: FormColumn, units: _Units, row: BreakdownRow) -> str:
    parts = []
    if set(column.shows) & set(_ROLE_WORDS):
        parts.append(units.words(column.at, row))
    for shows in column.shows:
        if shows is TableColumn.PEOPLE:
            parts.append(_people(form, column, row.people))
        elif shows not in _ROLE_WORDS:
            parts.append(_plain(shows, row, form))
    return "\n".join(part for part in parts if part)


def _plain(shows: TableColumn, row: BreakdownRow, form: OwnForm) -> str:
    if shows is TableColumn.NOTE and row.note == row.people and form.of(TableColumn.PEOPLE):
        return ""
    return {
        TableColumn.ORDINAL: str(row.ordinal),
        TableColumn.DEADLINE: row.deadline,
        TableColumn.NOTE: row.note,
        TableColumn.STATUS: row.status,
        TableColumn.PROGRESS: row.progress,
    }.get(shows, "")


def _people(form: OwnForm, column: FormColumn, people: str) -> str:
    """The persons whose role is the column's head; the first such column has the others
    too, with their roles."""
    told = [part.partition("：") for part in people.split("；") if part]
    columns = [each for each in form.columns if TableColumn.PEOPLE in each.shows]
    heads = [each.head for each in columns]
    own = [name for role, _, name in told if role == column.head]
    others = [f"{role}：{name}" for role, _, name in told if role not in heads]
    if column.at != columns[0].at:
        others = []
    return "；".join(["、".join(own)] * bool(own) + others)
