"""The heads of a sheet of units: which column says what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gkdesk.reading.directory.grid import Row
from gkdesk.reading.directory.words import bare, is_kind


class Field(StrEnum):
    """What a column holds. Contact: person and telephone in one. Section (科室): of a unit,
    its name only where no other column is. Other: known, and not taken."""

    ORDINAL = "ordinal"
    NAME = "name"
    SECTION = "section"
    SHORT = "short"
    FORMER = "former"
    ALIAS = "alias"
    KIND = "kind"
    PREFIX = "prefix"
    PERSON = "person"
    CHIEF = "chief"
    PHONE = "phone"
    CONTACT = "contact"
    NOTE = "note"
    OTHER = "other"


_OF = r"(?:单位|机构|部门|机关|镇街|乡镇|企业)?"
_WHOSE = r"(?:责任|工作|所在|成员|主管|联络|填报|报送|承办|牵头|所属|服务)?"
_OWN = r"(?:具体|日常|业务|工作|公开|信息|专职|兼职|单位)?"
_LINE = r"(?:联系|办公|移动|固定|值班|单位|办公室|联系人|联络员|负责人|手机)?"
_WORDS: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (Field.ORDINAL, (r"序号?|编号|排序|排列|顺序号?|号|no\.?",)),
    (Field.KIND, (rf"{_OF}(?:类别|类型|性质|属性|分类|种类)", r"所属(?:类别|系统|板块)")),
    (Field.PREFIX, (r"(?:名称)?前缀",)),
    (Field.SHORT, (rf"{_OF}(?:规范|常用|对外)?化?(?:简称|缩写)", r"(?:单位)?短名")),
    (
        Field.FORMER,
        (rf"{_OF}(?:曾用|旧|历史|更名前|改革前)名?称?", r"原(?:单位|机构)?名?称?|前身"),
    ),
    (Field.ALIAS, (rf"{_OF}(?:别名|别称|又名|其[他它]名称|挂牌名?称?|俗称)", r"加挂牌子")),
    (Field.NAME, (rf"{_WHOSE}单位(?:名称|全称|全名|规范名称|法定名称)?",)),
    (Field.NAME, (rf"{_OF}(?:全称|规范名称|法定名称)", r"名称|机构|镇街|乡镇|单位及部门")),
    (Field.NAME, (r"(?:机构|机关|部门|镇街|乡镇|街道|企业|园区)名称",)),
    (Field.NAME, (r"(?:部门、?单位|单位、?部门|镇街、?部门)(?:名称)?",)),
    (Field.SECTION, (r"部门|科室|处室|股室|内设机构|所在科室|所在部门",)),
    (Field.PERSON, (rf"{_OWN}(?:联系|联络|经办|对接|承办)(?:人|员|人员)(?:姓名|名单)?",)),
    (Field.PERSON, (r"姓名|信息员|通讯员|人员|工作人员|具体负责人",)),
    (Field.CHIEF, (r"(?:单位|主要|分管|部门|科室)?(?:负责人|责任人|领导|负责同志)(?:姓名)?",)),
    (Field.CHIEF, (r"主任|局长|书记|法人|法定代表人",)),
    (Field.PHONE, (rf"{_LINE}(?:电话|手机|固话|座机|号码|联系方式|联络方式)号?码?", r"办电")),
    (Field.PHONE, (r"(?:电话|手机)号码", r"tel\.?")),
    (Field.NOTE, (r"备注|说明|注",)),
    (Field.OTHER, (r"(?:单位|通讯|通信|办公|详细|联系)?地址", r"职务|职称|传真(?:号码?)?")),
    (Field.OTHER, (r"邮箱|电子邮[箱件]|e-?mail|微信号?|qq号?|邮编|邮政编码|网址",)),
    (Field.OTHER, (r"性别|统一社会信用代码|层级|级别|签字|是否.*",)),
)
_HEADS = tuple((field, re.compile("|".join(words))) for field, words in _WORDS)
_LONGEST = 40
_JOINT = re.compile(r"[/、,和及与]")
_AGAIN = {Field.NAME, Field.ORDINAL, Field.KIND}
"""Only these tell that a second half of the page begins: telephones may stand twice."""


@dataclass(frozen=True, slots=True)
class Half:
    """The columns of one list; a sheet printed in halves has two."""

    columns: Mapping[int, Field]

    def of(self, *fields: Field) -> list[int]:
        """The columns that hold one of these, from the left."""
        return [column for column, field in sorted(self.columns.items()) if field in fields]


@lru_cache(maxsize=4096)
def field_of(words: str) -> Field | None:
    """What a head says, None for words that are no head."""
    if len(words) > _LONGEST:
        return None
    said = bare(words).strip(":*").lower()
    whole = _one(said)
    if whole or not _JOINT.search(said):
        return whole
    parts = {_one(part) for part in _JOINT.split(said)}
    if parts <= {Field.PERSON, Field.CHIEF, Field.PHONE} and len(parts) > 1:
        return Field.CONTACT
    return parts.pop() if len(parts) == 1 else None


def _one(said: str) -> Field | None:
    return next((field for field, pattern in _HEADS if pattern.fullmatch(said)), None)


def said_heads(row: Row) -> dict[int, Field]:
    """What the cells of a row say as heads."""
    found = ((column, field_of(cell.words)) for column, cell in row.items())
    return {column: field for column, field in found if field}


def heads_of(row: Row) -> dict[int, Field]:
    """The heads of a row: where no other is the name's, a section's (部门) is."""
    heads = said_heads(row)
    if Field.NAME in heads.values():
        return heads
    named = {column: Field.NAME for column, field in heads.items() if field is Field.SECTION}
    return heads | named


def begins(row: Row) -> bool:
    """Whether a row holds the heads: the name's, and others or no other words. Three are
    enough, for an office adds columns of its own; two make half of a row, unless the name's
    is but a kind (部门), which a row of units says as well."""
    heads = heads_of(row)
    names = [row[column].words for column, field in heads.items() if field is Field.NAME]
    if not names or len(heads) in (len(row), 1):
        return bool(names) and len(heads) == len(row)
    return len(heads) > 2 or (2 * len(heads) >= len(row) and not all(map(is_kind, names)))


def continues(row: Row) -> bool:
    """Whether a row below heads only makes them finer."""
    own = {column: cell for column, cell in row.items() if cell.own}
    return bool(own) and len(said_heads(own)) == len(own)


def halves(heads: Mapping[int, Field]) -> list[Half]:
    """The lists that stand side by side under heads."""
    lists: list[dict[int, Field]] = [{}]
    for column, field in sorted(heads.items()):
        if Field.NAME in lists[-1].values() and _opens(lists[-1], heads, column, field):
            lists.append({})
        lists[-1][column] = field
    return [Half(columns) for columns in lists if Field.NAME in columns.values()]


def _opens(
    begun: Mapping[int, Field], heads: Mapping[int, Field], column: int, field: Field
) -> bool:
    later = (known for place, known in heads.items() if place >= column)
    return field in _AGAIN and field in begun.values() and Field.NAME in later
