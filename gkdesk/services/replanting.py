"""Rows take another place in the tree and in the printed order of their plan. Only where no
room is left between two rows do their neighbours take part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdesk.domain.changes import FieldChange, differing
from gkdesk.domain.tasks import NodeKind
from gkdesk.store import arranging
from gkdesk.store.arranging import Spot, Stretch
from gkdesk.store.ledger import Ledger
from gkdesk.store.places import STEP

_WINDOW = 16
"""How many neighbours on either side are renumbered at first."""
_ROOMY = 16
"""The room each row gets at least where neighbours are renumbered."""
_END = 2**62


@dataclass(slots=True)
class Seat:
    """A row as it shall stand; ``spot`` is where it stands, None for a new row."""

    id: int
    above: int
    kind: NodeKind
    level: int
    spot: Spot | None = None


class Replanting:
    """Seats in their new printed order, all behind one place of the plan.

    ``out`` are the stretches of rows that leave their places, for these seats or for good;
    ``seq`` and ``last`` then say where rows stand, those that only make room included.
    """

    def __init__(
        self,
        ledger: Ledger,
        plan_id: int,
        seats: Sequence[Seat],
        *,
        behind: int,
        out: Sequence[Stretch] = (),
        left: Sequence[int] = (),
    ) -> None:
        self._ledger, self._plan_id = ledger, plan_id
        self._seats, self._behind, self._out = seats, behind, out
        self._old = {seat.id: seat.spot for seat in seats if seat.spot is not None}
        self._window: list[Spot] = []
        self.seq: dict[int, int] = {}
        self._number()
        self._above = {seat.id: seat.above for seat in seats}
        asked = {seat.above for seat in seats}.union(left, (each.id for each in self._window))
        lines = arranging.with_above(ledger, asked - self._above.keys() - {0})
        self._lines = {i: each for i, each in lines.items() if i not in self._above}
        self.last = self._last_places()

    def fields(self) -> Iterator[FieldChange]:
        """What changes at rows that are there already."""
        for seat in self._seats:
            if seat.spot is not None:
                yield from self._moved(seat, seat.spot)
        for each in self._lines.values():
            before = {"seq": each.seq, "last_seq": each.last_seq}
            now = {"seq": self.seq.get(each.id, each.seq), "last_seq": self.last[each.id]}
            yield from differing("node", each.id, before, now)

    def _moved(self, seat: Seat, spot: Spot) -> Iterator[FieldChange]:
        before = spot.above or None, spot.seq, spot.last_seq, spot.kind.value, spot.level
        seq, last = self.seq[seat.id], self.last[seat.id]
        after = seat.above or None, seq, last, seat.kind.value, seat.level
        names = "parent_id", "seq", "last_seq", "kind", "level"
        yield from differing(
            "node",
            seat.id,
            dict(zip(names, before, strict=True)),
            dict(zip(names, after, strict=True)),
        )
        stays = before[0] == after[0] and spot.above not in self._old
        if stays and before[1] != after[1]:
            # Told of in the history, though it stands under the same row.
            yield FieldChange("node", seat.id, "parent_id", before[0], after[0])

    # places

    def _number(self) -> None:
        """Places for the seats: those they have, else some between the neighbours."""
        ahead, following = arranging.around(
            self._ledger, self._plan_id, self._behind, 1, self._out
        )
        low = ahead[0].seq if ahead else 0
        high = following[0].seq if following else _END
        if not self._in_order(low, high):
            if high - low > len(self._seats):
                self._spread([seat.id for seat in self._seats], low, high)
            else:
                self._make_room()

    def _in_order(self, low: int, high: int) -> bool:
        """Whether the seats stand rightly as they are."""
        if len(self._old) < len(self._seats):
            return False
        places = [low, *(self._old[seat.id].seq for seat in self._seats), high]
        if any(one >= other for one, other in pairwise(places)):
            return False
        self.seq = {i: spot.seq for i, spot in self._old.items()}
        return True

    def _make_room(self) -> None:
        """Give neighbours other places too, more of them until there is room."""
        many = _WINDOW
        while True:
            ahead, behind = arranging.around(
                self._ledger, self._plan_id, self._behind, many + 1, self._out
            )
            low = ahead[many].seq if len(ahead) > many else 0
            high = behind[many].seq if len(behind) > many else _END
            self._window = [*reversed(ahead[:many]), *behind[:many]]
            count = len(self._window) + len(self._seats)
            if high - low > _ROOMY * count:
                break
            many *= 2
        ids = [each.id for each in reversed(ahead[:many])]
        ids += [seat.id for seat in self._seats]
        ids += [each.id for each in behind[:many]]
        self._spread(ids, low, high)

    def _spread(self, ids: Sequence[int], low: int, high: int) -> None:
        if high == _END:
            places = (low + STEP * number for number in range(1, len(ids) + 1))
            self.seq.update(zip(ids, places, strict=True))
            return
        room = high - low
        for number, each in enumerate(ids, 1):
            self.seq[each] = low + room * number // (len(ids) + 1)

    # ends

    def _last_places(self) -> dict[int, int]:
        """Where everything below a row ends, for seats and for all that stands above what
        moved."""
        last = {seat.id: self.seq[seat.id] for seat in self._seats}
        renumbered = {each.seq: self.seq[each.id] for each in self._window}
        for i, each in self._lines.items():
            held = arranging.last_place(self._ledger, self._plan_id, each.stretch, self._out)
            last[i] = renumbered.get(held, held)
        for seat in self._seats:
            place, above = self.seq[seat.id], seat.above
            while above:
                last[above] = max(last[above], place)
                above = self._above[above] if above in self._above else self._lines[above].above
        return last


def renamed(ledger: Ledger, plan_id: int, parents: Sequence[int]) -> list[FieldChange]:
    """What changes of the paths below rows whose rows below are others now, once they stand:
    rows without a label are counted anew, and everything below follows."""
    wanted: dict[int, str] = {}
    fields: dict[int, FieldChange] = {}
    heads = {each.id: each for each in arranging.spots(ledger, [i for i in parents if i])}
    order = sorted(
        (i for i in set(parents) if i == 0 or i in heads),
        key=lambda i: heads[i].seq if i else 0,
    )
    for above in order:
        stem = (wanted.get(above) or heads[above].path) if above else ""
        for child, path in _paths_below(ledger, plan_id, above, stem):
            if path != wanted.get(child.id, child.path):
                for each, new in _below(ledger, child, path):
                    wanted[each.id] = new
                    if new != each.path:
                        fields[each.id] = FieldChange("node", each.id, "path", each.path, new)
    return list(fields.values())


def _paths_below(
    ledger: Ledger, plan_id: int, above: int, stem: str
) -> Iterator[tuple[Spot, str]]:
    unlabelled = 0
    for child in arranging.children(ledger, plan_id, above):
        tail = child.path.rpartition("/")[2]
        if tail.startswith("#"):
            unlabelled += 1
            tail = f"#{unlabelled}"
        yield child, f"{stem}/{tail}" if stem else tail


def _below(ledger: Ledger, top: Spot, path: str) -> Iterator[tuple[Spot, str]]:
    """A row that gets a path, and everything below it with its own."""
    paths = {top.id: path}
    for each in arranging.subtree(ledger, top):
        if each.id != top.id:
            paths[each.id] = f"{paths[each.above]}/{each.path.rpartition('/')[2]}"
        yield each, paths[each.id]
