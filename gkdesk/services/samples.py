"""The real plans that come with the program, as samples in a new ledger."""

from __future__ import annotations

import json
from pathlib import Path

import gkdesk
from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.services import importing
from gkdesk.services.session import Session
from gkdesk.store import changes, plans

_INSTALLED = Path(gkdesk.__file__).parent / "resources" / "plans"
_IN_SOURCES = Path(gkdesk.__file__).parent.parent / "resources" / "plans"
_MANIFEST = "manifest.json"


def sample_files() -> list[Path]:
    """The files of the manifest, in its order."""
    folder = _INSTALLED if _INSTALLED.is_dir() else _IN_SOURCES
    manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
    return [folder / entry["file"] for entry in manifest["plans"]]


def load_samples(session: Session) -> int:
    """Take the samples in that are not there yet, as one change; how many.

    In a new ledger they are no step of the undo: the first step is a person's. Later they
    are, or undoing an earlier removal would bring them a second time.
    """
    loaded = [importing.load(path) for path in sample_files()]
    new = [each for each in loaded if plans.with_source(session.ledger, each.sha256) is None]
    if not new:
        return 0
    with session.ledger.transaction():
        fields = tuple(importing.plant(session, each, sample=True) for each in new)
        change = Change(ChangeKind.IMPORT, fields)
        later = changes.any_made(session.ledger)
        changes.apply(session.ledger, change, session.hand, undoable=later)
    return len(new)


def remove_samples(session: Session) -> int:
    """Take all samples out as one change that can be undone; how many."""
    found = plans.samples(session.ledger)
    importing.remove(session, found)
    return len(found)


def has_samples(session: Session) -> bool:
    """Whether a sample stands in the ledger."""
    return bool(plans.samples(session.ledger))
