"""What speaks against the worth of an answer: it says what was said before, or elsewhere, or
nothing that could be looked up. Hints only; they keep no answer from being taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from gkdesk.domain.collected import Hint
from gkdesk.services.collect_words import bare

_SHORT = 6
"""Words of fewer signs (已完成) are the same everywhere without being copied."""
_FACT = re.compile(
    r"\d|https?:|www\.|《[^》]+》|〔|[一二两三四五六七八九十百千万]+(?:次|场|期|项|个|件|份|篇|人|家|条|余|多)"
    r"|\.(?:docx?|xlsx?|pdf|wps|et|jpe?g|png|ofd|zip)\b|附件|(?:印发|出台|制定|下发).{0,20}(?:方案|办法|通知|意见)",
    re.IGNORECASE,
)


def of_progress(words: str, before: Iterable[str], elsewhere: Collection[str]) -> list[Hint]:
    """The hints on a report of progress. ``before`` are reports of the same unit for other
    periods of the row, ``elsewhere`` the reports, made bare, that stand at other tasks."""
    said = bare(words)
    hints = []
    if any(said == bare(each) for each in before):
        hints.append(Hint.AS_LAST_PERIOD)
    if len(said) >= _SHORT and said in elsewhere:
        hints.append(Hint.AS_OTHER_TASK)
    if not _FACT.search(words):
        hints.append(Hint.NO_FACT)
    return hints


def repeated(reports: Mapping[int, Iterable[str]]) -> frozenset[str]:
    """The reports, made bare, that stand at more than one task."""
    tasks: dict[str, set[int]] = defaultdict(set)
    for node_id, words in reports.items():
        for each in words:
            tasks[bare(each)].add(node_id)
    return frozenset(said for said, at in tasks.items() if len(at) > 1 and said)
