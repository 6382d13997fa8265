"""The ledger as one html page that stands alone: a browser shows, searches and prints it,
nothing is fetched from anywhere, no script runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Final
from urllib.parse import quote

from gkdesk.domain.tasks import Light
from gkdesk.exports.leaves import Leaf, Work
from gkdesk.exports.text_fit import clean
from gkdesk.terms import label

_STYLE: Final = """
:root{color-scheme:light;--line:#c9ced6;--soft:#f3f5f8;--text:#1c2430;--second:#5a6472}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1500px;padding:28px 32px;background:#fff;color:var(--text);
font:15px/1.65 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC","WenQuanYi Micro Hei",
sans-serif}
h1{font-size:26px;margin:0 0 4px}h2{font-size:20px;margin:40px 0 4px;padding-top:12px;
border-top:2px solid var(--text)}p{margin:4px 0;color:var(--second)}
nav ol{margin:14px 0 0;padding-left:1.6em}a{color:#1f5fa8}
table{width:100%;border-collapse:collapse;margin:12px 0 0;table-layout:fixed}
th,td{border:1px solid var(--line);padding:6px 8px;text-align:left;vertical-align:top;
overflow-wrap:anywhere;white-space:pre-line}
thead th{background:var(--soft);font-weight:600}
tr.section td{background:var(--soft);font-weight:600}
tr.measure td:nth-child(2){padding-left:1.8em}
td.number{text-align:center}
.light{white-space:nowrap;font-weight:600}
.overdue{color:#b3261e}.soon{color:#8a5a00}.done{color:#1e6b3a}
.running{color:#1f5fa8}.unlimited{color:#5a6472}
@page{size:A4 landscape;margin:14mm 12mm}
@media print{body{max-width:none;padding:0;font-size:9.5pt;line-height:1.45}
h1{font-size:16pt}h2{font-size:13pt;break-before:page;border:0;padding:0;margin:0}
h2.first{break-before:auto;margin-top:8mm}nav{display:none}a{color:inherit;text-decoration:none}
thead{display:table-header-group}tr{break-inside:avoid}tr.section{break-after:avoid}
thead th,tr.section td{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_COLUMNS: Final = (
    ("序号", 5), ("任务", 33), ("责任单位", 17), ("完成时限", 11), ("状态", 8),
    ("进展情况", 15), ("佐证、备注", 11),
)  # fmt: skip
_SHAPES: Final = {
    label(Light.OVERDUE): ("overdue", "▲"),
    label(Light.SOON): ("soon", "◆"),
    label(Light.RUNNING): ("running", "●"),
    label(Light.DONE): ("done", "✓"),
    label(Light.UNLIMITED): ("unlimited", "○"),
}


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that lies beside the page; ``place`` is its way there with forward slashes."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A plan with its leaves in printed order. ``facts`` stand under its title, ``evidence``
    holds the words of a row's evidence, ``files`` those that lie beside, ``sources`` the
    plan's own."""

    title: str
    facts: Sequence[str]
    leaves: Sequence[Leaf]
    evidence: Mapping[int, Sequence[str]] = field(default_factory=dict)
    files: Mapping[int, Sequence[PageFile]] = field(default_factory=dict)
    sources: Sequence[PageFile] = ()


def ledger_page(title: str, about: str, plans: Sequence[PagePlan]) -> bytes:
    """The page in UTF-8; ``about`` stands under its title."""
    return "".join(_page(title, about, plans)).encode("utf-8", "replace")


def _page(title: str, about: str, plans: Sequence[PagePlan]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{_text(title)}</h1><p>{_text(about)}</p>"
    yield "<nav><p>找内容按 Ctrl+F，打印按 Ctrl+P。</p><ol>"
    for number, plan in enumerate(plans, 1):
        yield f'<li><a href="#plan{number}">{_text(plan.title)}</a></li>'
    yield "</ol></nav>\n"
    for number, plan in enumerate(plans, 1):
        yield from _plan(number, plan)
    yield "</body></html>\n"


def _plan(number: int, plan: PagePlan) -> Iterator[str]:
    first = ' class="first"' if number == 1 else ""
    yield f'<section><h2 id="plan{number}"{first}>{_text(plan.title)}</h2>'
    yield f"<p>{_text('　'.join(plan.facts))}</p>"
    if plan.sources:
        yield f"<p>原文：{'　'.join(map(_link, plan.sources))}</p>"
    widths = "".join(f'<col style="width:{width}%">' for _name, width in _COLUMNS)
    heads = "".join(f'<th scope="col">{name}</th>' for name, _width in _COLUMNS)
    yield f"<table><colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>\n"
    above: tuple[str, ...] = ()
    for ordinal, leaf in enumerate(plan.leaves, 1):
        yield from _sections(above, leaf.above)
        above = leaf.above
        yield from _leaf(plan, ordinal, leaf)
    yield "</tbody></table></section>\n"


def _sections(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """The headings that are new above a task."""
    same = 0
    while same < min(len(before), len(now)) and before[same] == now[same]:
        same += 1
    for name in now[same:]:
        yield f'<tr class="section"><td colspan="{len(_COLUMNS)}">{_text(name)}</td></tr>\n'


def _leaf(plan: PagePlan, ordinal: int, leaf: Leaf) -> Iterator[str]:
    words = leaf.label + (leaf.heading if leaf.sentences else leaf.work.text)
    yield _row(plan, "task", str(ordinal), words, leaf.work)
    for sentence in leaf.sentences:
        yield _row(plan, "measure", "", sentence.text, _without(sentence, leaf.work))


def _without(sentence: Work, task: Work) -> Work:
    """A sentence without the units and the note its task shows above it."""
    note = "" if sentence.note == task.note else sentence.note
    if _units(sentence) != _units(task):
        return replace(sentence, note=note)
    return replace(sentence, lead="", responsible="", supporting="", note=note)


def _row(plan: PagePlan, kind: str, ordinal: str, words: str, work: Work) -> str:
    cells = (
        _text(words), _text(_units(work)), _text(work.deadline), _light(work.light),
        _text(work.progress), _beside(plan, work),
    )  # fmt: skip
    rest = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr class="{kind}"><td class="number">{ordinal}</td>{rest}</tr>\n'


def _units(work: Work) -> str:
    named = (("牵头：", work.lead), ("", work.responsible), ("配合：", work.supporting))
    return "\n".join(role + names for role, names in named if names)


def _light(words: str) -> str:
    kind, shape = _SHAPES.get(words, ("unlimited", ""))
    return f'<span class="light {kind}">{shape} {_text(words)}</span>' if words else ""


def _beside(plan: PagePlan, work: Work) -> str:
    """Words of evidence, the files beside, and the note."""
    node = work.node_id or 0
    lines = [*map(_text, plan.evidence.get(node, ())), *map(_link, plan.files.get(node, ()))]
    return "\n".join(dict.fromkeys([*lines, *_lines(work.note)]))


def _lines(note: str) -> Iterable[str]:
    return (_text(note),) if note else ()


def _link(file: PageFile) -> str:
    return f'<a href="{escape(quote(file.place))}">{_text(file.words)}</a>'


def _text(words: str) -> str:
    return escape(clean(words))
