"""What the grid's keys do with whole rows, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from gkdesk.domain.arranging import Arranged, Place
from gkdesk.services import arranging, row_merging
from gkdesk.services.session import Session
from gkdesk.ui.views.grid_acts import GridAct

Arrange = Callable[[Session, Sequence[int]], Arranged]

ARRANGING: Final[Mapping[GridAct, Arrange]] = {
    GridAct.ADD: lambda session, ids: arranging.add(session, ids[-1], Place.AFTER, ""),
    GridAct.MERGE: row_merging.merge,
    GridAct.REMOVE: arranging.remove,
    GridAct.MOVE_UP: lambda session, ids: arranging.shift(session, ids, -1),
    GridAct.MOVE_DOWN: lambda session, ids: arranging.shift(session, ids, 1),
    GridAct.INDENT: arranging.indent,
    GridAct.OUTDENT: arranging.outdent,
}
SAID: Final[Mapping[GridAct, str]] = {
    GridAct.ADD: "已在下方加了一行，写上内容后回车",
    GridAct.MERGE: "已合并 {} 行，可按 Ctrl+Z 撤销",
    GridAct.REMOVE: "已移出 {} 行，可按 Ctrl+Z 撤销",
    GridAct.MOVE_UP: "已上移 {} 行",
    GridAct.MOVE_DOWN: "已下移 {} 行",
    GridAct.INDENT: "已降一级",
    GridAct.OUTDENT: "已升一级",
}
