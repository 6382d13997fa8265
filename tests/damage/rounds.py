"""One round: every unit sends its damaged workbook back, all are taken in and judged."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from gkdesk import documents
from gkdesk.domain.collected import Collection
from gkdesk.domain.returned import ReturnedBook, Unread
from gkdesk.errors import GkdeskError
from gkdesk.reading.returned import read_returned
from gkdesk.services import collecting, editing
from tests.damage import office, world
from tests.damage.acts import damaged, filled_in, into_other_workbook
from tests.damage.answers import Answers
from tests.damage.expected import differing
from tests.damage.forms import Form, opened, written
from tests.damage.judge import Judge, Now, unlisted_verdicts
from tests.damage.world import Workbook, World
from tests.ledger_content import content

_ROUNDS_A_WORLD = 12


@dataclass(slots=True)
class Score:
    """What came of a run. ``faults`` are sentences, each with its round."""

    files: int = 0
    again: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def run(
    files: int, seed: int, share: float = 0.0, tasks: Sequence[int] = (16, 36, 80)
) -> Iterator[Score]:
    """Rounds until so many files were judged; gives the score after each."""
    score, numbers = Score(), count(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for lap in count():
            draw = Random(f"{seed}/{lap}")
            ours = world.made(folder / f"{lap}", draw, draw.choice(tasks))
            strange = world.made(folder / f"{lap}别处", draw, 8, 2025)
            with ours.session, strange.session:
                for turn in range(_ROUNDS_A_WORLD):
                    answers = Answers(Random(f"{seed}/{lap}/{turn}"), numbers)
                    place = folder / f"{lap}-{turn}"
                    one = Round(ours, strange, answers, place, folder / "office")
                    one.play(score, share)
                    score.faults = [
                        fault if fault.startswith("[") else f"[{seed}/{lap}/{turn}] {fault}"
                        for fault in score.faults
                    ]
                    yield score
                    if score.files >= files:
                        return


class Round:
    """The workbooks of one world, damaged once."""

    def __init__(
        self, ours: World, strange: World, answers: Answers, folder: Path, profile: Path
    ) -> None:
        self.ours, self.strange, self.answers = ours, strange, answers
        self.folder, self.profile = folder, profile
        self.draw = answers.draw
        folder.mkdir()

    def play(self, score: Score, share: float) -> None:
        """Make the files, take them in twice, undo it; all that is wrong goes to the score."""
        forms, paths = [], []
        for form in self._forms():
            forms.append(form)
            paths.append(written(form, self.folder))
        paths = self._saved_again(paths, share)
        score.again += sum(path.parent != self.folder for path in paths)
        books = [_read(path) for path in paths]
        session = self.ours.session
        before, now = content(session), self.ours.now()
        collection = collecting.compare(session, books)
        judge = Judge(forms, collection)
        score.faults += judge.faults(now)
        score.faults += unlisted_verdicts(collection)
        applied = collecting.apply(session, collection, None)
        score.faults += self._applied(collection, now)
        after = content(session)
        score.faults += self._again(books, after)
        if applied.change_id is not None:
            editing.undo(session)
        score.faults += _differences("UNDO", before, content(session))
        score.files += len(forms)
        score.cells.update(cell.verdict.value for cell in collection.cells)
        score.cells["taken"] += sum(cell.taken for cell in collection.cells)
        score.statuses.update(file.status.value for file in collection.files)
        score.acts.update(act for form in forms for act in form.acts)
        for path in paths:
            path.unlink(missing_ok=True)

    def _forms(self) -> Iterator[Form]:
        """One workbook of most units, some in two copies, some older, some from elsewhere."""
        for number, sent in enumerate(self.ours.newest):
            if self.draw.random() < 0.1:
                continue
            form = filled_in(sent, self.answers)
            others = [one for one in self.ours.newest if one.unit != sent.unit]
            damaged(form, self.answers, others)
            if self.draw.random() < 0.04:
                act = partial(into_other_workbook, other=self._host(form))
                act(form, self.draw)
                form.acts.append("into_other_workbook")
            form.name = f"{number:02}{form.name}"
            yield form
        if self.ours.older and self.draw.random() < 0.5:
            yield self._older(self.draw.choice(self.ours.older))
        if self.draw.random() < 0.3:
            yield self._stranger(self.draw.choice(self.strange.newest))

    def _host(self, form: Form) -> Form:
        sent = self.draw.choice([one for one in self.ours.newest if one.unit != form.unit])
        return opened(sent.data, sent.unit, sent.name)

    def _older(self, sent: Workbook) -> Form:
        form = filled_in(sent, self.answers)
        damaged(form, self.answers, ())
        form.name = f"98{form.name}"
        form.acts.append("older_version")
        return form

    def _stranger(self, sent: Workbook) -> Form:
        """Last year's workbook, of another ledger: nothing in it is about a row of ours."""
        form = filled_in(sent, self.answers)
        damaged(form, self.answers, ())
        form.name, form.lost = f"99{form.name}", "another plan's"
        form.acts.append("last_years_plan")
        for table in form.tables:
            for line in table.lines:
                line.about = None
        return form

    def _saved_again(self, paths: list[Path], share: float) -> list[Path]:
        """The files; a share of them saved again by the office program."""
        if not share:
            return paths
        chosen = [self.draw.random() < share for _ in paths]
        kind = self.draw.choice(office.FORMATS)
        again = iter(
            office.saved_again(
                [path for path, one in zip(paths, chosen, strict=True) if one],
                kind,
                self.profile,
            )
        )
        return [next(again) if one else path for path, one in zip(paths, chosen, strict=True)]

    def _applied(self, collection: Collection, before: Now) -> Iterator[str]:
        """Preview = applied: what was shown as taken stands, and nothing else has changed."""
        now = self.ours.now()
        yield from differing(collection, before, now)

    def _again(
        self, books: Sequence[ReturnedBook | Unread], after: dict[str, list[tuple[object, ...]]]
    ) -> Iterator[str]:
        """The same files once more change nothing."""
        session = self.ours.session
        collection = collecting.compare(session, books)
        for cell in collection.cells:
            if cell.taken:
                yield f"AGAIN {cell.place} {cell.field} {cell.value!r} now {cell.now!r}"
        applied = collecting.apply(session, collection, None)
        yield from _differences("AGAIN", after, content(session))
        if applied.change_id is not None:
            editing.undo(session)


def _read(path: Path) -> ReturnedBook | Unread:
    try:
        return read_returned(documents.cell_book(path))
    except GkdeskError as fault:
        return Unread(path, fault)


def _differences(
    what: str,
    before: dict[str, list[tuple[object, ...]]],
    after: dict[str, list[tuple[object, ...]]],
) -> Iterator[str]:
    for table, rows in before.items():
        if rows != after[table]:
            gone = [row for row in rows if row not in after[table]][:2]
            more = [row for row in after[table] if row not in rows][:2]
            yield f"{what} {table}: {gone} became {more}"
