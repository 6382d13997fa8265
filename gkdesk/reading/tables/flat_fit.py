"""How well some words fit a column: the evidence by which a flattened table is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gkdesk.reading.labels import label_of
from gkdesk.reading.numerals import number
from gkdesk.reading.tables.heads import ROLES, Kind

_NUMBER = re.compile(r"[（(]?\d{1,4}[)）]?[.．、]?")
_HAN_NUMBER = re.compile(r"[（(]?([一二三四五六七八九十]{1,3})[)）]?[.．、]?")
_LIMIT = re.compile(
    r"[\d一二三四五六七八九十两][\s个]*(?:年|月|日|季度|工作日|天|周)|[年月旬]底|[月年]末|年[内初]|季度|[上中下]旬"
    r"|半年|长期|持续|全年|及时|常态|适时|实时|立即|随时|即时|每[周月年]|\d[./-]\d+|[^当目眼提之以]前$"
)
_UNITS = re.compile(
    r"(?:局|委|办|厅|院|部|处|科|股|室|队|中心|公司|集团|会|府|街道|镇|乡|村|单位|部门|机构|组|站|所|馆|社|行"
    r"|联|校|区|县|市|段|专班|企业|等|配合|牵头|负责|负责落实|参与|协办|[）)〉>])[\s；;。]*$"
)
_BANNER_STYLES = ("part", "chapter", "section", "han", "han_bracket")
_BANNER_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Look:
    """What a token looks like, taken once."""

    blank: bool
    number: int
    limit: bool
    units: bool
    length: int
    stop: bool
    banner: bool
    open: bool


def look(text: str) -> Look:
    """The traits of a cell's words that tell columns apart."""
    length = len(text)
    numbered = _NUMBER.fullmatch(text) if length < 9 else None
    han = _HAN_NUMBER.fullmatch(text) if length < 6 else None
    stop = "。" in text or "；" in text[:-1]
    short = length <= 40
    label = label_of(text) if length <= _BANNER_LENGTH and not (numbered or han) else None
    return Look(
        blank=not text,
        number=int(re.sub(r"\D", "", text)) if numbered else number(han[1]) if han else -1,
        limit=length <= 30 and not stop and _LIMIT.search(text) is not None,
        units=length <= 200 and "。" not in text[:-1] and _UNITS.search(text[-8:]) is not None,
        length=length,
        stop=stop or not short,
        banner=label is not None and label.style in _BANNER_STYLES,
        open=text.endswith(("、", "，", ",")),
    )


def _ordinal(seen: Look) -> float:
    return 4.0 if seen.number >= 0 else -5.0


def _limit(seen: Look) -> float:
    if seen.number >= 0:
        return -1.0
    return 3.0 if seen.limit and not seen.units else (0.5 if seen.limit else -3.0)


def _units(seen: Look) -> float:
    if seen.number >= 0:
        return -3.0
    return 3.0 if seen.units and not seen.stop else (0.5 if seen.units else -2.5)


def _people(seen: Look) -> float:
    if seen.number >= 0 or seen.stop or seen.limit:
        return -2.0
    return 2.0 if seen.length <= 4 else 0.0 if seen.length <= 16 else -2.0


def _wide(seen: Look) -> float:
    if seen.number >= 0:
        return -4.0
    if seen.limit and seen.length <= 12:
        return -2.0
    if seen.length <= 30 and not seen.stop:
        return -0.5 if seen.units else 1.6
    return 0.4


def _narrow(seen: Look) -> float:
    if seen.number >= 0:
        return -4.0
    if seen.stop or seen.length > 16:
        return 2.2
    if seen.limit and seen.length <= 12:
        return -2.0
    return -0.5 if seen.units else 0.8


def _note(seen: Look) -> float:
    return 0.8 if seen.limit and seen.number < 0 else _any(seen)


def _progress(seen: Look) -> float:
    return -1.0 if seen.number >= 0 or seen.units else 0.9


def _any(seen: Look) -> float:
    return -0.3 if seen.number < 0 else -1.0


_FIT = {
    Kind.ORDINAL: _ordinal,
    Kind.LIMIT: _limit,
    Kind.LEAD: _units,
    Kind.RESPONSIBLE: _units,
    Kind.SUPPORTING: _units,
    Kind.PEOPLE: _people,
    Kind.SECTION: _wide,
    Kind.TASK: _wide,
    Kind.DETAIL: _narrow,
    Kind.NOTE: _note,
    Kind.PROGRESS: _progress,
}
_MISSING = {
    Kind.ORDINAL: 3.0,
    Kind.SECTION: 0.2,
    Kind.TASK: 0.4,
    Kind.DETAIL: 2.5,
    Kind.LEAD: 1.6,
    Kind.RESPONSIBLE: 1.6,
    Kind.SUPPORTING: 0.6,
    Kind.PEOPLE: 0.7,
    Kind.LIMIT: 1.2,
}
_GOES_ON = {Kind.DETAIL: 1.2, Kind.TASK: 2.0, Kind.SECTION: 2.0, Kind.NOTE: 0.8}
_GOES_ON |= dict.fromkeys(ROLES, 2.0)
_GOES_ON_SHARE = 0.5
"""How much of its own fit a token brings that goes on with a cell."""


class Fitting:
    """The weights of one table's columns. The narrowest work is judged as sentences, even
    where its head is one of a wider kind."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        content = [kind for kind in (Kind.SECTION, Kind.TASK, Kind.DETAIL) if kind in kinds]
        narrowest = content[-1] if content else None
        last = max((i for i, kind in enumerate(kinds) if kind is narrowest), default=-1)
        judged = [Kind.DETAIL if index == last else kind for index, kind in enumerate(kinds)]
        judged = [
            Kind.TASK if kind is Kind.DETAIL and index != last else kind
            for index, kind in enumerate(judged)
        ]
        self.judges = [_FIT.get(kind, _any) for kind in judged]
        self.missing = [_MISSING.get(kind, 0.1) for kind in judged]
        self._blank = [-0.3 * cost for cost in self.missing]
        self.goes_on = [_GOES_ON.get(kind, 2.5) for kind in judged]

    def going_on(self, column: int, fit: float) -> float:
        """What it brings to take a token as a further line of the cell before."""
        return _GOES_ON_SHARE * fit - self.goes_on[column]

    def fits(self, seen: Look) -> list[float]:
        """How well a token fits each column; more is better."""
        if seen.blank:
            return self._blank
        return [judge(seen) for judge in self.judges]
