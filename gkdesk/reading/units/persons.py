"""Persons a responsibility clause names beside the units: they are never units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from gkdesk.domain.draft import Person
from gkdesk.reading.units.kinds import looks_like_unit

_TITLE = (
    "(?:省|市|县|区|州|旗|盟|镇|乡|局|部|厅|处|科|所|校|院|站|队|组|社|股|秘书|会)长|主任|书记|主席|主委|常委|委员|专员"
    "|政委|总监|经理|同志|领导"
)
# 副省长李明, 分管副省长, 李明副省长, 县委常委、宣传部部长王明.
_PERSON = re.compile(rf"[\u4e00-\u9fff·]{{0,14}}?(?:{_TITLE})[\u4e00-\u9fff·]{{0,4}}")
_HAS_TITLE = re.compile(_TITLE)
_PARTS = re.compile(r"[、，,；;\n]")


def may_be_person(words: str) -> bool:
    """The cheap look: whether a title stands in the words."""
    return _HAS_TITLE.search(words) is not None


def is_person(name: str) -> bool:
    """Whether the words are a person's title, with or without the name: 分管副省长."""
    return _PERSON.fullmatch(name) is not None and not looks_like_unit(name)


def persons_named(role: str, text: str) -> Iterator[Person]:
    """The persons of a list behind 责任人： or before 负责."""
    for name in _PARTS.split(text):
        if bare := re.sub(r"\s", "", name):
            yield Person(role, bare)


def parted(names: Sequence[str]) -> tuple[list[bool], list[Person]]:
    """责任单位及责任人：市财政局 张三: which are units, and the others as persons."""
    offices = [looks_like_unit(name) for name in names]
    others = compress(names, (not office for office in offices))
    return offices, [Person("责任人", name) for name in others]
