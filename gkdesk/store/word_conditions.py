"""What the words of a search mean in SQL: where each of them may occur."""

from __future__ import annotations

from collections.abc import Sequence

from gkdesk.domain.characters import FIRST_WIDE, LAST_WIDE, WIDE_BLANK

_WIDE = f"node.search_text GLOB '*[{FIRST_WIDE}-{LAST_WIDE}{WIDE_BLANK}]*'"
"""Rows with full-width forms that their searched text still has; the index ``node_wide``
holds them."""

# The searched text is in small letters already and has the punctuation of our documents in
# ASCII; what else is full-width there is rare, and folded when it is looked at.
_IN_ROW = "instr(node.search_text, {word})"
_IN_WIDE_ROW = (
    f"node.id IN (SELECT node.id FROM node WHERE {_WIDE}"
    " AND instr(folded(node.search_text), {word}))"
)

_TOLD = (
    "SELECT iif(row.kind = 'measure', row.parent_id, row.id) FROM {table} AS told"
    " JOIN node AS row ON row.id = told.node_id"
    " WHERE told.deleted = 0 AND ({kept}) AND {looked}"
)

# What was said of a row beside its own text: a table, which of its rows say anything (an
# index holds those), and their text. A measure's belongs to its task.
_BESIDE = (
    (
        "occurrence",
        "told.progress <> '' OR told.evidence <> ''",
        "told.progress || char(10) || told.evidence",
    ),
    (
        "reminder",
        "told.said <> '' OR told.person <> ''",
        "told.person || char(10) || told.said",
    ),
    ("tally", "told.note <> ''", "told.note"),
)
OWN_MEASURES = (
    "SELECT parent_id FROM node WHERE kind = 'measure' AND deleted = 0 AND (lead <> '[]'"
    " OR responsible <> '[]' OR supporting <> '[]' OR progress <> '' OR note <> '')"
)
"""The tasks of measures with something of their own; they lie in an index."""


def parameters(words: Sequence[str]) -> dict[str, str]:
    """The words by the names the conditions use."""
    return {f"word_{number}": word for number, word in enumerate(words)}


def occurs(words: Sequence[str]) -> list[str]:
    """A condition on ``node`` for each of some folded words."""
    return [_occurs(f":word_{number}", word) for number, word in enumerate(words)]


def _occurs(name: str, word: str) -> str:
    # A word without any form in ASCII stands folded as it is, so nothing has to be folded.
    ascii_too = any(character.isascii() for character in word)
    parts = [_IN_ROW.format(word=name)]
    if ascii_too:
        parts.append(_IN_WIDE_ROW.format(word=name))
    parts.append(f"node.id IN ({OWN_MEASURES} AND {_looked('search_text', name, ascii_too)})")
    for table, kept, text in _BESIDE:
        looked = _looked(text, name, ascii_too)
        parts.append(f"node.id IN ({_TOLD.format(table=table, kept=kept, looked=looked)})")
    return " OR ".join(parts)


def _looked(text: str, name: str, ascii_too: bool) -> str:
    return f"instr(folded({text}), {name})" if ascii_too else f"instr({text}, {name})"
