"""How the words of a plan stand in an issued table: units, time limits, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from gkdesk.domain.written_days import written_day

_BLANK = re.compile(r"(?<=[^\x00-\x7f])[ \u3000]+|[ \u3000]+(?=[^\x00-\x7f])")
_PARTS = "、，,；;。（）() 　"
_ROLE_WORDS = re.compile(r"(牵头|负责|责任|承办|主办|配合|协办|参与)(落实|办理)?$")
_PROGRAMME = re.compile(r"(工作)?实施方案$")


def limit_words(expressions: Iterable[str]) -> str:
    """Printed limits as one cell: the notice's own words, each once, joined with ；. The
    mark that shows where an expression is split (每年至少…1 次) is ours and is left out."""
    told = (_BLANK.sub("", words.replace("…", "")) for words in expressions)
    return "；".join(dict.fromkeys(words for words in told if words))


def set_words(words: str, due: date | None) -> str:
    """A limit set by a person: the phrase typed, or the day as documents write it where
    only a day was set, however the ledger words it (2022年9月30日前)."""
    if due is None:
        return words
    day = written_day(due)
    return day if words in ("", due.isoformat(), f"{day}前") else words


def unit_words(names: Sequence[str], clauses: Iterable[str]) -> str:
    """Units as one cell, joined with 、, ending in the 等… that the notice printed behind
    the last of them (区审批服务局等有关部门)."""
    if not names:
        return ""
    return "、".join(names) + _others(names[-1], clauses)


def _others(last: str, clauses: Iterable[str]) -> str:
    for clause in clauses:
        found = re.search(f"{re.escape(last)}(等[^；;。，,]*)", clause)
        if found:
            return _ROLE_WORDS.sub("", found[1].rstrip(_PARTS)) or "等"
    return ""


def table_title(plan_title: str) -> str:
    """The title of a plan's breakdown table: its own, without 实施方案, and what this is."""
    plain = "".join(plan_title.split())
    if plain.endswith(("分解表", "台账", "清单")):
        return plain
    return (_PROGRAMME.sub("", plain) or "工作") + "任务分解表"


def basis_words(document_number: str | None, plan_title: str) -> str:
    """What a table is based on: the document number, else the plan's title."""
    if document_number:
        return document_number
    return f"《{''.join(plan_title.split())}》" if plan_title.strip() else ""
