"""What single cells say: units by the role of their column, persons, time limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.draft import Person
from gkdesk.domain.units import Role, UnitClause
from gkdesk.reading.deadlines import Frame, read_stated
from gkdesk.reading.traced import Traced
from gkdesk.reading.units import read_clause

_SAID = re.compile(
    r"牵头|配合|协办|参与|会办|协同|(?:责任|承办|主办|主责|落实|负责)(?:单位|部门|科室)?\s?[:：]|负责"
)
_UNIT_LIKE = re.compile(
    r"[局委办厅院部处科股室队会府司团社行站所馆校联段]|中心|街道|[乡镇区县市村]|单位|部门|机构|银行"
    r"|(?:负责|联络|牵头)人|小组|专班|企业|各"
)
_STOPS = "；;，,。、 \n\t\u3000"
_TIME = re.compile(r"[年月日底]|季度|长期|持续|全年|常态|工作日|[时期]限|\d[./-]\d")
_TIME_WORDS = re.compile(
    r"推进|坚持|开展|完成|落实|工作日|季度|第[一二三四]|各季|每[年月周]|前|段|期间"
)
_LIMIT_WORD = re.compile(
    r"\s*(?:完成|办理|落实|工作|任务|推进|整改)?(?:时限|时间|期限|时间节点)(?:要求)?\s*[:：]\s*"
)
_PART = re.compile(
    r"[（(〔\[【](?P<inside>[^（()）〔〕\[\]【】\n]*)[）)〕\]】]|(?P<part>[^；;\n（(〔\[【]+)"
)
_BETWEEN_PEOPLE = re.compile(
    r"[、，,；;/\n\t]+|\s{2,}|(?<=[\u4e00-\u9fff]{2})\s(?=[\u4e00-\u9fff]{2})"
)
_LONGEST_PERSON = 20


def parts_in(words: Traced) -> tuple[list[Traced], list[Traced]]:
    """The stretches of a cell of units that name units, and those that state a limit: after
    a word for it, in brackets, or as a part of its own between stops."""
    if not _TIME.search(words.text):
        return [words], []
    units: list[Traced] = []
    limits: list[Traced] = []
    position = 0
    for match in _PART.finditer(words.text):
        if limit := _limit_of(match):
            units.append(words.cut(position, match.start()))
            limits.append(words.cut(*limit).stripped())
            position = match.end()
    units.append(words.cut(position, len(words)))
    stretches = (stretch.stripped(_STOPS) for stretch in units)
    return [stretch for stretch in stretches if stretch.text], limits


def _limit_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Where a part's limit stands; None where the part states none."""
    text = match["inside"] or match["part"] or ""
    start = match.start("inside" if match["inside"] else "part")
    said = _LIMIT_WORD.match(text)
    if said:
        return start + said.end(), start + len(text)
    plain = _TIME.search(text) is not None and not _UNIT_LIKE.search(_TIME_WORDS.sub("", text))
    return (start, start + len(text)) if plain else None


def units_in(words: Traced, role: Role) -> Iterator[UnitClause]:
    """The units of a cell. Words inside it that say a role (牵头：甲；配合：乙) win over the
    role of its column, which holds for the rest."""
    text = words.text
    if not _SAID.search(text):
        yield plain_units(words, role)
        return
    said = [_placed(clause, words) for clause in _clauses(text)]
    if len(said) == 1 and said[0].raw == text and said[0].role is Role.RESPONSIBLE:
        yield replace(said[0], role=role)
        return
    before = text.find(said[0].raw) if said else -1
    if before > 0 and words.cut(0, before).text.strip(_STOPS):
        yield plain_units(words.cut(0, before).stripped(_STOPS), role)
    yield from said


def plain_units(words: Traced, role: Role) -> UnitClause:
    """A list of names without a word of role."""
    (clause,) = _clauses(words.text)[:1] or (UnitClause(role, words.text, ()),)
    return replace(_placed(clause, words), role=role, raw=words.text)


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[UnitClause, ...]:
    """A table names the same units row after row."""
    return read_clause(text)


@lru_cache(maxsize=4096)
def _stated(text: str, frame: Frame) -> tuple[Deadline, ...]:
    return tuple(read_stated(Traced.of(text, 0, len(text)), frame))


def stated_in(words: Traced, frame: Frame) -> list[Deadline]:
    """The limits of a cell that holds nothing else, read once for all cells that say the
    same."""
    return [
        replace(
            limit,
            spans=tuple(
                place for start, end in limit.spans for place in words.spans(start, end)
            ),
        )
        for limit in _stated(words.text, frame)
    ]


def _placed(clause: UnitClause, words: Traced) -> UnitClause:
    """The clause read from the words' text, with the places of its names in the source."""
    spans = tuple(place for start, end in clause.spans for place in words.spans(start, end))
    return replace(clause, spans=spans)


def first_leads(clause: UnitClause) -> tuple[UnitClause, ...]:
    """The clause where the rule 列第一位的为牵头单位 holds."""
    if len(clause.names) < 2:
        return (replace(clause, role=Role.LEAD),)
    places = _first_places(clause)
    parted = len(clause.restored) == len(clause.names)
    return (
        replace(
            clause,
            role=Role.LEAD,
            names=clause.names[:1],
            and_others=False,
            spans=clause.spans[:places],
            restored=clause.restored[:1] if parted else (),
        ),
        replace(
            clause,
            names=clause.names[1:],
            spans=clause.spans[places:],
            restored=clause.restored[1:] if parted else (),
        ),
    )


def _first_places(clause: UnitClause) -> int:
    """How many places the first name has: more than one where a line end cuts it."""
    length = count = 0
    while count < len(clause.spans) and length < len(clause.names[0]):
        length += clause.spans[count].end - clause.spans[count].start
        count += 1
    return count


def is_unit_like(text: str) -> bool:
    """Whether some word of a cell is one that names of units have."""
    return _UNIT_LIKE.search(text) is not None


def people_in(words: Traced, role: str) -> Iterator[Person]:
    """The persons of a cell under the head ``role``; a blank inside a name of two
    characters is none between two names."""
    for name in _BETWEEN_PEOPLE.split(words.text):
        bare = re.sub(r"(?<=^[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]$)", "", name.strip())
        if bare and len(bare) <= _LONGEST_PERSON:
            yield Person(role, bare)
