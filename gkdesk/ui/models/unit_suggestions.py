"""The names of units offered while one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.services import outline
from gkdesk.services.session import Session


class UnitSuggestions:
    """Asked with what is typed; names that begin with it come first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: list[str] | None = None

    def __call__(self, typed: str) -> Sequence[str]:
        if self._names is None:
            self._names = [name for name, _ in outline.unit_counts(self._session, None)]
        return [name for name in self._names if typed in name]
