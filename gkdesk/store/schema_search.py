"""What a search looks into, in the fourth version of the ledger: the text of a row with its
units as plain names, common full-width punctuation as ASCII, and what was said beside it."""

from __future__ import annotations

from typing import Final

_COMMON: Final = dict(zip("（）：；，！？", "():;,!?", strict=True))
"""Full-width punctuation that stands in nearly every row. SQLite's parser takes no deeper
nesting than some thirty calls; rarer forms are folded when a search meets them."""


def _plain_names(column: str) -> str:
    """A JSON list of names as names in lines: no bracket, comma or quote of its own."""
    inside = f"""replace(substr({column}, 3, length({column}) - 4), '", "', char(10))"""
    return f"""iif({column} = '[]', '', replace(replace({inside}, '\\"', '"'), '\\\\', '\\'))"""


def _searched() -> str:
    lists = " || char(10) || ".join(map(_plain_names, ("lead", "responsible", "supporting")))
    text = (
        f"label || text || char(10) || {lists}"
        " || char(10) || words || char(10) || progress || char(10) || note"
    )
    for wide, half in _COMMON.items():
        text = f"replace({text}, '{wide}', '{half}')"
    return f"lower({text})"


# Short columns first: the light, the counts and the tree never read the long text.
_COLUMNS = """
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    parent_id INTEGER REFERENCES node (id),
    seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('section', 'task', 'measure')),
    level INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    due TEXT,
    late_after TEXT,
    provisional INTEGER NOT NULL DEFAULT 0,
    words TEXT NOT NULL DEFAULT '',
    deadline_kind TEXT,
    deadline_rule TEXT,
    deadline_set INTEGER NOT NULL DEFAULT 0 CHECK (deadline_set IN (0, 1)),
    deadline_own INTEGER NOT NULL DEFAULT 1,
    staged INTEGER NOT NULL DEFAULT 0,
    reported_on TEXT,
    by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
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
"""
_KEPT = ", ".join(line.split()[0] for line in _COLUMNS.strip().splitlines()) + ", text"

_OWN = (
    "lead <> '[]' OR responsible <> '[]' OR supporting <> '[]' OR progress <> '' OR note <> ''"
)

STATEMENTS: Final = (
    f"CREATE TABLE node_to_search ({_COLUMNS} search_text TEXT"
    f" GENERATED ALWAYS AS ({_searched()}) STORED, text TEXT NOT NULL) STRICT",
    f"INSERT INTO node_to_search ({_KEPT}) SELECT {_KEPT} FROM node",
    "DROP TABLE node",
    "ALTER TABLE node_to_search RENAME TO node",
    "CREATE INDEX node_standing ON node (plan_id, seq, kind, status, late_after, words,"
    " parent_id, deleted, level, last_seq, due, staged, deadline_own, reported_on)",
    "CREATE INDEX node_unassigned ON node (plan_id, seq)"
    " WHERE kind = 'task' AND status = 'open' AND deleted = 0"
    " AND lead = '[]' AND responsible = '[]' AND supporting = '[]'",
    "CREATE INDEX node_plan ON node (plan_id)",
    "CREATE INDEX node_parent ON node (parent_id)",
    "CREATE INDEX node_wide ON node (id) WHERE search_text GLOB '*[！-～\u3000]*'",
    "CREATE INDEX node_own_measure ON node (parent_id, lead, responsible, supporting,"
    f" search_text) WHERE kind = 'measure' AND deleted = 0 AND ({_OWN})",
    "CREATE INDEX occurrence_told ON occurrence (node_id, progress, evidence)"
    " WHERE deleted = 0 AND (progress <> '' OR evidence <> '')",
    "CREATE INDEX reminder_told ON reminder (node_id, person, said)"
    " WHERE deleted = 0 AND (said <> '' OR person <> '')",
    "CREATE INDEX tally_told ON tally (node_id, note) WHERE deleted = 0 AND note <> ''",
)
"""What makes the tables of a ledger searched that way."""
