"""Who must act, as a clause states it, and the event a limit counts from."""

from __future__ import annotations

import re

_BODY = (
    r"(?:部门|单位|政府|办公室|办公厅|委员会|管委会|街道|园区|中心|局|委|办"
    r"|镇（街）|镇\(街\)|机关)"
)
_NOTE = r"(?:[（(][^（()）]{1,40}[）)])?"
_PERSONS = r"(?:主要|分管)?(?:负责同志|负责人)?"
_NAME = rf"[\u4e00-\u9fff]{{0,10}}?{_BODY}(?:(?:各|有关|相关|直属)*(?:部门|单位))?{_NOTE}"
_NAMES = rf"{_NAME}(?:[、和及]{_NAME})*{_PERSONS}"
_HEDGE = r"(?:原则上|要|应当|应|必须|须|需要|需|将|可|于|在|至少|每|年内|全年)"
_CONNECTIVE = re.compile(r"(?:并且|并|同时|要求|由|其中)+")
_LONGEST_EVENT = 40
_KNOWN_START = re.compile(r"[各省市区县镇乡本]|有关|相关|全[省市区县]")
_ACTING = re.compile(rf"({_NAMES})(?={_HEDGE})")
_STANDING = re.compile(rf"({_NAMES})")
# Words that stand between the clause's start and an event: 相关单位需[于]政策出台后.
_BEFORE_EVENT = re.compile(
    r"^.*(?:(?<![关由对基终善至限属等敢勇乐归])于|自(?![治然查评身主愿行助检纠来贸])|(?<![现存正实所好旨重潜])在(?![线建校职岗编])"
    r"|从(?![事业严])|应当|(?<![相供适对响反效])应(?![急用诉对答届])|必须|须|需(?!求)"
    r"|(?<![重主摘纪概必提紧首次想])要(?![点求闻素件约])|请)(?=[\u4e00-\u9fff\d])"
)
_EVENT_START = re.compile(r"^.+?(?=(?:收到|接到|接获|接报)[^收接]*$)")
_EACH = re.compile(r"^(?:每次|每届|距离?)(?=[\u4e00-\u9fff]{2})")
_OWNER = re.compile(
    r"^(?:各|有关|相关)[\u4e00-\u9fff、]{0,14}?(?:部门|单位|乡镇|街道|县区|镇街|地|企业)(?=[\u4e00-\u9fff]{2})"
)


def before_limit(words: str) -> str | None:
    """The subject in the words of a clause before its limit, None where there is none."""
    words = _without_connective(words)
    match = _ACTING.match(words)
    if match and _is_subject(match[1], words):
        return match[1]
    match = _STANDING.match(words)
    return match[1] if match and _KNOWN_START.match(match[1]) else None


def acting_in(words: str) -> str | None:
    """The subject that opens a clause and is told to act (要, 应, 须 …)."""
    match = _ACTING.match(_without_connective(words))
    return match[1] if match else None


def event_before(text: str, end: int) -> str:
    """The event that ends at ``end``: 决策文件出台 of 决策文件出台后, "" where none stands."""
    words = text[max(0, end - _LONGEST_EVENT) : end].rstrip("的之")
    words = re.split(r"[，。；：,;:\s\0（(“”]", words)[-1]
    words = _BEFORE_EVENT.sub("", words)
    words = _EACH.sub("", words)
    return _OWNER.sub("", _EVENT_START.sub("", words))[-20:]


def _without_connective(words: str) -> str:
    match = _CONNECTIVE.match(words)
    return words[match.end() :].lstrip() if match else words.lstrip()


def _is_subject(name: str, words: str) -> bool:
    return bool(_KNOWN_START.match(name)) or words[len(name) :].startswith(
        ("要", "应", "须", "需")
    )
