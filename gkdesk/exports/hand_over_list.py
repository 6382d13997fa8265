"""The list of a hand-over archive, once for this program and once for people, who can prove
the files by any program that works SHA-256 out."""

from __future__ import annotations

import json
from dataclasses import asdict

from gkdesk.domain.hand_over import FORMAT, LIST, LIST_TEXT, HandOverList


def list_json(told: HandOverList) -> bytes:
    """The list as the program reads it."""
    words = {"format": FORMAT, **asdict(told)}
    return (json.dumps(words, ensure_ascii=False, indent=1) + "\n").encode()


def list_text(told: HandOverList) -> bytes:
    """The list as a person reads it, with the lines that prove the files at its end."""
    lines = [
        "政务公开任务台　交接包清单",
        "",
        f"生成时间：{told.made_at}",
        f"生成人：{told.made_by}",
        f"程序版本：{told.program}",
        f"台账：{len(told.plans)} 份计划，{told.tasks} 条任务，{told.changes} 次修改",
        f"台账内容校验值：{told.ledger_hash}",
        "",
        "打开办法：在政务公开任务台的“设置 → 打开交接包…”里选这个压缩包。",
        "没有这个程序时，用浏览器打开“任务台账.html”，用 Excel、WPS 打开“任务分解表.xlsx”。",
        "",
        "一、计划",
        *(f"  {_line(plan.title)}（{plan.tasks} 条任务）" for plan in told.plans),
        "",
        "二、没有找到的佐证材料",
        *(f"  {_line(words)}" for words in told.missing or ("（无）",)),
        "",
        f"三、文件和校验值（SHA-256），另有 {LIST_TEXT} 和 {LIST}",
        *(f"{file.sha256}  {file.name}" for file in told.files),
    ]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8", "replace")


def _line(words: str) -> str:
    """Words on one line, so that none of them looks like a line of the list."""
    return " ".join(words.split())
