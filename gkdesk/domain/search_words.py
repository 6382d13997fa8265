"""What a person types to search by, as the words that must all occur."""

from __future__ import annotations

import re
from typing import Final

from gkdesk.domain.characters import folded, storable

MOST: Final = 64
"""Words looked at; nobody types more, and a pasted page is no search."""

_WORD = re.compile(r'"([^"]*\S[^"]*)"|(\S+)')


def words_of(typed: str) -> tuple[str, ...]:
    """The words between blanks, folded, each once; what stands between two straight quotes
    is one word, and a quote without its partner is a character like any other."""
    found = (quoted or plain for quoted, plain in _WORD.findall(folded(storable(typed))))
    return tuple(dict.fromkeys(found))[:MOST]
