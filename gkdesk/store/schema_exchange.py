"""The fifth version of the ledger: designs of the breakdown table, workbooks handed out and
taken back, and what the units answered."""

from __future__ import annotations

# A plan's mark stands in every row code. It is drawn by lot, not worked out from the
# document: another ledger that holds the same document numbers its rows in another way.
_MARK = """
ALTER TABLE plan ADD COLUMN mark TEXT NOT NULL DEFAULT '';
UPDATE plan SET mark = upper(hex(randomblob(4)));
"""

# design: JSON. workbook: an office's own .xlsx whose styles are kept, where there is one.
_DESIGN = """
CREATE TABLE table_design (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    design TEXT NOT NULL,
    workbook BLOB,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
"""

# sent: JSON {field: words}, of a row as it was handed out, without what was empty; locked:
# the same of the fixed columns. code: drawn by lot, so that a workbook of another ledger or
# of a time that was restored away is not taken for this one's.
_DISPATCH = """
CREATE TABLE dispatch (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_id INTEGER REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('report', 'returned', 'master', 'exchange')),
    version INTEGER NOT NULL,
    period TEXT NOT NULL DEFAULT '',
    sent_at TEXT NOT NULL,
    file TEXT NOT NULL,
    handing TEXT CHECK (handing IN ('message', 'mail', 'network', 'disk', 'in_person')),
    handed_on TEXT,
    of_dispatch INTEGER REFERENCES dispatch (id),
    note TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE dispatch_row (
    id INTEGER PRIMARY KEY,
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    occurrence_id INTEGER REFERENCES occurrence (id),
    role TEXT CHECK (role IN ('lead', 'responsible', 'supporting')),
    ordinal INTEGER NOT NULL,
    locked TEXT NOT NULL DEFAULT '{}',
    sent TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    dispatch_id INTEGER REFERENCES dispatch (id),
    unit TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    received_at TEXT NOT NULL,
    rows INTEGER NOT NULL DEFAULT 0,
    blank INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX dispatch_plan ON dispatch (plan_id);
CREATE INDEX dispatch_code ON dispatch (code);
CREATE INDEX dispatch_row_dispatch ON dispatch_row (dispatch_id);
CREATE INDEX dispatch_row_node ON dispatch_row (node_id);
CREATE INDEX receipt_dispatch ON receipt (dispatch_id);
CREATE INDEX receipt_content ON receipt (content);
"""

# count: what a unit has come to in all. day: when a piece of evidence was given; source:
# the workbook or the person it came from.
_FEEDBACK = """
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    occurrence_id INTEGER REFERENCES occurrence (id),
    unit TEXT NOT NULL,
    period TEXT NOT NULL DEFAULT '',
    progress TEXT NOT NULL DEFAULT '',
    status TEXT CHECK (status IN ('open', 'done')),
    done_on TEXT,
    count INTEGER,
    person TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    reported_on TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    occurrence_id INTEGER REFERENCES occurrence (id),
    unit TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL,
    link TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE sent_back (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    occurrence_id INTEGER REFERENCES occurrence (id),
    dispatch_id INTEGER REFERENCES dispatch (id),
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    day TEXT NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX feedback_node ON feedback (node_id);
CREATE INDEX feedback_plan ON feedback (plan_id, unit);
CREATE INDEX evidence_node ON evidence (node_id);
CREATE INDEX sent_back_node ON sent_back (node_id);
"""

STATEMENTS: tuple[str, ...] = tuple(
    statement
    for block in (_MARK, _DESIGN, _DISPATCH, _FEEDBACK)
    for statement in block.split(";")
    if statement.strip()
)
"""What makes a ledger of the fourth version one of the fifth, in this order."""
