"""The fourth version of the ledger: the directory of units, findings set aside, saved views,
and room between the rows of a plan for those a person adds."""

from __future__ import annotations

from gkdesk.store.places import STEP

# collective: a name that stands for many units (各镇街), which are its members.
# way: former and alias lead a name to its unit; aside says that a name is no unit at all,
# and has none. since and until are ISO days, or months or years where no more is known.
_DIRECTORY = """
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    short TEXT NOT NULL DEFAULT '',
    kind TEXT CHECK (kind IN ('town', 'department', 'park', 'institution')),
    prefix TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0,
    collective INTEGER NOT NULL DEFAULT 0 CHECK (collective IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE unit_name (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER REFERENCES unit (id),
    name TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('former', 'alias', 'aside')),
    since TEXT,
    until TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE unit_member (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES unit (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
INSERT INTO unit (name, person, phone, place)
    SELECT unit, person, phone, row_number() OVER (ORDER BY id) FROM contact WHERE deleted = 0;
CREATE INDEX unit_name_unit ON unit_name (unit_id);
CREATE INDEX unit_member_group ON unit_member (group_id);
"""

# about: what the finding said of the row when it was set aside; it comes again with another.
_WORK = """
CREATE TABLE finding_set_aside (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER REFERENCES node (id),
    code TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    day TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX finding_set_aside_plan ON finding_set_aside (plan_id);
"""

# The running number of a table is counted when a table is made. Former changes of places
# lead back to places with the same room between them.
_ROOM = f"""
ALTER TABLE node DROP COLUMN ordinal;
ALTER TABLE node ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
UPDATE node SET seq = seq * {STEP}, last_seq = last_seq * {STEP};
DELETE FROM change_field WHERE entity = 'node' AND field = 'ordinal';
UPDATE change_field SET before = before * {STEP}, after = after * {STEP}
WHERE entity = 'node' AND field IN ('seq', 'last_seq');
"""

# Which kinds there are is checked where changes are made. A former change of a contact
# leads back to no unit: it stays in the history and is no step of the undo any more.
_CHANGES = """
CREATE TABLE change_of_any_kind (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('standing', 'undone', 'dropped', 'settled')),
    of_change INTEGER REFERENCES change (id)
) STRICT;
INSERT INTO change_of_any_kind (id, at, who, kind, state, of_change)
    SELECT id, at, who, kind, state, of_change FROM change;
DROP TABLE change;
ALTER TABLE change_of_any_kind RENAME TO change;
CREATE INDEX change_state ON change (state);
UPDATE change SET state = iif(state = 'standing', 'settled', 'dropped')
WHERE state IN ('standing', 'undone')
AND id IN (SELECT change_id FROM change_field WHERE entity = 'contact');
"""

STATEMENTS: tuple[str, ...] = tuple(
    statement
    for block in (_DIRECTORY, _WORK, _ROOM, _CHANGES)
    for statement in block.split(";")
    if statement.strip()
)
"""What makes a ledger of the third version one of the fourth, in this order."""
