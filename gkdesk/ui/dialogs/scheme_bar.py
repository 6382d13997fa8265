"""The schemes of printing (打印方案): chosen, kept, renamed, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from gkdesk.domain.print_scheme import PrintScheme
from gkdesk.services import print_schemes
from gkdesk.services.print_schemes import StoredScheme
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.kept_bar import KeptBar
from gkdesk.ui.theme import Theme

NONE: Final = "不用方案"


class SchemeBar(KeptBar):
    """``chosen`` carries the scheme to be shown. ``current`` says what it is now."""

    def __init__(
        self, session: Session, current: Callable[[], PrintScheme], theme: Theme
    ) -> None:
        self._current = current
        self._known: list[StoredScheme] = []
        super().__init__(session, theme, "打印方案", NONE)
        self.acts.setVisible(not session.read_only)

    @property
    def scheme(self) -> StoredScheme | None:
        """The scheme chosen, None for none."""
        return self._known[self.at] if self.at >= 0 else None

    def standing(self) -> Sequence[StoredScheme]:
        self._known = print_schemes.schemes(self._session)
        return self._known

    def value(self) -> PrintScheme:
        return self.scheme.scheme if self.scheme else PrintScheme()

    def save(self, name: str) -> None:
        self.do(lambda: print_schemes.save(self._session, name, self._current()).id)

    def update_it(self) -> None:
        known = self.scheme
        if known is not None:
            act = partial(print_schemes.replace_scheme, self._session, known.id)
            self.do(lambda: act(self._current()).id)

    def rename(self, name: str) -> None:
        known = self.scheme
        if known is not None:
            self.do(lambda: print_schemes.rename(self._session, known.id, name).id)

    def remove(self, number: int, _checked: bool = False) -> None:
        def act() -> None:
            print_schemes.remove(self._session, number)

        self.do(act)
