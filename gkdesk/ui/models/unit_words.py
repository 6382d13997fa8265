"""What is said of a unit of the directory: its kind, who it is, what else it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gkdesk.domain.directory import NameWay, OtherName, Unit, UnitKind
from gkdesk.ui.models.row_words import NOTHING

KIND_WORDS: Final[Mapping[UnitKind, str]] = {
    UnitKind.TOWN: "镇街",
    UnitKind.DEPARTMENT: "部门",
    UnitKind.PARK: "园区",
    UnitKind.INSTITUTION: "企事业单位",
}
COLLECTIVE: Final = "集体名称"
_MEMBERS_TOLD: Final = 12


def kind(unit: Unit) -> str:
    """镇街, 部门 …, 集体名称; — where nobody has said."""
    if unit.collective:
        return COLLECTIVE
    return KIND_WORDS[unit.kind] if unit.kind is not None else NOTHING


def called(unit: Unit) -> str:
    """The unit by its name, in the marks that a sentence gives it."""
    return f"“{unit.name}”"


def span(name: OtherName) -> str:
    """How long a former name was in force; "" where that is not known."""
    if name.since and name.until:
        return f"{name.since} 至 {name.until}"
    return f"{name.since} 起" if name.since else f"至 {name.until}" if name.until else ""


def other_name(name: OtherName) -> str:
    """What kind of further name it is, and since and until when."""
    way = "曾用名" if name.way is NameWay.FORMER else "别称"
    return "，".join(part for part in (way, span(name)) if part)


def member_names(members: Sequence[Unit]) -> str:
    """Names joined by 、, cut where they are many."""
    told = "、".join(each.name for each in members[:_MEMBERS_TOLD])
    return f"{told}等 {len(members)} 个" if len(members) > _MEMBERS_TOLD else told


def who(unit: Unit, members: Sequence[Unit] = ()) -> str:
    """A few lines that say who a unit is, for the tip over its name."""
    lines = [f"{unit.name}　{kind(unit)}" if kind(unit) != NOTHING else unit.name]
    contact = " ".join(part for part in (unit.person, unit.phone) if part)
    if contact:
        lines.append(f"联系人　{contact}")
    if unit.short:
        lines.append(f"简称　{unit.short}")
    lines += [f"{other_name(each)}　{each.name}" for each in unit.names]
    if unit.collective:
        lines.append(f"成员　{member_names(members)}" if members else "还没有登记成员")
    return "\n".join(lines)
