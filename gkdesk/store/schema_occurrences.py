"""The third version of the ledger: due points, events, counts, extensions, reminders,
contacts, holidays and settings. Rows are marked as deleted, never removed, so that undo
brings them back."""

from __future__ import annotations

_COLUMNS = """
ALTER TABLE plan ADD COLUMN rest_days TEXT NOT NULL DEFAULT 'by_law'
    CHECK (rest_days IN ('by_law', 'forward', 'backward', 'keep'));
ALTER TABLE plan ADD COLUMN last_year INTEGER;
ALTER TABLE plan ADD COLUMN scheduled INTEGER NOT NULL DEFAULT 0 CHECK (scheduled IN (0, 1));
ALTER TABLE node ADD COLUMN late_after TEXT;
ALTER TABLE node ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE node ADD COLUMN deadline_own INTEGER NOT NULL DEFAULT 1;
ALTER TABLE node ADD COLUMN staged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE node ADD COLUMN reported_on TEXT;
ALTER TABLE deadline ADD COLUMN before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deadline ADD COLUMN counted_from TEXT;
UPDATE node SET late_after = due WHERE due IS NOT NULL;
"""

_OCCURRENCE = """
CREATE TABLE occurrence (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    series INTEGER NOT NULL,
    year INTEGER,
    name TEXT NOT NULL DEFAULT '',
    start TEXT,
    due TEXT,
    late_after TEXT,
    provisional INTEGER NOT NULL DEFAULT 0,
    early INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    rule TEXT,
    period TEXT,
    count INTEGER,
    count_unit TEXT,
    event TEXT,
    counted_from TEXT,
    amount INTEGER,
    amount_unit TEXT,
    before INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    done_on TEXT,
    reported_on TEXT,
    progress TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE event_day (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    event TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE tally (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    series INTEGER NOT NULL,
    day TEXT NOT NULL,
    amount INTEGER NOT NULL DEFAULT 1,
    note TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
"""

_SUPERVISION = """
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    occurrence_id INTEGER REFERENCES occurrence (id),
    former_due TEXT,
    former_words TEXT NOT NULL,
    due TEXT NOT NULL,
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    approver TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    node_id INTEGER NOT NULL REFERENCES node (id),
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('phone', 'message', 'letter', 'in_person')),
    person TEXT NOT NULL DEFAULT '',
    said TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    unit TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE put_off (
    id INTEGER PRIMARY KEY,
    node_id INTEGER NOT NULL REFERENCES node (id),
    occurrence_id INTEGER REFERENCES occurrence (id),
    until TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
"""

# The id of a holiday year is the year. days: {"2027-02-06": {"name": "春节", "works": true}},
# only those that differ from Monday to Friday; source: the notice as it was pasted.
_OFFICE = """
CREATE TABLE holiday_year (
    id INTEGER PRIMARY KEY,
    days TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
"""

# A CHECK cannot be altered, so both tables are made anew: more kinds of changes, and the
# entities are checked where changes are made.
_CHANGES = """
CREATE TABLE change_of_limits (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'update', 'remove', 'extend',
        'remind', 'carry', 'reckon', 'undo', 'redo')),
    state TEXT NOT NULL CHECK (state IN ('standing', 'undone', 'dropped', 'settled')),
    of_change INTEGER REFERENCES change (id)
) STRICT;
INSERT INTO change_of_limits (id, at, who, kind, state, of_change)
    SELECT id, at, who, kind, state, of_change FROM change;
DROP TABLE change;
ALTER TABLE change_of_limits RENAME TO change;
CREATE INDEX change_state ON change (state);
CREATE TABLE field_of_change (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change (id),
    entity TEXT NOT NULL,
    target INTEGER NOT NULL,
    field TEXT NOT NULL,
    before ANY,
    after ANY
) STRICT;
INSERT INTO field_of_change (id, change_id, entity, target, field, before, after)
    SELECT id, change_id, entity, target, field, before, after FROM change_field;
DROP TABLE change_field;
ALTER TABLE field_of_change RENAME TO change_field;
CREATE INDEX change_field_change ON change_field (change_id);
CREATE INDEX change_field_target ON change_field (entity, target);
"""

# What was told before, as far as the history knows its day; a measure's tells of its task.
_REPORTED = """
UPDATE node SET reported_on = (
    SELECT max(substr(change.at, 1, 10)) FROM change_field AS field
    JOIN change ON change.id = field.change_id AND change.state IN ('standing', 'settled')
    WHERE field.entity = 'node' AND field.target = node.id AND field.field = 'progress'
    AND field.after = node.progress)
WHERE progress <> '';
UPDATE node SET reported_on = below.day
FROM (SELECT parent_id, max(reported_on) AS day FROM node
      WHERE kind = 'measure' AND deleted = 0 GROUP BY parent_id) AS below
WHERE node.id = below.parent_id AND below.day > ifnull(node.reported_on, '');
"""

# The former program knew no due points, so its changes of limits do not lead back to any:
# they stay in the history and are no steps of the undo any more.
_SETTLED = """
UPDATE change SET state = iif(state = 'standing', 'settled', 'dropped')
WHERE state IN ('standing', 'undone') AND (kind = 'update' OR id IN (
    SELECT change_id FROM change_field WHERE entity = 'node'
    AND field IN ('due', 'words', 'deadline_kind', 'deadline_rule', 'deadline_set')));
"""

_INDEXES = """
DROP INDEX node_standing;
CREATE INDEX node_standing ON node (plan_id, seq, kind, status, late_after, words, parent_id,
    deleted, level, last_seq, due, staged, deadline_own, reported_on);
CREATE INDEX occurrence_node ON occurrence (node_id);
CREATE INDEX occurrence_plan ON occurrence (plan_id);
CREATE INDEX occurrence_event ON occurrence (plan_id, event) WHERE event IS NOT NULL;
CREATE INDEX event_day_plan ON event_day (plan_id);
CREATE INDEX tally_node ON tally (node_id);
CREATE INDEX extension_node ON extension (node_id);
CREATE INDEX reminder_node ON reminder (node_id);
CREATE INDEX put_off_node ON put_off (node_id);
"""

_TABLES = (_COLUMNS, _OCCURRENCE, _SUPERVISION, _OFFICE)

STATEMENTS: tuple[str, ...] = tuple(
    statement
    for block in (*_TABLES, _CHANGES, _REPORTED, _SETTLED, _INDEXES)
    for statement in block.split(";")
    if statement.strip()
)
"""What makes a ledger of the second version one of the third, in this order."""
