"""Which lines of a notice's head are its title (GB/T 9704-2012, 7.3.1: one or more lines)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gkdesk.reading.paragraphs import Paragraph

TITLE_END = re.compile(
    r"(?:通知|意见|方案|要点|计划|决定|办法|规定|规则|制度|细则|分解表|任务表|责任表|一览表|台账|打算"
    r"|安排|分工|清单|重点|通报|的函|措施|工作任务|重点任务|任务分解|任务书|责任书|公告|公示|报告|规程|指引|标准|目录|纲要|规范)(?:[（(][^（()）]{1,12}[）)])?$"
)
ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()]{2,30}(?:办公室|办公厅|人民政府|办事处|委员会|小组|公司|集团"
    r"|局|委|部|厅|院|会|中心)$|[\u4e00-\u9fff]{3,12}(?<!承)(?<!督)(?<!主)办$"
)
OF_NOTICE = re.compile("关于|通知|的函|通报")
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,15}\s{0,3}[〔\[［（(]\s*\d{4}\s*[〕\]］）)]\s*第?\s*\d+\s*号"
)
_NUMBER_BEHIND = re.compile(rf"[（(]{DOCUMENT_NUMBER.pattern}[）)]$")
_BEFORE = re.compile(
    rf"^(?:{DOCUMENT_NUMBER.pattern}(?=.)|【[^】]{{1,12}}】|[^丨|｜，。]{{1,10}}[丨|｜]|标题[:：]|政策解读[:：])+"
)
_ABOUT = re.compile(r"关于|印发《")
_FORMULA = re.compile("^特此")
_ISSUES = re.compile(r"(?:通知|意见|的函|通报|决定)(?:[（(][^（()）]{1,12}[）)])?$")
_NAMED = re.compile(r"\d{4}|[〇○零一二三四五六七八九]{4}年|年度?|[省市区县州盟旗镇乡局委办]")
_LONGEST_LINE, _MOST_LINES = 60, 5
_SHORTEST = 6


def squeezed(text: str) -> str:
    """Without blanks: titles are broken for looks, not for meaning."""
    return re.sub(r"\s+", "", text)


def is_title(text: str) -> bool:
    """Whether a line ends as the titles of notices do."""
    return len(text) > _SHORTEST and bool(TITLE_END.search(bare(text)))


def is_plan_title(text: str) -> bool:
    """Whether a title is that of a plan, not of a report the plan carries out."""
    return is_title(text) and not text.endswith("报告")


def title_block(parts: Sequence[Paragraph]) -> range:
    """Indices of the lines that are the title: the last that ends like one, with those
    before it that it needs to be whole; empty where there is none."""
    last = next(
        (
            index
            for index in range(len(parts) - 1, -1, -1)
            if len(parts[index].text) <= _LONGEST_LINE * 2
            and TITLE_END.search(bare(parts[index].text))
            and not _FORMULA.match(parts[index].text)
        ),
        None,
    )
    if last is None:
        return range(0)
    first = last
    while first and last - first < _MOST_LINES and _needs(parts, first, last):
        first -= 1
    return range(first, last + 1)


def bare(text: str) -> str:
    """Without blanks, without a document number or a site's words at its ends, and without
    the marks round the whole of it."""
    words = _BEFORE.sub("", _NUMBER_BEHIND.sub("", squeezed(text)))
    whole = (
        words.startswith("《") and words.endswith("》") and words.find("》") == len(words) - 1
    )
    nested = words.startswith("《") and words.endswith("》") and "〈" in words
    return words[1:-1] if whole or nested else words


def _needs(parts: Sequence[Paragraph], first: int, last: int) -> bool:
    """Whether the line before ``first`` belongs to the title."""
    before = parts[first - 1]
    if len(before.text) > _LONGEST_LINE or before.text.endswith(("。", "：", ":", "；")):
        return False
    words = squeezed("".join(part.text for part in parts[first : last + 1]))
    if len(words) > _SHORTEST and is_title(before.text):
        return False
    if words.startswith(("关于", "印发《")):
        return ORGAN.fullmatch(squeezed(before.text)) is not None
    if _ISSUES.search(words):
        return not _ABOUT.search(words)
    return len(words) < _SHORTEST or not _NAMED.search(words)


def issuer_of(title: str) -> str:
    """The office that a title names before what it is about, "" where it names none."""
    match = _ABOUT.search(title)
    return title[: match.start()] if match else ""
