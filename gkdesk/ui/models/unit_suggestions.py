"""The names of units offered while one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.services.session import Session


class UnitSuggestions:
    """Asked with what is typed: part of a name, or the first letters of its pinyin. The
    directory is read when it is first asked."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, typed: str) -> Sequence[str]:
        from gkdesk.services import directory

        return directory.suggest(self._session, typed)
