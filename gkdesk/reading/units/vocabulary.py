"""The words that say what a unit, a person or a limit has to do with a task."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = r"\s{0,3}"
_BODY = "(?:责任)?(?:单位|部门|科室|处室|股室|机构|企业|站所|主体|方)"
# 责任办所, 责任街镇, 牵头县区: any noun of kind may stand for 单位 behind these words.
_ANY_BODY = (
    rf"(?:{_BODY}|(?![到至在进])[\u4e00-\u9fff]{{0,2}}?(?:办|所|站|街道?|镇|乡|村|社区|园区|县|局|委|厅|处|科|股|组|队|中心|集团"
    r"|公司|院|馆|校|党委|支部|专班))"
)


def _spaced(word: str) -> str:
    """The word with blanks allowed between its characters (责 任 单 位)."""
    return _GAP.join(word)


_LEAD = (
    rf"{_spaced('牵头')}(?:[（(][^）)\n]{{1,4}}[）)]|及|、|和|兼)?{_GAP}(?:责任|负责|主办|实施|落实)?{_GAP}"
    rf"(?:{_ANY_BODY}|{_spaced('单位')}|{_spaced('部门')})?|主要责任单位|(?:责任|主办)[（(]牵头[）)]单位"
)
_SUPPORTING = (
    rf"(?:{_spaced('配合')}|协办|参与|参加|会办|协同|协助|协作|支持|联办|协同配合|协助配合|配合协作|责任配合)"
    rf"(?:[（(][^）)\n]{{1,4}}[）)])?{_GAP}(?:责任|推进|实施)?{_GAP}"
    rf"(?:{_ANY_BODY}|{_spaced('单位')}|{_spaced('部门')})|配合|协办|参与"
)
_RESPONSIBLE = (
    rf"(?:(?:{_spaced('责任')}|主责|承办|主办|主管|落实|分工|负责|实施|具体责任|完成|职责|承担|第一责任|主体责任|直接责任"
    r"|具体实施|组织实施|具体负责|具体承办|责任落实|责任分工|主要负责|建设|执行)"
    rf"(?:[（(][^）)\n]{{1,4}}[）)])?{_GAP}(?:{_BODY}|{_spaced('单位')}|{_spaced('部门')}|{_spaced('科室')}))"
    rf"|(?:责任|承办|主办|主责){_ANY_BODY}|(?:公开|发布){_GAP}{_spaced('单位')}|责任分工|任务分工|责任主体|实施主体|主办|承办|主责|负责"
)
_PLACED = "(?:省|县|区|市|局|镇|乡|校|院|街道|党委|政府|单位|科室|部门|项目)?级?"
_PERSON = (
    rf"{_spaced('责任领导')}|{_spaced('分管领导')}"
    rf"|(?:分管|责任|牵头|包抓|包保|包联|主管|主抓|联系|挂点|挂钩|挂联|督办|督导|协管|具体|第一|直接|主要|总)?{_PLACED}(?:责任|分管|牵头|包保|包抓)?(?:{_spaced('领导')}|{_spaced('负责人')}|{_spaced('责任人')}"
    "|负责同志|责任同志|牵头人|经办人|承办人)"
)
_LIMIT = (
    rf"(?:完成|办理|落实|工作|推进|进度|公开|办结|整改|实施|任务|目标完成|达标)?{_spaced('时限')}(?:要求|安排)?"
    r"|(?:完成|办理|落实|推进|办结|工作|实施|公开|整改)(?:时间|日期)(?:要求|节点)?|时间(?:要求|节点|安排|进度)"
    r"|完成期限|期限|完成节点|进度(?:要求|安排)"
)
_OTHER = (
    "联系人|联系电话|联系方式|电话|备注|进展情况|完成情况|落实情况|工作目标|年度目标|目标要求|工作标准|完成标准|成果形式"
    "|预期成果|资金来源|验收标准|工作措施|具体措施|工作要求"
)
_ROLE = (
    rf"(?P<limit>{_LIMIT})|(?P<person>{_PERSON})|(?P<lead>{_LEAD})|(?P<supporting>{_SUPPORTING})"
    rf"|(?P<responsible>{_RESPONSIBLE})"
)
_WHOSE = (
    "(?:本项|该项|具体|工作|任务|项目|事项|省级|市级|县级|区级|镇级|州级|主要|各项|总|其他|改革|建设"
    "|整改|共同)?"
)
_REMARK = r"(?:及责任人|和责任人|及时限|及分工|、责任人)?(?:[（(][^（(）)\n:：]{1,24}[）)])?"
SECTION = r"(?:以上|上述|本(?:部分|节|章|项|条|方面))[^，。；：:、\n（(由负]{0,8}?"
_ANY = rf"(?:{SECTION})?{_WHOSE}(?:{_ROLE}){_REMARK}{_GAP}"
_BEFORE_COLON = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:{SECTION})?{_WHOSE}(?:{_ROLE}|(?P<other>{_OTHER})){_REMARK}{_GAP}$"
)
OTHER_FIELD = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_OTHER})\s{{0,3}}[:：]")
_BLANK = re.compile(
    rf"(?<![\u4e00-\u9fff]){_WHOSE}(?:{_ROLE})(?:\s+|[为是](?!\s))(?=[\u4e00-\u9fff])"
)
_BARE_BODY = re.compile(
    r"(?:(?P<lead>牵头)|(?P<supporting>配合|协办)|(?P<responsible>责任))(?:单位|部门)(?=[省市区县州各])"
)
_BRACKETED = re.compile(
    rf"[【〔［\[（(]{_GAP}{_WHOSE}(?:{_ROLE}){_GAP}[】〕］\])）]{_GAP}[:：]?"
)
_COLON = re.compile("[:：]")
_LONGEST = 48
_FINALS = frozenset(
    "位门室构业所体方头合办与加同助作持责工人导志限求排间期点度标话式注况果源准施）)"
)
_OFFICE_FINALS = frozenset("站街道镇乡村区县局委厅处科股组队心团司院馆校部班")
_NAMES_ROLE = re.compile("[责牵配协承主参].{1,6}$")
_LINE_END = r"(?:[:：]|(?<=[位门室])[ \u3000\xa0]{1,4}(?=[省市区县州旗镇乡各]))"
ROLE_LINE = re.compile(rf"\s{{0,8}}(?:[（(〔\[【［]\s{{0,3}})?{_ANY}{_LINE_END}")
ROLE_START = re.compile(rf"{_ANY}{_LINE_END}")
ROLE_COLON = re.compile(rf"{_ANY}[:：]")
BRACKETED_LINE = re.compile(rf"\s{{0,8}}{_BRACKETED.pattern}\s{{0,3}}(?=[\u4e00-\u9fff])")

_MANNER = (
    r"(?:按照?(?:各自|部门|有关|相关)?(?:的)?职责(?:任务)?(?:分工)?|按(?:分工|要求|任务|区域|辖区|照?任务分工)"
    r"|依职责(?:分工)?|依据(?:各自)?职责(?:分工)?|根据(?:各自)?职责(?:分工)?|结合(?:各自)?职责|各(?:负其责|司其职)"
    r"|分别|共同|联合|具体|统一|分工|总体|全程|积极|协同|密切|做好|统筹|主动|、)"
)
_DEED = (
    r"(?:负责|落实|办理|组织|实施|推进|协调|抓好|抓总|抓|完成|做好|统筹|推动|到位|指导|配合|工作|任务"
    r"|相关|具体|、|好)"
)
_VERB = (
    r"(?:(?P<lead>牵头)|(?P<supporting>配合|协办|协助|协同|协作|参与|参加|会办|支持|联办)"
    r"|(?P<responsible>负总责|负责|承办|主办|主责|落实|组织实施|实施|分工|承担|完成|推进))"
)
_ROLE_BEHIND = re.compile(rf"{_MANNER}{{0,4}}{_VERB}{_DEED}{{0,4}}$")
_ROLE_AND_WORK = re.compile(
    rf"{_MANNER}{{0,4}}{_VERB}(?![人任制的单部领])(?P<work>[^\s]{{1,16}})$"
)
_MANNER_END = re.compile(rf"{_MANNER}{{1,4}}$")
_BEHIND = 40
LEAD_IN = re.compile(
    r"(?:并|同时|具体|其中|均)?(?:(?:以上|上述|本(?:部分|节|项|章|条)|该项?|此项?)?(?:各项|有关|相关)?"
    r"(?:工作|任务|内容|事项|措施)?(?:统一|具体|均|分别)?由)"
)
NOTE_ROLE = re.compile(
    r"[（(〔\[【](?:(?P<lead>牵头)|(?P<supporting>配合|协办|参与)|(?P<responsible>责任|负责|主办|承办|主责))"
    r"(?:责任|负责)?(?:单位|部门|落实)?[）)〕\]】]$"
)
REMARK_ONLY = re.compile(
    r"(?:以)?下同|(?:按(?:职责|各自职责|职责分工|照职责分工)(?:负责|落实|办理)?)|排名不分先后|均?为牵头单位"
    r"|(?:排名|排|列|位)(?:在|于)?(?:第一|首)[^，。；]{0,24}牵头[^，。；]{0,12}|[^，。；、]{0,8}单位排?在前"
    r"|(?:均|并)?(?:按(?:照)?)?(?:各自)?(?:职责)?分工(?:负责)?"
)


def roles_before(text: str) -> Iterator[re.Match[str]]:
    """The role words in front of names: a colon, a blank or brackets part them."""
    found = [*_BRACKETED.finditer(text)] if text[:1] in "【〔［[（(" else []
    for colon in _COLON.finditer(text):
        if not _may_end_a_role(text[max(0, colon.start() - 10) : colon.start()].rstrip()):
            continue
        start = max(0, colon.start() - _LONGEST, found[-1].end() if found else 0)
        if match := _BEFORE_COLON.search(text, start, colon.start()):
            found.append(match)
    if not found and (match := _BLANK.match(text)):
        found = [*_BLANK.finditer(text)]
    if not found and (match := _BARE_BODY.match(text)):
        found = [match]
    return iter(found)


def _may_end_a_role(words: str) -> bool:
    """The cheap look at the words before a colon."""
    return words[-1:] in _FINALS or (
        words[-1:] in _OFFICE_FINALS and _NAMES_ROLE.search(words) is not None
    )


def role_behind(words: str, *, with_work: bool = False) -> re.Match[str] | None:
    """The role said behind names: 牵头, 按职责分工负责; ``with_work`` also 牵头组织评估."""
    start = max(0, len(words) - _BEHIND)
    match = _ROLE_BEHIND.search(words, start)
    if match is None and with_work:
        match = _ROLE_AND_WORK.search(words, start)
    return match


def without_manner(words: str) -> int:
    """Where names end that 按职责分工 without a verb stands behind."""
    match = _MANNER_END.search(words, max(0, len(words) - _BEHIND))
    return match.start() if match else len(words)
