"""What the head of a table column says its cells are, under any of the names offices use."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from gkdesk.domain.units import Role


class Kind(Enum):
    """What a column holds. ``SECTION``, ``TASK`` and ``DETAIL`` are its work, from the
    widest to the narrowest."""

    ORDINAL = "序号"
    SECTION = "类别"
    TASK = "任务"
    DETAIL = "要求"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    SUPPORTING = "配合单位"
    PEOPLE = "责任人"
    LIMIT = "时限"
    NOTE = "备注"
    PROGRESS = "进展"
    STATE = "状态"
    MARKS = "考核"
    OTHER = "其他"


CONTENT = (Kind.SECTION, Kind.TASK, Kind.DETAIL)
ROLES = {
    Kind.LEAD: Role.LEAD,
    Kind.RESPONSIBLE: Role.RESPONSIBLE,
    Kind.SUPPORTING: Role.SUPPORTING,
}
LONGEST_HEAD = 24

_BODY = "(?:单位|部门|科室|股室|处室|站所|机构|主体|科|方)"
_WORK = (
    "(?:重点|主要|工作|目标|具体|年度|公开|改革|分解|专项|细化|落实|推进|实施|完成|整改"
    "|建设|创建|考核|政务|民生|实事|任务|项目|事项|细分|核心|关键|总体|预期|贯彻|量化|阶段|阶段性"
    "|督办|交办|议定)"
)
_HEADS = (
    (Kind.ORDINAL, r"(?:任务|项目|工作)?(?:序号|编号|项号|条目号)|序|号|[Nn][Oo]"),
    (
        Kind.STATE,
        r"(?:当前|目前|任务|工作|落实|推进|办理|完成|办结|销号|进展|事项)*状态"
        r"|是否(?:已|按时|按期|如期|全部|全面)*(?:完成|办结|销号|落实)"
        r"|(?:完成|办结|销号)(?:与否|否)",
    ),
    (
        Kind.MARKS,
        r".{0,8}(?:自评|得分|分值|评分|扣分|是否|备案).{0,8}"
        r"|.{0,4}(?:[一二三四1-4]季度|[上下]半年|\d{1,2}月)(?:工作|阶段)*(?:目标|计划|任务|安排|节点|要求).{0,4}",
    ),
    (
        Kind.PROGRESS,
        r".{0,8}(?:进展|完成情况|落实情况|推进情况|办理情况|实施情况|办结情况|销号情况|存在问题|存在困难|下一步"
        r"|佐证|成效|完成率|完成比例|反馈|督查|督办情况|进度情况).{0,8}"
        r"|实际(?:完成|办结)(?:时间|日期)|(?:办结|销号)(?:时间|日期)|(?:当前|目前|实际)(?:工作|完成)?进度"
        r"|.{0,4}[一二三四1-4]季度.{0,6}|[上下]半年|.{0,4}问题|.{0,6}原因"
        r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|(?:办理|完成|落实|办结|督办)结果",
    ),
    (
        Kind.PEOPLE,
        r"(?:主要|具体|直接|第一|责任|分管|牵头|包保|包抓|挂点|挂钩|主管|联系|督办|配合|市级|县级|区级"
        r"|市|县|区|局|单位|部门|科室|工作|业务|市政府|县政府|区政府)*"
        r"(?:领导|负责人|责任人|负责同志|联系人|经办人|联络员|承办人|人员)(?:姓名|及职务|职务)?",
    ),
    (
        Kind.LEAD,
        rf"(?:总|主|第一)?牵头(?:责任|主责|负责|协调)?{_BODY}?s?",
    ),
    (
        Kind.SUPPORTING,
        rf"(?:配合|协办|协助|协同|协作|参与|参加|会办|辅助)(?:责任|落实)?{_BODY}?",
    ),
    (
        Kind.RESPONSIBLE,
        rf"(?:主要|具体|工作|任务|第一|市级|县级|区级|整改|推进)*"
        rf"(?:责任|承办|主办|主责|落实|负责|实施|执行|完成|承担|承接|主管|分工)(?:责任)?{_BODY}"
        rf"|{_BODY}|主办|主责|承办|(?:工作|任务|责任|职责)?(?:责任|职责)?分工|责任(?:落实|主体)"
        rf"|(?:责任|牵头|主办|负责){_BODY}?[及和与、/]?(?:配合|协办|责任|参与|负责)?{_BODY}"
        rf"(?:[及和与、/]?责任人)?|责任{_BODY}[及和与、/]?(?:责任人|负责人|责任领导)"
        rf"|(?:责任|牵头|承办|主办|落实){_BODY}[及和与、/]?(?:完成|办理|工作)?(?:时限|时间|期限)",
    ),
    (
        Kind.LIMIT,
        r"(?:计划|拟定?|预计|最后|规定|工作|任务|目标|整改|推进|落实|实施|办理|办结|完成|截止|报送"
        r"|更新|阶段|具体|要求)*"
        r"(?:时限|时间|期限|时间节点|节点|日期|时间进度|进度|时间表|时序进度|进度节点|时点)"
        r"(?:要求|安排|节点|计划|进度|及要求|限制|要点)?",
    ),
    (Kind.NOTE, r"备注|附注|备考|其他|其它|说明|备注说明"),
    (
        Kind.OTHER,
        r"(?:公开|任务|工作|政策|文件|法律)?(?:依据|来源|渠道|方式|载体|平台)|(?:联系)?电话|联系方式"
        r"|.{0,4}(?:成果|形式)|经费|资金.{0,4}|投资.{0,4}|(?:发布|发文|成文|生成|印发)(?:日期|时间)",
    ),
    (
        Kind.SECTION,
        rf"(?:{_WORK}|所属)*(?:类别|类型|分类|领域|板块|方面|大类|专题|维度|部分|模块)"
        r"|一级指标|重点工作|重点项目|项目|工作项目|总体目标|工作类|类",
    ),
    (
        Kind.DETAIL,
        rf"{_WORK}*(?:要求|内容|措施|举措|做法|标准|步骤|细则|清单|安排|方法|路径|抓手|计划|目标)"
        r"(?:要求|及要求|和要求|及措施|和措施|及标准|和标准|清单|及目标)?"
        r"|具体(?:任务|工作|事项|分工)|三级指标|任务分解|分解任务|工作目标及措施|内容|要求|措施",
    ),
    (
        Kind.TASK,
        rf"{_WORK}*(?:任务|事项|要点|名称|项目|工作|实事)(?:名称|事项|项目|目标)?|二级指标|指标"
        rf"|(?:政务|信息)?公开(?:重点|主要)?(?:工作)?任务|{_WORK}*任务[及和与、/]\w{{2,6}}",
    ),
)
# Heads that any list may have (名称, 单位): alone they make no breakdown table.
_TELLING = re.compile(
    r"任务|措施|举措|要求|工作|重点|责任|牵头|配合|协办|主办|承办|主责|时限|完成"
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADS)
_PLANNED = re.compile(r"目标|计划|安排|节点|时序|进度要求|工作要求|时限")
_ASIDE = re.compile(r"[（(〔\[【][^（）()]{0,40}[）)〕\]】]")
_AND = re.compile(r"[及和与、/／]")
_NOISE = re.compile(r"[\s\u200b\ufeff*：:。.、，,|_“”\"]+")


def plain_head(words: str) -> str:
    """A head without blanks, line breaks, stops and bracketed remarks."""
    if len(words) > 8 * LONGEST_HEAD:
        return words
    bare = _NOISE.sub("", words)
    return _ASIDE.sub("", bare) or bare


@lru_cache(maxsize=4096)
def kind_of_head(words: str) -> Kind | None:
    """What a column under this head holds; None where the words are no head we know."""
    head = plain_head(words)
    if not 0 < len(head) <= LONGEST_HEAD:
        return None
    return _known(head) or _of_parts(head)


def _known(head: str) -> Kind | None:
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(head)), None)


def _of_parts(head: str) -> Kind | None:
    """What a head of several words holds (主要任务及举措): as its first, if each is known."""
    kinds = [_known(part) for part in _AND.split(head)]
    return kinds[0] if len(kinds) > 1 and all(kinds) else None


def is_telling(words: str) -> bool:
    """Whether the head is one that hardly any other table has."""
    return _TELLING.search(plain_head(words)) is not None


def kind_of_heads(stack: list[str]) -> Kind | None:
    """The same for heads above each other (责任单位 over 牵头部门), the lowest last: it
    decides, together with the one above where it alone is too short (责任 over 单位)."""
    if not stack:
        return None
    below = kind_of_head(stack[-1])
    if len(stack) == 1:
        return below
    above = kind_of_heads(stack[:-1])
    if above in (Kind.PROGRESS, Kind.MARKS):
        return below if below is Kind.STATE else above
    if below is Kind.PROGRESS and _PLANNED.search(plain_head(stack[-2])):
        return Kind.MARKS
    both = kind_of_head(plain_head(stack[-2]) + plain_head(stack[-1]))
    if len(plain_head(stack[-1])) <= 2 and both:
        return both
    return below or both or above
