"""Whether what was made of returned workbooks is right, by what the offices truly typed."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gkdesk.domain.collected import (
    CollectedCell,
    CollectedFile,
    Collection,
    Verdict,
)
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import BookRemark
from tests.damage.answers import Typed
from tests.damage.forms import About, Form, Line

Now = Mapping[tuple[About, str], Mapping[FillField, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer that stands in a file, in a column that is left of it."""

    about: About | None
    owners: frozenset[str]
    field: FillField
    typed: Typed


def same(one: str, other: str) -> bool:
    """Whether words are the same but for blanks and the width of their signs."""
    return _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def said_in(form: Form) -> Iterator[Said]:
    """All answers that stand in a workbook."""
    for table in form.tables:
        for line in table.lines:
            for field, typed in line.typed.items():
                column = table.column(field)
                if column is not None and str(line.cells.get(column)) == str(typed.value):
                    yield Said(line.about, line.owners, field, typed)


class Judge:
    """Compares a collection with the forms it was read from, in the same order."""

    def __init__(self, forms: Sequence[Form], collection: Collection) -> None:
        self.forms = forms
        self.collection = collection
        self.cells: dict[int, list[CollectedCell]] = defaultdict(list)
        for cell in collection.cells:
            self.cells[cell.file].append(cell)

    def faults(self, now: Now) -> Iterator[str]:
        """Every fault of the preview in a sentence."""
        yield from self._twice()
        for form, file in zip(self.forms, self.collection.files, strict=True):
            for cell in self.cells[file.number]:
                if cell.taken:
                    yield from self._wrongly_taken(form, file, cell, now)
            yield from self._lost(form, file)

    def _twice(self) -> Iterator[str]:
        """No two cells may write different words to one place; evidence adds up."""
        seen: dict[object, CollectedCell] = {}
        for cell in self.collection.cells:
            if cell.taken and cell.field is not FillField.EVIDENCE:
                unit = self.collection.files[cell.file].unit
                key = cell.node_id, cell.occurrence_id, unit, cell.field
                if key in seen and seen[key].value != cell.value:
                    yield f"TWICE {key}: {seen[key].value!r} and {cell.value!r}"
                seen[key] = cell

    def _wrongly_taken(
        self, form: Form, file: CollectedFile, cell: CollectedCell, now: Now
    ) -> Iterator[str]:
        about = cell.node_id, cell.occurrence_id
        told = f"{form.title}: {cell.place} {about} {cell.field} {cell.value!r}"
        if not any(
            file.unit in line.owners and _is_about(line, about) and _may(line, cell)
            for table in form.tables
            for line in table.lines
        ):
            yield f"WRONG {told} (unit {file.unit})"
        stands = now.get(((cell.node_id or 0, cell.occurrence_id), file.unit), {})
        if cell.now != stands.get(cell.field, "") if isinstance(cell.field, FillField) else 0:
            yield f"NOW {told}: {cell.now!r}, but it is {stands!r}"
        if cell.now and cell.sent != cell.now:
            yield f"OVER {told}: over {cell.now!r}, sent {cell.sent!r}"

    def _lost(self, form: Form, file: CollectedFile) -> Iterator[str]:
        if form.lost:
            return
        for said in said_in(form):
            if not self._listed(said, file) and not self._excused(said, file):
                yield (
                    f"LOST {form.title}: {said.about} {said.field} {said.typed.words!r:.60}"
                    f" ({file.status}, {file.unit})"
                )

    def _listed(self, said: Said, file: CollectedFile) -> bool:
        """Taken or shown with what was typed."""
        return any(
            cell.field is said.field
            and (
                same(cell.returned, said.typed.words)
                or {cell.value, cell.returned} & said.typed.means
                or ((cell.node_id, cell.occurrence_id) == said.about and not said.typed.means)
                or (not said.typed.words and cell.why is not None)
            )
            for cell in self.cells[file.number]
        )

    def _excused(self, said: Said, file: CollectedFile) -> bool:
        """A column nobody could know is told of; an answer that says nothing new is none."""
        if BookRemark.COLUMN_UNKNOWN in file.remarks:
            return True
        plain = _plain(said.typed.words)
        return any(plain in _plain(words) for words in file.rest)


def _is_about(line: Line, about: tuple[int | None, int | None]) -> bool:
    """A file without codes may be taken for the last sending, where a task that had several
    due points stands in one row."""
    return line.about is not None and about in (line.about, (line.about[0], None))


def _may(line: Line, cell: CollectedCell) -> bool:
    if not isinstance(cell.field, FillField) or cell.value is None:
        return False
    typed = line.typed.get(cell.field)
    if typed is not None:
        texts = FillField.PROGRESS, FillField.EVIDENCE, FillField.PERSON, FillField.PROBLEM
        if cell.value in typed.means or (
            cell.field in texts and same(cell.value, typed.words) and typed.words != ""
        ):
            return True
    return cell.value in line.maybe.get(cell.field, frozenset())


def unlisted_verdicts(collection: Collection) -> Iterator[str]:
    """What is unchanged, or cannot be said, is never taken."""
    for cell in collection.cells:
        if cell.taken and (cell.verdict is not Verdict.NEW or cell.value is None):
            yield f"TAKEN {cell.place} {cell.field} {cell.verdict} {cell.value!r}"
