"""The notice among the navigation, breadcrumbs, links and footers of a saved web page.

The body is found by where the page's sentences and numbered items stand, never by the name
of an element: every province's site has its own. No item is lost: the body is the smallest
part that holds all of them, and what falls outside is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkdesk.documents.blocks import Block, Grid, Line
from gkdesk.documents.html_lines import Page, Placed
from gkdesk.documents.html_styles import HEADINGS
from gkdesk.documents.html_tables import METADATA
from gkdesk.documents.item_labels import has_label

_ENOUGH = 0.9
"""Share of the page's sentences a part must hold to be taken for the body."""
_NOT_ENTERED = {*HEADINGS, "p", "ol", "ul", "dl", "li", "dd", "dt", "pre"}
_LONG = 30
_LABELLED = 12
_LINKED = 0.5
_MENU = 4
_SENTENCE = re.compile("[。；！？]")
_TITLE = re.compile(r"关于\S.{0,200}的?(?:通知|意见|方案|要点|计划|决定|办法|规定|公告|函)$")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,15}[〔\[［（(]\d{4}[〕\]］）)]第?\d{1,5}号")
_KEY = re.compile(r"[【\[]?\s*([\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,8})\s*[】\]]?\s*[:：]")
_LONGEST_BOX_LINE = 80
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the notice, and how many lines and characters were left out."""

    blocks: tuple[Block, ...]
    lines: int
    characters: int


def body_of(page: Page, page_title: str) -> Body:
    """The notice of a page; ``page_title`` is what the window's title bar shows."""
    inside = _inside(page)
    menus = _menus(page.blocks)
    kept = [
        bool(here) and not menu and not placed.aside
        for here, menu, placed in zip(inside, menus, page.blocks, strict=True)
    ]
    if not any(kept):
        kept = [True] * len(page.blocks)
    _keep_the_head(page.blocks, kept, page_title)
    left = [placed for placed, keep in zip(page.blocks, kept, strict=True) if not keep]
    return Body(
        tuple(placed.block for placed, keep in zip(page.blocks, kept, strict=True) if keep),
        len(left),
        sum(placed.size for placed in left),
    )


def _inside(page: Page) -> list[bool]:
    """For every block whether it stands in the part that holds the sentences."""
    good, items = _sums(page)
    best: list[int] = [-1] * len(page.parts)
    for number, part in enumerate(page.parts):
        above = part.above
        if above >= 0 and (best[above] < 0 or good[number] > good[best[above]]):
            best[above] = number
    body = 0
    while (inner := best[body]) >= 0 and _holds(page, inner, good, items):
        body = inner
    within = [False] * len(page.parts)
    within[body] = True
    for number, part in enumerate(page.parts):
        if number and within[part.above]:
            within[number] = True
    return [within[placed.part] for placed in page.blocks]


def _holds(page: Page, part: int, good: Sequence[int], items: Sequence[int]) -> bool:
    return (
        page.parts[part].tag not in _NOT_ENTERED
        and good[part] >= _ENOUGH * good[0] > 0
        and items[part] == items[0]
    )


def _sums(page: Page) -> tuple[list[int], list[int]]:
    """For every part the characters of sentences and the number of items in it."""
    good = [0] * len(page.parts)
    items = [0] * len(page.parts)
    for placed in page.blocks:
        good[placed.part] += _worth(placed)
        items[placed.part] += _is_item(placed)
    for number in range(len(page.parts) - 1, 0, -1):
        good[page.parts[number].above] += good[number]
        items[page.parts[number].above] += items[number]
    return good, items


def _worth(placed: Placed) -> int:
    if placed.aside or placed.linked > _LINKED * placed.size or placed.metadata:
        return 0
    if isinstance(placed.block, Grid):
        return placed.size
    text = placed.text
    sentence = placed.size >= _LONG or _SENTENCE.search(text) or has_label(text)
    return placed.size if sentence else 0


def _is_item(placed: Placed) -> bool:
    """Whether a block must not be left out: a labelled line of some length, a table."""
    if placed.aside or placed.linked > _LINKED * placed.size:
        return False
    return isinstance(placed.block, Grid) or (
        placed.size >= _LABELLED and has_label(placed.text)
    )


def _menus(blocks: Sequence[Placed]) -> list[bool]:
    """Which blocks are lines of links: several on one line, or several such lines."""
    marked = [False] * len(blocks)
    run = 0
    for number, placed in enumerate(blocks):
        linked = placed.links > 0 and placed.linked >= 0.8 * placed.size > 0
        several = placed.links >= 3 and placed.linked >= _LINKED * placed.size
        run = run + 1 if linked and not has_label(placed.text) else 0
        marked[number] = several
        if run >= _MENU:
            marked[number - run + 1 : number + 1] = [True] * run
    return marked


def _keep_the_head(blocks: Sequence[Placed], kept: list[bool], page_title: str) -> None:
    """Takes what a notice's head is made of from above the body: title, number, box."""
    start = kept.index(True) if True in kept else 0
    body = [placed.text for placed, keep in zip(blocks, kept, strict=True) if keep]
    opening = _squeezed("".join(body[:_NEAR]))
    for number, placed in enumerate(blocks[:start]):
        if placed.linked > _LINKED * placed.size or placed.links > 1:
            continue
        text = _squeezed(placed.text)
        if not text or text in opening:
            continue
        if _is_head(placed, text, _squeezed(page_title)):
            kept[number] = True
            opening += text


def _is_head(placed: Placed, text: str, page_title: str) -> bool:
    if placed.metadata:
        return placed.size <= _LONGEST_BOX_LINE
    if not isinstance(placed.block, Line) or placed.aside:
        return False
    return (
        (len(text) >= 6 and (text in page_title or bool(placed.block.heading)))
        or bool(_TITLE.search(text))
        or bool(_NUMBER.fullmatch(text))
        or _is_box_line(placed)
    )


def _is_box_line(placed: Placed) -> bool:
    match = _KEY.match(placed.text)
    key = _squeezed(match[1]) if match else ""
    return placed.size <= _LONGEST_BOX_LINE and key in METADATA


def _squeezed(text: str) -> str:
    return "".join(text.split())


def lines_left_out(body: Body) -> Iterator[str]:
    """The remark on what was left out, where anything was."""
    if body.lines:
        yield (
            f"网页上正文以外的 {body.lines} 行（导航、链接、页脚等，"
            f"共 {body.characters} 字）没有读入。"
        )
