"""The tables of the ledger and how older ledgers become today's. Migrations are only
ever added; each raises ``user_version`` in its own transaction."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from gkdesk.store import (
    schema_directory,
    schema_exchange,
    schema_occurrences,
    schema_papers,
    schema_search,
)
from gkdesk.store.version import APPLICATION_ID

migrations = Migrations("gkdesk")

_PLAN = """
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    year INTEGER,
    issuer TEXT,
    document_number TEXT,
    notice_title TEXT,
    signed_on TEXT,
    printed_on TEXT,
    publicity TEXT,
    recipients TEXT,
    copied_to TEXT,
    contact TEXT,
    attachments TEXT NOT NULL DEFAULT '[]',
    based_on TEXT NOT NULL DEFAULT '[]',
    preamble TEXT NOT NULL DEFAULT '',
    closing TEXT NOT NULL DEFAULT '',
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT
"""

_SOURCE = """
CREATE TABLE source (
    plan_id INTEGER PRIMARY KEY REFERENCES plan (id),
    text TEXT NOT NULL
) STRICT
"""

# Short columns first: the light, the counts and the tree never read the long text.
# lower() folds ASCII only, which is what the search promises.
_NODE = """
CREATE TABLE node (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    parent_id INTEGER REFERENCES node (id),
    seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('section', 'task', 'measure')),
    level INTEGER NOT NULL,
    ordinal INTEGER,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    due TEXT,
    words TEXT NOT NULL DEFAULT '',
    deadline_kind TEXT,
    deadline_rule TEXT,
    deadline_set INTEGER NOT NULL DEFAULT 0 CHECK (deadline_set IN (0, 1)),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    label TEXT NOT NULL,
    path TEXT NOT NULL,
    heading TEXT NOT NULL,
    lead TEXT NOT NULL DEFAULT '[]',
    responsible TEXT NOT NULL DEFAULT '[]',
    supporting TEXT NOT NULL DEFAULT '[]',
    progress TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    places TEXT NOT NULL DEFAULT '[]',
    heading_places TEXT NOT NULL DEFAULT '[]',
    search_text TEXT GENERATED ALWAYS AS (
        lower(label || text || char(10) || lead || responsible || supporting
              || char(10) || words || char(10) || progress || char(10) || note)
    ) STORED,
    text TEXT NOT NULL
) STRICT
"""

_DEADLINE = """
CREATE TABLE deadline (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER REFERENCES node (id),
    measure_id INTEGER REFERENCES node (id),
    expression TEXT NOT NULL,
    clause TEXT NOT NULL,
    kind TEXT NOT NULL,
    due TEXT,
    start TEXT,
    rule TEXT,
    count INTEGER,
    count_unit TEXT,
    period TEXT,
    event TEXT,
    amount INTEGER,
    amount_unit TEXT,
    who TEXT,
    places TEXT NOT NULL DEFAULT '[]'
) STRICT
"""

_UNIT_CLAUSE = """
CREATE TABLE unit_clause (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'supporting')),
    raw TEXT NOT NULL,
    names TEXT NOT NULL,
    and_others INTEGER NOT NULL DEFAULT 0,
    places TEXT NOT NULL DEFAULT '[]'
) STRICT
"""

_PERSON = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    node_id INTEGER NOT NULL REFERENCES node (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT
"""

_DOUBT = """
CREATE TABLE doubt (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER REFERENCES node (id),
    what TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1))
) STRICT
"""

# standing: can be undone; undone: can be redone; dropped: a later edit took its place;
# settled: was never meant to be undone step by step.
_CHANGE = """
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'remove', 'undo', 'redo')),
    state TEXT NOT NULL CHECK (state IN ('standing', 'undone', 'dropped', 'settled')),
    of_change INTEGER REFERENCES change (id)
) STRICT
"""

_CHANGE_FIELD = """
CREATE TABLE change_field (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change (id),
    entity TEXT NOT NULL CHECK (entity IN ('node', 'plan', 'doubt')),
    target INTEGER NOT NULL,
    field TEXT NOT NULL,
    before ANY,
    after ANY
) STRICT
"""

_INDEXES = """
CREATE INDEX node_standing
    ON node (plan_id, seq, kind, status, due, words, parent_id, deleted, level, last_seq);
CREATE INDEX node_unassigned ON node (plan_id, seq)
    WHERE kind = 'task' AND status = 'open' AND deleted = 0
    AND lead = '[]' AND responsible = '[]' AND supporting = '[]';
CREATE INDEX node_plan ON node (plan_id);
CREATE INDEX node_parent ON node (parent_id);
CREATE INDEX plan_source ON plan (source_sha256);
CREATE INDEX deadline_node ON deadline (node_id);
CREATE INDEX deadline_measure ON deadline (measure_id);
CREATE INDEX deadline_plan ON deadline (plan_id);
CREATE INDEX unit_clause_node ON unit_clause (node_id);
CREATE INDEX unit_clause_plan ON unit_clause (plan_id);
CREATE INDEX person_node ON person (node_id);
CREATE INDEX doubt_plan ON doubt (plan_id);
CREATE INDEX doubt_node ON doubt (node_id);
CREATE INDEX change_state ON change (state);
CREATE INDEX change_field_change ON change_field (change_id);
CREATE INDEX change_field_target ON change_field (entity, target);
"""


@migrations()
def m0001_ledger(db: Database) -> None:
    """Plans, their rows, what was printed, and the history of changes."""
    tables = _PLAN, _SOURCE, _NODE, _DEADLINE, _UNIT_CLAUSE, _PERSON, _DOUBT
    for sql in (*tables, _CHANGE, _CHANGE_FIELD, *_INDEXES.split(";")):
        if sql.strip():
            db.conn.execute(sql)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute("PRAGMA user_version = 1")


# A corrected notice is a further edition of its plan: what it prints stands beside what the
# former one printed, and the plan says which of them holds.
_EDITIONS = """
ALTER TABLE plan ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE deadline ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE unit_clause ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE doubt ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
CREATE TABLE source_of_edition (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    edition INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (plan_id, edition)
) STRICT;
INSERT INTO source_of_edition (plan_id, edition, text) SELECT plan_id, 1, text FROM source;
DROP TABLE source;
ALTER TABLE source_of_edition RENAME TO source;
"""

# A CHECK cannot be altered, so the table is made anew with one more kind of change.
_CHANGE_WITH_UPDATE = """
CREATE TABLE change_with_update (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('edit', 'import', 'update', 'remove', 'undo', 'redo')),
    state TEXT NOT NULL CHECK (state IN ('standing', 'undone', 'dropped', 'settled')),
    of_change INTEGER REFERENCES change (id)
) STRICT;
INSERT INTO change_with_update (id, at, who, kind, state, of_change)
    SELECT id, at, who, kind, state, of_change FROM change;
DROP TABLE change;
ALTER TABLE change_with_update RENAME TO change;
CREATE INDEX change_state ON change (state);
"""


@migrations()
def m0002_editions(db: Database) -> None:
    """Editions of a plan, and the change that leads from one to the next."""
    for sql in (*_EDITIONS.split(";"), *_CHANGE_WITH_UPDATE.split(";")):
        if sql.strip():
            db.conn.execute(sql)
    db.conn.execute("PRAGMA user_version = 2")


@migrations()
def m0003_occurrences(db: Database) -> None:
    """Due points of their own, and what supervision adds to them."""
    for sql in schema_occurrences.STATEMENTS:
        db.conn.execute(sql)
    db.conn.execute("PRAGMA user_version = 3")


@migrations()
def m0004_directory(db: Database) -> None:
    """The directory of units, findings set aside, saved views, room between rows, and what
    a search looks into."""
    for sql in (*schema_directory.STATEMENTS, *schema_search.STATEMENTS):
        db.conn.execute(sql)
    db.conn.execute("PRAGMA user_version = 4")


@migrations()
def m0005_exchange(db: Database) -> None:
    """Workbooks handed out and taken back, what units answered, and designs of the table."""
    for sql in schema_exchange.STATEMENTS:
        db.conn.execute(sql)
    db.conn.execute("PRAGMA user_version = 5")


@migrations()
def m0006_papers(db: Database) -> None:
    """What is printed, written and handed over at the end of a year."""
    for sql in schema_papers.STATEMENTS:
        db.conn.execute(sql)
    db.conn.execute("PRAGMA user_version = 6")
