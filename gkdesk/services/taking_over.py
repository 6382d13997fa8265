"""Taking a ledger over from a hand-over archive: everything is proven before any of it gets
a name on the disk. Pure but for the files: a worker thread may do it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gkdesk.documents.hand_over_file import HandOverFile
from gkdesk.domain.hand_over import LEDGER, LIST, HandedFile, HandOverList
from gkdesk.errors import (
    BackupUnfit,
    FileMissing,
    HandOverAltered,
    HandOverUnfit,
    LedgerDamaged,
    TargetFull,
    TargetTaken,
    TargetUnwritable,
)
from gkdesk.exports.files import another_name, beside
from gkdesk.services.handing_over import Cancelled
from gkdesk.services.handing_over_run import Progress
from gkdesk.store import holdings, plain_file
from gkdesk.store.logical_hash import logical_hash

__all__ = ["Cancelled", "Found", "TakenOver", "look_into", "suggested", "take"]


@dataclass(frozen=True, slots=True)
class Found:
    """An archive that was proven whole: its list, and the plans and tasks its ledger really
    holds."""

    path: Path
    told: HandOverList
    plans: int
    tasks: int


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The ledger that stands now, and the folder with everything else, None where it was
    not wanted."""

    ledger: Path
    folder: Path | None


def look_into(
    path: Path,
    *,
    on_progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = bool,
) -> Found:
    """Prove an archive: names, sizes, digests of all files, and that its ledger is whole, of
    a version this program knows, and says what the list vouches for. Nothing is left on the
    disk.

    Raises FileMissing, HandOverUnfit, HandOverAltered, LedgerNewer, TargetFull, Cancelled.
    """
    if not path.is_file():
        raise FileMissing(path)
    with _scratch(path) as scratch, HandOverFile(path) as archive:
        files = archive.told.files
        ledger = scratch / LEDGER
        for done, file in enumerate(files):
            on_progress(done, len(files))
            if file.name == LEDGER:
                archive.unpack(file, ledger, _assuring(cancelled))
            else:
                _read_through(archive, file, _assuring(cancelled))
        on_progress(len(files), len(files))
        return _proven(path, archive.told, ledger)


def _read_through(archive: HandOverFile, file: HandedFile, assure: Callable[[], None]) -> None:
    for _piece in archive.pieces(file):
        assure()


@contextmanager
def _scratch(path: Path) -> Iterator[Path]:
    """A folder that is gone afterwards. What the disk refuses is told of the archive."""
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as fault:
        raise TargetFull(path, fault.strerror or "") from fault


def _assuring(cancelled: Callable[[], bool]) -> Callable[[], None]:
    def assure() -> None:
        if cancelled():
            raise Cancelled

    return assure


def _proven(path: Path, told: HandOverList, ledger: Path) -> Found:
    """Raises HandOverUnfit, HandOverAltered, LedgerNewer."""
    try:
        held = holdings.look_into(ledger)
        plain = plain_file.holds_tables_only(ledger)
        said = logical_hash(ledger)
    except (BackupUnfit, FileMissing, LedgerDamaged) as fault:
        raise HandOverUnfit(path) from fault
    if not plain:
        raise HandOverUnfit(path)
    if said != told.ledger_hash:
        raise HandOverAltered(path, LEDGER)
    if (held.plans, held.tasks) != (len(told.plans), told.tasks):
        raise HandOverAltered(path, LIST)
    return Found(path, told, held.plans, held.tasks)


def suggested(found: Found, folder: Path) -> Path:
    """Where the ledger would lie: a file of that folder that is not there yet."""
    target = folder / f"{found.path.stem[:60]}.db"
    return another_name(target) if target.exists() else target


def folder_beside(ledger: Path) -> Path:
    """Where everything else would lie: a folder beside the ledger that is not there yet."""
    target = ledger.with_name(f"{ledger.stem}_交接材料")
    return another_name(target) if target.exists() else target


def take(
    found: Found,
    target: Path,
    *,
    everything: bool = True,
    on_progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = bool,
) -> TakenOver:
    """Put the ledger of a proven archive to ``target``, where nothing stands, and with
    ``everything`` the other files into a folder beside it. The archive is proven again on
    the way: it may have been changed since.

    Raises TargetTaken, TargetUnwritable, TargetFull, HandOverUnfit, HandOverAltered,
    Cancelled; nothing is left of it then.
    """
    if target.exists():
        raise TargetTaken(target)
    files = [file for file in found.told.files if file.name != LEDGER] if everything else []
    folder = folder_beside(target) if files else None
    assure = _assuring(cancelled)
    made: list[Path] = []
    try:
        with HandOverFile(found.path) as archive, beside(target) as draft:
            if archive.told != found.told:
                raise HandOverAltered(found.path, LEDGER)
            on_progress(0, len(files) + 1)
            archive.unpack(_ledger_of(found.told), draft, assure)
            for done, file in enumerate(files, 1):
                on_progress(done, len(files) + 1)
                assert folder is not None
                _unpack_below(archive, file, folder, made, assure)
            _place_free(target)
    except BaseException:
        _take_away(made)
        raise
    on_progress(len(files) + 1, len(files) + 1)
    return TakenOver(target, folder)


def _ledger_of(told: HandOverList) -> HandedFile:
    return next(file for file in told.files if file.name == LEDGER)


def _unpack_below(
    archive: HandOverFile,
    file: HandedFile,
    folder: Path,
    made: list[Path],
    assure: Callable[[], None],
) -> None:
    """Unpack a file under its name; what came to be on the disk is noted in ``made``."""
    target = folder.joinpath(*file.name.split("/"))
    try:
        for above in reversed((target.parent, *target.parent.parents)):
            if not above.exists():
                above.mkdir()
                made.append(above)
        archive.unpack(file, target, assure)
    except OSError as fault:
        raise TargetUnwritable(target, fault.strerror or "") from fault
    made.append(target)


def _place_free(target: Path) -> None:
    """Somebody may have written there meanwhile."""
    if target.exists():
        raise TargetTaken(target)


def _take_away(made: list[Path]) -> None:
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        except OSError:
            continue  # a person may have opened or filled it
