"""The forms in which a unit's name is written, and what the words of a name say by themselves.

Pure: knows no directory and no ledger.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from gkdesk.domain.directory import UnitKind
from gkdesk.reading.units import is_collective, place_before, without_notes

_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_OTHERS = re.compile(r"(?<=[\u4e00-\u9fff])(?:等(?:有关|相关|各|其他|责任|部门|单位|、|和)*)+$")
_EDGE = " \u3000、，,；;。.：:"
_NOTES = re.compile(r"[（(〈<\[【〔]([^（()）〈〉<>\[\]【】〔〕]*)[）)〉>\]】〕]")
_LEFT_OUT = (
    re.compile(r"^除(?P<who>.+?)(?:之外|以外|外)(?:的|，|、)?(?P<rest>.*)$"),
    re.compile(r"^(?P<rest>.*?)(?:不含|不包括|不包含)(?P<who>.+)$"),
    re.compile(r"^(?P<rest>)(?P<who>.+)除外$"),
)
_BETWEEN = re.compile(r"[、，,；;]|以及|(?<=[镇乡道局办委府会心])[和及与]")
_PARTY = re.compile(r"^中共(?=[\u4e00-\u9fff]+?委)")

_LEVELLED = re.compile(r"[省市区县州旗](?:委([\u4e00-\u9fff]{2,})|(政府[\u4e00-\u9fff]{2,}))$")

# Different words for one thing: endings written out or not, and the joints between words.
_SAME_WORDS = (
    (re.compile(r"街道(?:办事处|办)?$"), "街道"),
    (re.compile(r"(?<=[镇乡])(?:人民政府|政府)$"), ""),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"人民(?=法院|检察院)"), ""),
    (re.compile(r"管理委员会$"), "管委会"),
    (re.compile(r"委员会"), "委"),
    (re.compile(r"(?:有限责任|股份有限|有限)公司$"), "公司"),
    (re.compile(r"(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff])"), ""),
)

_PARK = "开发区|高新区|经开区|园区|工业园|产业园|示范区|度假区|新区|功能区|保税区|风景区|景区"
_BODY = (
    "公司|集团|银行|支行|医院|卫生院|学校|小学|中学|大学|学院|中心|馆|站|所|台|社|团|队|报社"
    "|协会|商会|行|院"
)
_OFFICE = "局|委|办|部|厅|署|室|会|分局|机关|联|处|委员会|法院|检察院|党校"
_KINDS = (
    (UnitKind.PARK, re.compile(rf"(?:{_PARK})(?:管理委员会|管委会|管理办公室|管理中心)?$")),
    (
        UnitKind.TOWN,
        re.compile(r"(?:镇|乡|街道|街道办|办事处|苏木|镇街)(?:人民政府|政府|党委)?$"),
    ),
    (UnitKind.INSTITUTION, re.compile(rf"(?:{_BODY})$")),
    (UnitKind.DEPARTMENT, re.compile(rf"(?:{_OFFICE})$")),
)
_OFFICE_FIRST = re.compile(r"(?:法院|检察院|大队|支队|供销合作社|供销社|党校)$")

_OF_OFFICES = "部门|委办局|局办|委局|直属|[省市区县]直|直单位|机关|各单位|各责任单位"
_GROUP_KINDS = (
    (UnitKind.TOWN, re.compile(r"镇|乡|街道|街(?!.*部门)")),
    (UnitKind.PARK, re.compile(r"园区|开发区|功能区|管委会")),
    (UnitKind.INSTITUTION, re.compile(r"企事业|事业单位|企业|国企|医院|学校")),
    (UnitKind.DEPARTMENT, re.compile(rf"{_OF_OFFICES}|(?:政府|委)各?.*单位")),
)
_GROUP_LEVEL = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?P<level>[省市区县州旗])(?:级|属)?(?=政府|人民政府|直|委|各|有关|相关)"
)
_SOME = re.compile(r"有关|相关|涉及|部分|成员单位|责任单位|牵头")


class Form(NamedTuple):
    """A name in its parts: the place before it (区, 望湖区, "" for none) and the rest, with
    what can be written in several ways written in one."""

    place: str
    core: str


def plain(name: str) -> str:
    """The name without blanks, notes in brackets and 等, letters of half width."""
    words = unicodedata.normalize("NFKC", name)
    words = _BLANK.sub("", words)
    bare = without_notes(words).strip(_EDGE) or words
    return _OTHERS.sub("", bare)


@lru_cache(maxsize=8192)
def form(name: str) -> Form:
    """Place and core of a plain name. One that is but a place (白塔镇) is all core."""
    words = _PARTY.sub("", name)
    place = place_before(words)
    core = words[len(place) :]
    if core.startswith(("委", "政府", "人民政府", "党委")) or len(core) < 2:
        place, core = _level_kept(words, place)
    return Form(place, same_words(core))


def _level_kept(words: str, place: str) -> tuple[str, str]:
    """区委宣传部, 区政府办公室: the level belongs to the name, what stands before it is the
    place."""
    if not place:
        return "", words
    level = 3 if place.endswith("自治区") else 1
    return place[:-level], words[len(place) - level :]


def same_words(core: str) -> str:
    """One way to write what can be written in several: 发展和改革局, 发展改革局."""
    for pattern, instead in _SAME_WORDS:
        core = pattern.sub(instead, core)
    return core


def guessed_kind(name: str) -> UnitKind | None:
    """The kind a name says by the noun it ends with."""
    bare = plain(name)
    if _OFFICE_FIRST.search(bare):
        return UnitKind.DEPARTMENT
    return next((kind for kind, ends in _KINDS if ends.search(bare)), None)


def looks_collective(name: str) -> bool:
    """Whether a name stands for many units that it does not name (各镇街)."""
    return is_collective(left_out(name)[0])


def group_kinds(name: str) -> frozenset[UnitKind]:
    """The kinds of units the words of a collective name speak of."""
    words = left_out(name)[0]
    return frozenset(kind for kind, said in _GROUP_KINDS if said.search(words))


def group_level(name: str) -> str:
    """The level whose units a collective name means (区 of 区政府各部门); "" where it says
    none."""
    found = _GROUP_LEVEL.match(left_out(name)[0])
    return found["level"] if found else ""


def says_some(name: str) -> bool:
    """Whether a collective name means only some of a kind (有关部门)."""
    return _SOME.search(name) is not None


@lru_cache(maxsize=2048)
def left_out(name: str) -> tuple[str, tuple[str, ...]]:
    """The name without its exception, and the names 除…外 leaves out."""
    words = _BLANK.sub("", unicodedata.normalize("NFKC", name)).strip(_EDGE)
    for note in _NOTES.finditer(words):
        rest, who = _exception(note[1])
        if who:
            return words[: note.start()] + words[note.end() :], _names(who)
    rest, who = _exception(words)
    return (rest.strip(_EDGE), _names(who)) if who and rest else (words, ())


def elided(core: str) -> str | None:
    """What is left of 区政府办公室 and 区委宣传部 in a list that has said 区 or 区委 before."""
    found = _LEVELLED.match(core)
    return found[1] or found[2] if found else None


def _exception(words: str) -> tuple[str, str]:
    for pattern in _LEFT_OUT:
        if found := pattern.match(words):
            return found["rest"], found["who"]
    return words, ""


def _names(words: str) -> tuple[str, ...]:
    return tuple(part for part in _BETWEEN.split(words) if part)


def group_key(name: str) -> str:
    """A collective name by what it says: 各镇街, 各镇（街道）and 各镇、街道 are one."""
    words = re.sub(r"[（）()、，,和及与各]", "", left_out(name)[0])
    words = re.sub(r"(?<=部门)单位$", "", words)
    words = re.sub(r"街道办事处|街道办|街道", "街", words)
    words = (
        re.sub(r"人民政府(?=.)", "政府", words).replace("乡镇", "镇").replace("街镇", "镇街")
    )
    return words.replace("相关", "有关")
