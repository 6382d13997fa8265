"""Formulas told by the records of an Excel 97 workbook, made by hand after [MS-XLS]."""

from __future__ import annotations

import struct

from gkdesk.documents.xls_formulas import INSIDE, OUTSIDE, formulas

REF_3D = b"\x5a"
"""PtgRef3d of the value class (2.5.198.84)."""
ITSELF, A_FILE = b"\x01\x00\x01\x04", b"\x01\x00\x05\x00\x00a.xls"
"""What a SupBook record (2.4.271) says of the workbook itself, and of another."""


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def formula(row: int, column: int, tokens: bytes = b"\x1e\x01\x00") -> bytes:
    head = struct.pack("<HHH8sHI", row, column, 0, b"\0" * 8, 0, 0)
    return record(0x0006, head + struct.pack("<H", len(tokens)) + tokens)


def book(link: bytes, *sheets: bytes, kinds: bytes = b"") -> bytes:
    """The globals with the list of sheets, then each sheet; ``kinds`` are 0 for worksheets."""
    kinds = kinds or bytes(len(sheets))
    bodies = [record(0x0809, b"\0" * 16) + sheet + record(0x000A, b"") for sheet in sheets]

    def globals_with(places: list[int]) -> bytes:
        listed = (
            record(0x0085, struct.pack("<IBB", place, 0, kind) + b"\x01\x00A")
            for place, kind in zip(places, kinds, strict=True)
        )
        start = record(0x0809, b"\0" * 16)
        return start + b"".join(listed) + record(0x01AE, link) + record(0x000A, b"")

    at, places = len(globals_with([0] * len(sheets))), []
    for body in bodies:
        places.append(at)
        at += len(body)
    return globals_with(places) + b"".join(bodies)


def test_formulas_stand_by_sheet_row_and_column() -> None:
    records = book(ITSELF, formula(3, 6), formula(0, 1) + formula(9, 2))
    assert formulas(records) == [{(3, 6): INSIDE}, {(0, 1): INSIDE, (9, 2): INSIDE}]


def test_a_reference_to_another_sheet_looks_outside_where_another_file_is_linked() -> None:
    sheet = formula(3, 6, REF_3D + b"\0" * 6) + formula(4, 6)
    assert formulas(book(A_FILE, sheet)) == [{(3, 6): OUTSIDE, (4, 6): INSIDE}]
    assert formulas(book(ITSELF, sheet)) == [{(3, 6): INSIDE, (4, 6): INSIDE}]


def test_a_sheet_of_a_chart_is_none() -> None:
    records = book(ITSELF, formula(1, 1), formula(2, 2), kinds=b"\x02\x00")
    assert formulas(records) == [{(2, 2): INSIDE}]


def test_records_cut_short_tell_what_came_before() -> None:
    records = book(ITSELF, formula(3, 6) + formula(4, 6))
    assert formulas(records[:-20])[0].keys() >= {(3, 6)}
    assert formulas(records[:3]) == []
