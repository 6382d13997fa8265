"""Everything that was noted as evidence anywhere in the ledger, as it was written."""

from __future__ import annotations

from gkdesk.store.ledger import Ledger

_WORDS = """
SELECT said.plan_id, said.node_id, said.words FROM (
    SELECT plan_id, node_id, trim(words || ' ' || iif(instr(words, link), '', link)) AS words,
           1 AS kind, id
    FROM evidence WHERE deleted = 0
    UNION ALL
    SELECT plan_id, node_id, evidence, 2, id
    FROM occurrence WHERE deleted = 0 AND evidence <> '') AS said
JOIN plan ON plan.id = said.plan_id AND plan.deleted = 0
JOIN node ON node.id = said.node_id AND node.deleted = 0
WHERE said.words <> ''
ORDER BY said.plan_id, node.seq, said.kind, said.id
"""


def evidence_words(ledger: Ledger) -> list[tuple[int, int, str]]:
    """Plan, row and words of each piece of evidence that stands, in printed order."""
    return [(plan, node, words) for plan, node, words in ledger.rows(_WORDS)]
