"""Words that limit work without a day: 第一时间, 汛期前, 长期坚持."""

from __future__ import annotations

import re

from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.spans import Span
from gkdesk.reading.limits.clause import Clause, Found
from gkdesk.reading.limits.evidence import WORK

SEASON = (
    r"(?:主汛期|汛期|入汛|汛|入冬|入夏|冬季|雨季|供[暖热][期季]|采暖[期季]|开学|春耕|秋收|[三双]夏|三秋|春运|封冻|两会"
    r"|高考|中考|换届|防火期|枯水期|节|台风季|暑期|寒假|暑假|上冻|冰冻期|梅雨季)(?:选举)?(?:来临|到来|开始|结束)?"
)
_VAGUE = re.compile(
    rf"第一时间|(?<![每本今明\d年])年初|立即|立刻|即刻|即日起?|(?<![的在])尽快|(?<!的)尽早|任期内|早日"
    rf"|{SEASON}(?:之前|以前|前(?![后期端往]))"
    r"|近期(?=[，、]|[^的，。；]{0,6}?(?:组织|召开|开展|完成|将|要|印发|启动|举办|对|进行|出台|公布|下发)(?!了?的)"
    rf"|(?:{WORK})(?!了?的|了|情况|工作|会议|过程))"
)
_VAGUE_SIGNS = frozenset("第立即尽早任初前近")
_ONGOING_SIGNS = frozenset("全长常持贯")
_ONGOING = re.compile(
    r"(?:长期坚持|长期推进|长期抓|(?:持续|常年|长期|全年|常态化?)(?:持续|长期|常态化)?(?:推进|坚持|开展|进行|实施|落实)"
    r"|贯穿全年|常抓不懈)(?=[。；，,;）)\s、]|$)|长期坚持|长期推进"
)
_LASTING = re.compile(
    r"(?<![近数多几半同每\d一二三四五六七八九十])(?:[本当今]?年度?内|全年|年度内)(?:持续|长期|常年|常态化)"
    r"(?:推进|坚持|开展|进行|实施|落实|推动)(?=[。；，,;）)\s、]|$)"
)
_STATED_ONGOING = re.compile(
    r"(?:并|且)?(?:长期|全年|常年|持续|常态化?|长效|年度|日常)(?:性|化|持续|长期|坚持|推进|推动|开展|进行|实施|落实|工作|任务|机制"
    r"|抓好|做好|加强|深化|保持)*"
)


def find_lasting(clause: Clause) -> None:
    """Take the work that goes on within the year as one limit: 年内持续推进."""
    if "持续" in clause.text or "常" in clause.text or "长期" in clause.text:
        for match in _LASTING.finditer(clause.text):
            _take(clause, match, DeadlineKind.ONGOING)


def find_words(clause: Clause) -> None:
    """Take the vague and the ongoing limits."""
    if not _VAGUE_SIGNS.isdisjoint(clause.text):
        for match in _VAGUE.finditer(clause.text):
            _take(clause, match, DeadlineKind.VAGUE)
        clause.hide()
    if clause.stated or not _ONGOING_SIGNS.isdisjoint(clause.text):
        pattern = _STATED_ONGOING if clause.stated else _ONGOING
        for match in pattern.finditer(clause.text):
            _take(clause, match, DeadlineKind.ONGOING)


def _take(clause: Clause, match: re.Match[str], kind: DeadlineKind) -> None:
    if match[0]:
        clause.take(Found((Span(*match.span()),), Deadline("", "", kind)))
