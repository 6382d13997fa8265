"""One writing of a hand-over archive, from a copy of the ledger that nobody else has open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from gkdesk.domain import hand_over
from gkdesk.domain.hand_over import HandedPlan, HandOverList
from gkdesk.domain.table_design import TableDesign
from gkdesk.exports.hand_over_archive import ArchiveWriter
from gkdesk.exports.hand_over_list import list_json, list_text
from gkdesk.exports.ledger_page import PageFile
from gkdesk.exports.workbook import workbook_bytes
from gkdesk.services import exporting, handing_over_evidence, outline
from gkdesk.services.handing_over_evidence import NamedFile
from gkdesk.services.handing_over_page import page
from gkdesk.services.handing_over_sources import Source, short_name, sources
from gkdesk.services.session import Session
from gkdesk.store import changes, evidence_words
from gkdesk.store.logical_hash import logical_hash

Progress = Callable[[int, int], None]
"""Told after each file: how many are written, of how many."""
_OWN_FILES = 5  # ledger, workbook, page and the two lists


class HandingOver:
    """``folder`` is where names of evidence without a folder are looked for; ``assure``
    raises once the writing is to stop."""

    def __init__(
        self,
        session: Session,
        folder: Path,
        who: str,
        on_progress: Progress,
        assure: Callable[[], None],
    ) -> None:
        self._session, self._folder, self._who = session, folder, who
        self._on_progress, self._assure = on_progress, assure
        self._done, self._all = 0, 0

    def write(self, draft: Path, *, evidence: bool) -> HandOverList:
        """Fill the archive at ``draft``; what its list tells. Raises OSError."""
        session = self._session
        said = evidence_words.evidence_words(session.ledger)
        named = handing_over_evidence.look(said, self._folder if evidence else None)
        found = list(sources(session))
        files = list(dict.fromkeys(each.file for each in named if each.file is not None))
        self._all = len(found) + len(files) + _OWN_FILES
        with ArchiveWriter(draft, session.now(), self._assure) as archive:
            archive.add_file(hand_over.LEDGER, session.path)
            self._count()
            self._add_workbook(archive)
            self._add_sources(archive, found)
            placed = self._add_evidence(archive, files)
            shown = page(session, said, _by_row(named, placed), _by_plan(found))
            archive.add(hand_over.PAGE, shown)
            self._count()
            missing = [each.words for each in named if each.file not in placed]
            return self._add_lists(archive, missing)

    def _count(self) -> None:
        self._done += 1
        self._on_progress(self._done, self._all)
        self._assure()

    def _add_workbook(self, archive: ArchiveWriter) -> None:
        """A sheet a plan that has tasks."""
        session, design = self._session, TableDesign()
        plans = [plan.id for plan in outline.plans(session) if plan.tasks]
        if plans:
            tables = [exporting.designed(session, plan_id, design) for plan_id in plans]
            self._assure()
            sheets = exporting.sheets(tables, design)
            archive.add(hand_over.WORKBOOK, workbook_bytes(sheets))
        self._count()

    def _add_sources(self, archive: ArchiveWriter, found: Iterable[Source]) -> None:
        for each in found:
            archive.add(each.name, each.read())
            self._count()

    def _add_evidence(self, archive: ArchiveWriter, files: Sequence[Path]) -> dict[Path, str]:
        """The names files got; one that cannot be read any more gets none."""
        placed: dict[Path, str] = {}
        for number, file in enumerate(files, 1):
            place = f"{hand_over.EVIDENCE}/{number:03d}_{short_name(file.name)}"
            if _readable(file):
                archive.add_file(place, file)
                placed[file] = place
            self._count()
        return placed

    def _add_lists(self, archive: ArchiveWriter, missing: Sequence[str]) -> HandOverList:
        """The list for people is itself on the one for the program."""
        session = self._session
        said = logical_hash(session.path)
        plans = tuple(HandedPlan(plan.title, plan.tasks) for plan in outline.plans(session))

        def told() -> HandOverList:
            return HandOverList(
                made_at=session.now().isoformat(timespec="seconds"),
                made_by=self._who,
                program=_version(),
                ledger_hash=said,
                changes=changes.last(session.ledger),
                plans=plans,
                files=tuple(archive.files),
                missing=tuple(dict.fromkeys(missing)),
            )

        archive.add(hand_over.LIST_TEXT, list_text(told()))
        self._count()
        whole = told()
        archive.add(hand_over.LIST, list_json(whole))
        self._count()
        return whole


def _by_row(
    named: Iterable[NamedFile], placed: Mapping[Path, str]
) -> dict[int, list[PageFile]]:
    """The evidence beside the page, by the rows that name it."""
    found: dict[int, list[PageFile]] = {}
    for each in named:
        if each.file is not None and each.file in placed:
            place = placed[each.file]
            shown = PageFile(f"附件：{place.rpartition('/')[2]}", place)
            found.setdefault(each.node_id, []).append(shown)
    return found


def _by_plan(found: Iterable[Source]) -> dict[int, list[PageFile]]:
    shown: dict[int, list[PageFile]] = {}
    for each in found:
        shown.setdefault(each.plan_id, []).append(each.shown)
    return shown


def _readable(file: Path) -> bool:
    try:
        with file.open("rb"):
            return True
    except OSError:
        return False


def _version() -> str:
    try:
        return metadata.version("gkdesk")
    except metadata.PackageNotFoundError:  # run from its folder
        return ""
