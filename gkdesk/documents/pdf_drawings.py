"""Lines and pictures of a PDF page, as far as they tell tables and scans."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as api

from gkdesk.documents.pdf_characters import Turn
from gkdesk.documents.ruled_tables import MOST_RULES, Rule

_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 4000
_THIN = 2.5
_SHORTEST = 6.0
_PAGE_SHARE = 0.5
_DEEPEST = 4

_Point = tuple[float, float]


class Drawings(NamedTuple):
    """The ruling lines of a page, and whether a picture fills most of it."""

    rules: tuple[Rule, ...]
    pictured: bool


def drawings_of(page: Any, turn: Turn) -> Drawings:
    """The lines along the axes of the turned page, and its pictures."""
    rules: list[Rule] = []
    pictured = 0.0
    for drawn in _objects(page.raw):
        kind = api.FPDFPageObj_GetType(drawn)
        if kind == api.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(drawn, turn)
            pictured += (box[2] - box[0]) * (box[3] - box[1]) if box else 0
        elif kind == api.FPDF_PAGEOBJ_PATH and len(rules) < MOST_RULES:
            rules.extend(_rules(drawn, turn))
    return Drawings(tuple(rules), pictured > _PAGE_SHARE * turn.width * turn.height)


def _objects(page: Any) -> Iterator[Any]:
    """The paths and pictures of a page; those inside forms keep the form's own places, which
    the programs that draw tables do not move."""
    left = _MOST_OBJECTS
    waiting = [
        (api.FPDFPage_GetObject, page, api.FPDFPage_CountObjects(page), 0),
    ]
    while waiting:
        get, owner, count, depth = waiting.pop()
        for index in range(min(count, left)):
            left -= 1
            drawn = get(owner, index)
            if not drawn:
                continue
            if api.FPDFPageObj_GetType(drawn) == api.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = api.FPDFFormObj_CountObjects(drawn)
                waiting.append((api.FPDFFormObj_GetObject, drawn, inner, depth + 1))
            else:
                yield drawn


def _bounds(drawn: Any, turn: Turn) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not api.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return None
    return turn.rectangle(left.value, bottom.value, right.value, top.value)


def _rules(drawn: Any, turn: Turn) -> Iterator[Rule]:
    box = _bounds(drawn, turn)
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        yield from _rule((box[0], box[1]), (box[2], box[3]))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    api.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if stroke.value or api.FPDFPath_CountSegments(drawn) > 8:
        for start, end in _edges(drawn, turn):
            yield from _rule(start, end)


def _rule(start: _Point, end: _Point) -> Iterator[Rule]:
    across, along = abs(start[0] - end[0]), abs(start[1] - end[1])
    if across <= _THIN and along >= _SHORTEST:
        low, high = sorted((start[1], end[1]))
        yield Rule(True, (start[0] + end[0]) / 2, low, high)
    elif along <= _THIN and across >= _SHORTEST:
        low, high = sorted((start[0], end[0]))
        yield Rule(False, (start[1] + end[1]) / 2, low, high)


def _edges(drawn: Any, turn: Turn) -> Iterator[tuple[_Point, _Point]]:
    """The straight stretches of a path."""
    matrix = api.FS_MATRIX()
    if not api.FPDFPageObj_GetMatrix(drawn, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    first = before = (0.0, 0.0)
    for index in range(min(api.FPDFPath_CountSegments(drawn), _MOST_SEGMENTS)):
        segment = api.FPDFPath_GetPathSegment(drawn, index)
        if not api.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        point = turn.rectangle(across, up, across, up)[:2]
        kind = api.FPDFPathSegment_GetType(segment)
        if kind == api.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == api.FPDF_SEGMENT_LINETO:
            yield before, point
        before = point
        if api.FPDFPathSegment_GetClose(segment):
            yield point, first
