"""How a task or measure would be split: by sentence and clause, each part with the limit and
the units its words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from gkdesk.domain.arranging import Part
from gkdesk.domain.deadlines import governing
from gkdesk.domain.tasks import Row
from gkdesk.reading.deadlines import Frame, read_deadlines
from gkdesk.reading.sentences import sentences
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import find_clauses, is_clause_line
from gkdesk.services.numbered_clauses import clause_cuts
from gkdesk.services.session import Session
from gkdesk.store import nodes, plans, units

_NOTE = re.compile(r"\s*[（(][^（()）]*[）)]")


def proposed(session: Session, node_id: int) -> tuple[Part, ...]:
    """The parts by sentence, and by the clauses of one that holds several demands; a sentence
    that only names units belongs to the one before. Together they are the whole text. Raises
    UnknownTask."""
    row = nodes.row(session.ledger, node_id)
    text = row.text
    found = [each for each in sentences(text) if not _only_units(text, each.start, each.end)]
    headed = bool(row.heading) and row.text.startswith(row.heading)
    if headed and found and found[0].end <= len(row.heading) + len("。"):
        found = found[1:]  # the first sentence behind a heading stays with it
    cuts = [_behind_clause(row.text, each.start) for each in found[1:]]
    for start, end in pairwise([0, *cuts, len(row.text)]):
        cuts += clause_cuts(row.text, (start, end), partial(_stands_alone, session, row))
    return parts_at(session, row, cuts)


def _behind_clause(text: str, start: int) -> int:
    """The units in brackets that open a sentence belong to the one before."""
    noted = _NOTE.match(text, start)
    return noted.end() if noted and is_clause_line(noted[0].strip()) else start


def _only_units(text: str, start: int, end: int) -> bool:
    rest = text[_behind_clause(text, start) : end].strip()
    return not rest or is_clause_line(rest)


def _stands_alone(session: Session, row: Row, start: int, end: int) -> bool:
    """Whether a clause has a unit and a limit of its own."""
    (part,) = (each for each in parts_at(session, row, [start, end]) if each.start == start)
    return bool(part.units) and part.limit is not None


def parts_at(session: Session, row: Row, cuts: Sequence[int]) -> tuple[Part, ...]:
    """The parts of a row's text between cuts, with what they say of limits and units."""
    year, signed_on = plans.reading_frame(session.ledger, row.plan_id)
    frame = Frame(year or session.now().year, signed_on)
    edges = [0, *sorted({cut for cut in cuts if 0 < cut < len(row.text)}), len(row.text)]
    known = _known_names(session, row)
    return tuple(
        _part(row.text, start, end, frame, known)
        for start, end in pairwise(edges)
        if start < end
    )


def _known_names(session: Session, row: Row) -> list[str]:
    """The names a text may say: those of the row and of the directory, long ones first."""
    directory = units.all_units(session.ledger)
    listed = [name for unit in directory for name in (unit.name, unit.short)]
    names = dict.fromkeys([*(unit.name for unit in row.units), *listed])
    return sorted(filter(None, names), key=len, reverse=True)


def _part(text: str, start: int, end: int, frame: Frame, known: Sequence[str]) -> Part:
    words = Traced.of(text, start, end)
    limits = read_deadlines(words, frame)
    named = [name for each in find_clauses(words) for unit in each.units for name in unit.names]
    acting = [limit.who for limit in limits if limit.who]
    found = list(dict.fromkeys([*named, *acting]))
    for name in known:
        if name in words.text and not any(name in other for other in found):
            found.append(name)
    found.sort(key=words.text.find)
    return Part(start, end, words.text, governing(limits), tuple(found))
