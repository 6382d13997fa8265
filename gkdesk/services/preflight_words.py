"""Checks of the words: a measure that says no work, or not what the work is done to.

The rule is the one by which notices write measures: [who] [when] [how] verb object. Words
such as 公开, 建设 and 管理 are verbs and the heads of names alike (信息公开目录); they count
as verbs at the beginning of a clause, behind an organ, and behind an adverb or 要, 应, 须.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdesk.domain.findings import Check, Finding
from gkdesk.domain.spans import Span
from gkdesk.domain.tasks import NodeKind
from gkdesk.reading.sentences import clauses
from gkdesk.services.preflight_plan import CheckedPlan

_DOING = (
    "改版|选定|试行|迁移|录制|转载|分办|加强|强化|做好|做实|做强|做到|推进|推动|推行|推广|推送|推出|推荐|完善|健全|优化|深化|提升|提高|提供|提出"
    "|提请|落实|抓好|抓实|抓紧|开展|组织|制定|制订|修订|编制|编写|编印|编发|编列|建立|建成|建好|构建|搭建|打造"
    "|打通|设立|设置|开设|开通|开发|开辟|扩大|拓展|拓宽|加大|加快|增加|增强|增设|巩固|保持|保障|保护|保证|确保"
    "|确定|明确|规范|细化|梳理|汇总|归集|整合|整治|整改|统筹|协调|协同|配合|配齐|配强|配备|支持|鼓励|引导|指导"
    "|督促|督导|压实|严格|严禁|严守|严防|防止|防范|避免|杜绝|坚持|围绕|聚焦|突出|把握|畅通|丰富|创新|探索"
    "|发挥|实施|实行|实现|施行|执行|履行|遵守|遵循|贯彻|召开|举办|承办|主办|出席|参加|参与|邀请|听取|征求|征集|收集"
    "|采纳|吸收|采取|采用|选取|选择|选派|选用|运用|利用|使用|依托|借助|形成|总结|提炼|评选|表彰|通报|报送|报告"
    "|报请|上报|备案|印发|转发|制作|拍摄|刊登|刊发|发放|发送|投稿|回应|答复|解答|受理|办理|办好|处理|处置|化解"
    "|解决|破解|查处|追究|问责|约谈|纳入|列入|融入|进入|转为|转化|改造|改进|改善|升级|更新|调整|调度|清理|清查|排查|巡查"
    "|巡检|检查|核查|核对|检测|监测|研判|研究|分析|调研|部署|谋划|制发|激发|培养|培育|培训|轮训|学习|交流|对接|对照"
    "|衔接|联动|共享|互通|迁移|关停|注销|归档|移交|交接|登记|统计|填报|填写|公布|发布|公示|展示|展现|解读|阐释"
    "|宣传|宣讲|普及|曝光|涵盖|包括|包含|应用|启用|上线|下沉|延伸|覆盖|降低|减少|减轻|缩短|简化|精简|压缩|压减|取消"
    "|废止|停止|停用|限期|注重|重视|关注|跟踪|了解|掌握|熟悉|负责|牵头|进行|予以|给予|作出|作为|构成|成立|组建|增进"
    "|促进|助力|助推|带动|撬动|攻坚|攻克|完成|达到|达成|争取|力争|争创|创建|创设|树立|营造|维护|维持|尊重|满足"
    "|方便|便利|帮助|服务好|用好|管好|管住|守住|守牢|抵制|打击|遏制|兑现|拨付|安排|分解|分工|签订|签署|审定|审核"
    "|审议|审查|审批|认定|注明|标注|标明|说明|告知|通知|提醒|提示|警示|指明|提交|递交|寄送|送达|盘活|引进|引入|招募"
    "|聘请|聘用|选聘|选树|挂牌|揭牌|验收|评估|评价|考核|测评|抽查|督查|督办|督察|审计|复查|复核|回访|走访|座谈"
    "|购买|采购|新建|改建|扩建|续建|修建|建设|管理|监督|监管|治理|运行|运维|维修|养护|种植|绿化|美化|净化|亮化"
    "|公开|服务|保密|宣教|激励|奖励|惩戒|承诺|咨询|查询|检索|导航|下载|录入|汇编|汇集|储备|培植|扶持|救助|援助"
    "|补助|补贴|补齐|补充|补短板|兜牢|稳定|稳住|稳妥|扩容|扩面|提质|增效|减税|降费|纾困|招引|招商|对标|看齐"
    "|拟定|起草|签发|出台|制成|统一|集中|同步|推介|推选|推举|挖掘|发掘|发现|发动|动员|号召|倡导|弘扬|传承|讲好"
    "|减免|清退|清欠|追缴|追回|追溯|溯源|预警|预防|应对|响应|救治|防控|防治|消除|化解|疏导|疏通|疏解|调解|调处|调查"
)
_ALSO_NAMES = (
    "公开|发布|解读|建设|管理|监督|监管|治理|服务|培训|考核|评估|评价|审查|审核|审批|宣传|查询|咨询|运行|检查"
    "|办理|回应|保障|改造|更新|公示|参与|征集|调整|应用|展示|统计|安排|分工|承诺|补贴|救助|防控|办事|组织|审计"
    "|处理|备案|登记|交流|学习|研究|分析|监测|预警|公布|报告|通报|说明|答复|信访|实施|执行|运维|规范|统一|集中"
    "|同步|稳定|方便|整改|督查|督办|协调|统筹|引导|指导|使用|利用|选择|衔接|联动|共享|更正|归档|转化|升级|保密"
    "|解答|受理|通知|提示|提醒|编制|修订|制定|完成|推广|推进|落实|优化|创新|探索|采购|调查|预防|支持|激励|奖励"
    "|减税|降费|响应|交接|汇编|导航|检索|下载|录入|绿化|测评|验收|座谈|走访|严格|便利|突出|注重|贯彻|补助|援助|扶持"
)
_SURE = "|".join(sorted(set(_DOING.split("|")) - set(_ALSO_NAMES.split("|"))))
_ONE_SIGN = "抓|建(?![设议筑])|[办管建用听]好"
_ADVERBS = (
    "及时|按时|按期|按要求|按规定|依法|依规|依法依规|定期|适时|实时|随时|限时|逐步|逐项|逐一|全面|全力|大力|着力|努力"
    "|积极|主动|认真|切实|扎实|深入|持续|继续|进一步|不断|加紧|尽快|尽早|抓紧|稳步|稳妥|有序|有效|有力|充分|广泛|严格"
    "|严肃|统一|集中|同步|同时|共同|协同|联合|分别|分类|分级|分批|重点|优先|提前|如实|准确|精准|科学|合理|规范|动态"
    "|常态化|高质量|高标准|更好|更加|坚决|牢牢|务必|必须|严禁|不得|不再|一律|一并|全部|全程|全量|普遍|带头|自觉|正确"
    "|妥善|快速|迅速|第一时间|多渠道|多形式|多角度|线上|线下|现场|当场|书面|口头|每年|每季度?|每月|每周|每日|年内|年底前"
)
_MUST = (
    "(?<![主重摘概纪需紧])要|应当|应该|(?<![相供反适])应|(?<!必)须|必须|需要|(?<!必)需|可以|(?<![许认])可|将|把"
    "|对于|对|予以|加以|并|再|也|都|均|(?<!公)共|不|能够|(?<![功智职效节性才])能|(?<!申)请|由"
)
_ORGAN = (
    "部门|单位|机关|街道|乡镇|镇街|政府|办公室|办公厅|中心|局|委|办|委员会|管委会|"
    "园区|学校|医院|企业|村|社区|小组|人员|同志|公司"
)
_BEGINS = rf"^(?:{_ADVERBS}|{_MUST}|[\s的地，,])*"
_NAMES_AS_VERB = re.compile(
    rf"(?:(?:{_ADVERBS}|{_MUST}|(?:{_ORGAN})(?:[）)])?|地|[前后内起日月年底初])\s*(?:{_ALSO_NAMES})"
    rf"|{_BEGINS}(?:{_ALSO_NAMES})(?!(?:工作|情况|方案|目录|制度|机制|平台|清单|指南|内容|方式|渠道|力度|水平|质量|范围|程序|标准|信息|事项|结果|材料|专栏|专区|栏目)?[。；]?$)"
    rf"|(?:{_ALSO_NAMES})(?:[了过着]|《|\s*\d|[一二三四五六七八九十百]+[个项次场期批件条名户]))"
)
_VERB = re.compile(
    rf"{_SURE}|{_ONE_SIGN}|回头看|一[^。，]{{1,4}}化|[\u4e00-\u9fff]化(?=[^\u4e00-\u9fff]|$)"
)

_NAMED_ONLY = re.compile(
    "(?:工作|情况|方案|目录|制度|机制|平台|清单|指南|内容|方式|渠道|力度|水平|质量|范围|程序|标准|信息|事项|结果|材料"
    "|专栏|专区|栏目|流程|[图表册单库网站栏区群台账号]|办法|细则|规定|计划|措施|政策|文件|数据|机构|职责|体系|能力"
    "|效果|成效|名单|台账|年报|手册|要点|重点|难点|问题|需求|样本|文本|范本|版面|页面|功能|项目|资源|队伍|经费|活动|会议|大厅|热线"
    "|建设|管理|公开|服务|解读|发布|培训|考核|评估|监督|保障|改造|宣传|运行|更新|展示|互动|回应"
    "|[次个条期场篇件项])[。；;.，,）)]*$"
)
"""How a measure ends that only names something, or only counts."""
_THINGS = frozenset(
    ["说明", "报告", "通知", "承诺", "补贴", "补助", "公示", "提示", "服务", "咨询", "档案"]
)
"""Words of work that also name what is written or given."""
_VERBS_ALONE = re.compile("|".join(w for w in _DOING.split("|") if w not in _THINGS) + "|抓|做")
_EMPTY_WORDS = re.compile(
    rf"{_ADVERBS}|{_MUST}|工作|力度|好|实|到位|落地|见效|相关|有关|各项|各类|等|的|地|得|了|和|与|及|或|到|成|步伐|为止"
)
_WHEN = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:年?底|月?底|年?初|[上下]半年)?(?:之?前|以前|内|起|后)"
)
_WHO = re.compile(
    rf"^[\u4e00-\u9fff（）()、]{{0,30}}?(?:{_ORGAN})(?=要|应|须|需|负责|做|抓|加|及时|认真|切实|积极)"
)
_MARKS = re.compile(r"[\W_]+")
_ENOUGH = 24
"""Longer texts name something."""


def findings(plan: CheckedPlan) -> Iterator[Finding]:
    """Measures, and tasks without any, that say no work or nothing it is done to."""
    for row in plan.rows:
        if row.kind == NodeKind.MEASURE or (row.kind == NodeKind.TASK and row.leaf):
            text = row.text.strip()
            if not text or not has_verb(text):
                yield Finding(Check.NO_VERB, row.id, row.text)
            elif not has_object(text):
                yield Finding(Check.NO_OBJECT, row.id, row.text)


def has_verb(text: str) -> bool:
    """Whether the words say that something is done."""
    if _VERB.search(text) or not _NAMED_ONLY.search(text):
        return True
    return any(
        _NAMES_AS_VERB.search(text[start:end])
        for start, end in clauses(text, Span(0, len(text)))
    )


def has_object(text: str) -> bool:
    """Whether the words name anything beside verbs, adverbs, times and who does it."""
    if len(text) > _ENOUGH:
        return True
    left = _WHO.sub("", _WHEN.sub("", text))
    for words in (_VERBS_ALONE, _EMPTY_WORDS, _VERBS_ALONE):
        left = words.sub("", left)
    return bool(_MARKS.sub("", left))
