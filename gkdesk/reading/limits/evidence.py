"""Whether the words around a time make it a limit of work, and how sure that is.

A stop (前) binds by itself; without one it takes a verb of work, a word like 不迟于, or a
place of its own. Past facts, attributes (2000年底前建成的小区) and validity are none.
"""

from __future__ import annotations

import re

WORK = (
    "完成|召开|报送|上报|报告|汇报|开展|组织|启动|公布|公开|发布|印发|举行|举办|实施|建成|投入|投用"
    "|上线|出台|提交|形成|进行|制定|制订|编制|汇总|通报|验收|检查|考核|评估|总结|落实|实现|达到|整改"
    "|报市|报县|报区|报省|报镇|报局|报至|报县|送交|送至|移交|反馈|挂网|公示|更新|调度|督导|督查|听取"
    "|研究|梳理|清理|核查|排查|核对|核实|竣工|开工|完工|通车|交付|交工|运行|运营|试行|推出|建立|修订"
    "|审核|审议|评选|表彰|下发|印制|发放|兑现|拨付|结算|清算|归档|备案|办结|销号|推送|约谈|会商|研判"
    "|分析|测评|抽查|巡查|巡河|走访|调研|培训|学习|轮训|演练|填报|录入|上传|维护|监测|抽检|采集|核定"
    "|复核|复查|验证|调整|签订|签约|招标|施工|改造|搬迁|拆除|整治|覆盖|全覆盖|消除|解决|办理|受理|答复"
    "|回复|初审|终审|申报|推荐|评审|评定|部署|动员|宣传|自查|互查|推进|集中|对接|收集|征集|征求|送达"
    "|点评|晾晒|排名|评比|评价|评议|述职|普查|摸底|盘点|披露|制作|编发|编印|编写|收回|返还|补齐|补录"
    "|接受|接访|下访|巡检|清零|清查|清仓|交流|观摩|督办|督促|追踪|跟踪|回访|核销|交账|对账|报备|报审"
    "|开通|报批|报建|宣讲|监控|投产|达产|落地|下达|播出|播放|播报|刊播|张贴|巡逻|登记|宣讲|授课|报道|展示|解读|清扫|消毒|核验|入户|补充|点名|推介"
)
_VERB_NEAR = re.compile(rf"[^，。；\n的]{{0,12}}?(?:{WORK}|前?要|须|应当)")
_ATTRIBUTE = re.compile(
    r"\s*(?:(?:均|都|就|全部|基本|全[省市区县镇])*已|的(?!基础)"
    r"|[^，。；\n的]{0,4}?(?:建成|设立|成立|出生|入住|竣工|参加工作|生效|施行|印发|发布|出台|形成|交付|投产"
    r"|核准|产生|拖欠|发生|立项|受理|毕业|退休|录用|启用|启动|到期|期满|届满|存续|在建)"
    r"(?:[投使入并尚未][^，。；\n的]{1,4})?的"
    r"|[^，。；\n的]{0,4}?(?:取得|登记|注册|签订|购买)[^，。；\n的]{0,6}(?:证书?|资格|许可|职称|合同|在册|房屋)?的"
    r"(?![^，。；\n]{0,4}(?:成效|成果|进展|突破|效果)))"
)
_NO_WORK = re.compile(
    r"\s*(?:的|起|以来|来(?!临)|之?后|以后|间|期间|数据|情况|报表|报告(?!给)|年?度?工作(?:要点|计划|总结|报告|安排)"
    r"|[版刊第]|施行|生效|同比|累计|至今|有效|为止的|[是为](?!自查|集中|动员|宣传|整治|整改|申报|报名|第|准备)"
    r"|[^，。；\n]{0,12}?(?:累计|同比|增长|审议通过|会议通过|印发了|第\d+次))"
)
_DONE = re.compile(r"[\u4e00-\u9fff]了(?!解)|[^，。；对把将的]{0,12}已")
_PAST_LEAD = re.compile(
    r"(?:截至|截止到?|截止至|已经?(?:于|在|从|经|自)?|曾经?(?:于|在)?|早在|始于|成立于|有效期(?:至|到|为)|[经自从]"
    r"|有效至|纳入|列入|作为|以来|推迟[到至]|延[长期][到至]|除)\s*[“（(]?$"
)
_FIRM_PAST_LEAD = re.compile(
    r"(?:截至|截止到?|截止至|已经?(?:于|在|经)?|曾经?(?:于|在)?|有效期(?:至|到|为)|有效至)\s*[“（(]?$"
)
LATEST = re.compile(
    r"(?:不[得能]?[迟晚]于|最迟(?:于|在|不超过)?|最晚(?:于|在)?|至迟(?:于)?)\s*$"
)
UNTIL = re.compile(
    r"(?:^|[，、：:（(]|力争|确保|争取|要|将|预计|计划|目标|并|，|可|使|努力|实现|，力争|底前，)[到至]\s*$"
)
_ANNOUNCED = re.compile(
    r"(?:(?:截止|完成|报送|反馈|办理|办结|上报|提交|申报|报名|整改|召开|举办|活动|培训|会议|开始|实施|填报|开放|集中"
    r"|评选|征集|宣传|施工|检查|公示)?(?:时间|日期|时限|期限|节点)(?:定)?(?:[为是在至到：:]|定于)?"
    r"|(?<!有效)(?<![任聘租质同保限])期(?:间)?(?:定)?为|安排[在于]|定于|拟于|计划于|预计于?|预定于?|统一于|务于|务必于|请于)\s*$"
)
_LEADS = re.compile(
    r"(?:[于在须应请拟将要各可]|计划|力争|争取|确保|预计|分别|原则上|统一|务必|集中)\s*$"
)
_DASHED = re.compile(r"^.*—\s*$")
_NO_LIMIT_AFTER = (_NO_WORK, _DONE, _ATTRIBUTE)
FULL, SURE, LIKELY, FAIR, WEAK = 1.0, 0.95, 0.8, 0.7, 0.6


def is_done(following: str) -> bool:
    """Whether the words behind a time that stands alone tell a fact: 2月底前，全区已完成."""
    return bool(_DONE.match(following.lstrip("，：,: ")))


def of_stopped(before: str, after: str) -> float:
    """How sure a time with a stop (前) is a limit; 0 where it is none."""
    if _FIRM_PAST_LEAD.search(before) or _ATTRIBUTE.match(after):
        return 0.0
    return FULL


def of_bare(before: str, after: str, *, loose: bool, followed: bool) -> float:
    """How sure a time without a stop is a limit; 0 where it is none.

    ``loose`` tells that it is a month alone, ``followed`` that the sentence goes on.
    """
    if _PAST_LEAD.search(before) or any(sign.match(after) for sign in _NO_LIMIT_AFTER):
        return 0.0
    if any(sign.search(before) for sign in (LATEST, _ANNOUNCED, UNTIL)):
        return SURE
    before = _DASHED.sub("", before)
    if not before.strip() and not after.strip():
        return (WEAK if loose else FAIR) if followed else 0.0
    if before.endswith(("（", "(")) and after.startswith(("）", ")")):
        return WEAK if loose else LIKELY
    if not _VERB_NEAR.match(after):
        return 0.0
    return LIKELY if _LEADS.search(before) or not loose else FAIR
