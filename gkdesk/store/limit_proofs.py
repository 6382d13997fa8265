"""What must not be in a ledger about due points; every statement counts it."""

from __future__ import annotations

# A row shows the earliest day still open of its due points and, where nobody set its own
# limit, of its measures: last day in time and plain day in one text, which sorts as they do.
_SHOWN = """
SELECT count(*) FROM node WHERE node.deleted = 0 AND node.kind <> 'section'
AND (node.staged = 1
    OR (node.kind = 'task' AND node.last_seq > node.seq AND node.deadline_set = 0))
AND (ifnull(node.late_after || node.due, '~') <> min(
    ifnull((SELECT min(late_after || due) FROM occurrence
        WHERE node_id = node.id AND deleted = 0 AND status = 'open'), '~'),
    ifnull((SELECT min(late_after || due) FROM node AS below
        WHERE below.parent_id = node.id AND below.deleted = 0 AND below.status = 'open'
        AND below.words <> '' AND node.deadline_set = 0), '~'))
    OR (node.late_after IS NULL AND node.due IS NOT NULL))
"""

_STRAY = """
SELECT count(*) FROM occurrence JOIN node ON node.id = occurrence.node_id
WHERE occurrence.deleted = 0
AND (node.deleted = 1 OR node.staged = 0 OR node.plan_id <> occurrence.plan_id)
"""

_ENTRIES = """
SELECT count(*) FROM tally JOIN node ON node.id = tally.node_id
WHERE tally.deleted = 0
AND (tally.amount < 1 OR tally.plan_id <> node.plan_id
    OR date(tally.day, '+0 days') IS NOT tally.day)
"""

_DAYS = """
SELECT (SELECT count(*) FROM occurrence WHERE deleted = 0
        AND (date(due, '+0 days') IS NOT due
            OR date(late_after, '+0 days') IS NOT late_after))
    + (SELECT count(*) FROM event_day WHERE deleted = 0 AND date(day, '+0 days') IS NOT day)
"""

COUNTS = {
    "shown_limit": _SHOWN,
    "stray_point": _STRAY,
    "bad_tally": _ENTRIES,
    "bad_point": _DAYS,
}
"""The statements by the code of what they find."""
