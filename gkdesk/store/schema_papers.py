"""The sixth version of the ledger: how lists are printed, templates of letters, pairs of a
look-back, reports that were handed in, the files plans were read from, and the day a row was
closed."""

from __future__ import annotations

# Of a row closed before: the day its units told last, else the day it was marked.
_CLOSED = """
ALTER TABLE node ADD COLUMN done_on TEXT;
UPDATE node SET done_on = coalesce(
    (SELECT max(feedback.done_on) FROM feedback
     WHERE feedback.node_id = node.id AND feedback.occurrence_id IS NULL
     AND feedback.status = 'done' AND feedback.deleted = 0),
    (SELECT substr(change.at, 1, 10)
     FROM change_field JOIN change ON change.id = change_field.change_id
     WHERE change_field.entity = 'node' AND change_field.target = node.id
     AND change_field.field = 'status' AND change_field.after = 'done'
     AND change.state IN ('standing', 'settled')
     ORDER BY change.id DESC LIMIT 1))
WHERE status = 'done';
"""

# scheme: JSON. document: an office's own .docx.
_PRINTED = """
CREATE TABLE print_scheme (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    scheme TEXT NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE letter_template (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('supervision', 'reminder', 'circular')),
    name TEXT NOT NULL,
    document BLOB NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
"""

# A pair a person settled: both rows given, 'pair' that they are one work, 'apart' that they
# are not; one of them NULL: the other is new, or was dropped.
_LOOK_BACK = """
CREATE TABLE look_back_pair (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    former_plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER REFERENCES node (id),
    former_id INTEGER REFERENCES node (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('pair', 'apart')),
    note TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    CHECK (node_id IS NOT NULL OR former_id IS NOT NULL)
) STRICT;
CREATE INDEX look_back_plans ON look_back_pair (plan_id, former_plan_id);
CREATE INDEX look_back_node ON look_back_pair (node_id);
CREATE INDEX look_back_former ON look_back_pair (former_id);
"""

# words: the report as it was written, line by line, so that an edited copy can be checked.
_REPORT = """
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    period TEXT NOT NULL,
    made_at TEXT NOT NULL,
    file TEXT NOT NULL,
    words TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX report_plan ON report (plan_id);
"""

# What a plan was read from, byte for byte, an edition each.
_SOURCE_FILE = """
CREATE TABLE source_file (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    edition INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (plan_id, edition)
) STRICT;
"""

STATEMENTS: tuple[str, ...] = tuple(
    statement
    for block in (_CLOSED, _PRINTED, _LOOK_BACK, _REPORT, _SOURCE_FILE)
    for statement in block.split(";")
    if statement.strip()
)
"""What makes a ledger of the fifth version one of the sixth, in this order."""
