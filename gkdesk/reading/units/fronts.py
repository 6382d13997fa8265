"""Units printed before the text of an item: 市住房城乡建设局：公开物业企业信用等级。"""

from __future__ import annotations

import re

from gkdesk.reading.traced import Traced
from gkdesk.reading.units.clauses import TRIM
from gkdesk.reading.units.found import FoundClause, found_clause
from gkdesk.reading.units.kinds import surely_unit
from gkdesk.reading.units.roles import parts_of

_FRONT = re.compile(r"\s{0,8}([^：:。！？；\n“”《》]{2,120})[：:](?=[^\n]*[^\s：:])")
_ORGAN = re.compile(
    r"(?:领导小组|专班|指挥部|工作组|委员会办公室|小组办公室|专班办公室)$|^办公室$"
)
# Nouns of kind that stand for the one office of that kind in a town or a village.
_THE_ONLY_ONE = re.compile(
    "(?:中心)?(?:卫生院|卫生室|医院|学校|小学|中学|幼儿园|派出所|司法所|财政所|税务所|供电所|文化站|村委会|居委会|供销社)"
)
_SURENESS = 0.8


def front_clause(item: Traced) -> FoundClause | None:
    """The units an item opens with, a colon behind them and text on the same line."""
    match = _FRONT.match(item.text)
    if match is None:
        return None
    parts = parts_of(item.cut(*match.span(1)).stripped(TRIM))
    if parts.odd or parts.limits or parts.people or parts.said or not parts.units:
        return None
    if not all(map(_is_office, parts.names)):
        return None
    return found_clause(0, match.end(), parts, _SURENESS)


def _is_office(name: str) -> bool:
    return _THE_ONLY_ONE.fullmatch(name) is not None or (
        surely_unit(name) and _ORGAN.search(name) is None
    )
