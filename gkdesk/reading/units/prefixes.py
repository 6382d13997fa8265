"""The place a list of units says only once: 区发展改革局、教育体育局 -> 区教育体育局."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gkdesk.reading.units.marks import without_notes

_CITY = r"市(?!民(?!政|族|宗|委|防|革|盟|建|进|营)|场|容|域|政(?!府|务|协|法|研|工部|策研))"
_COUNTY = r"县(?!域)"
_DISTRICT = (
    r"(?<!开发)(?<!高新)(?<!示范)(?<!功能)(?<!保税)(?<!自贸)(?<!合作)(?<!试验)(?<!度假)(?<!风景)"
    r"(?<![新园社景小山城灾库老牧校片地辖军])区(?!域|块|间)"
)
_OTHER = r"省|自治区|州(?!市|区|县|海|铁|港|湾)|盟|旗"
_AREA = rf"(?:{_OTHER}|{_CITY}|{_COUNTY}|{_DISTRICT})"
_PLACE = re.compile(
    rf"(?P<party>中共|团|共青团)?(?P<place>自治区|{_AREA}"
    rf"|[\u4e00-\u9fff]{{2,5}}?{_AREA}(?:[\u4e00-\u9fff]{{1,4}}?(?:{_CITY}|{_COUNTY}|{_DISTRICT}))?)"
)
_PARTY_OFFICE = re.compile(
    r"(?:组织部|宣传部|统战部|政法委|政法委员会|编办|机构编制委员会办公室|网信办|党校|政研室|改革办|老干部局|老干局"
    r"|巡察办|社会工作部|社工部|机要保密局|直属机关工委|农办|台办|文明办)$"
)
_STEMS = (
    "发展|发改|财政|税务|教育|教体|民政|民族|民宗|宗教|司法|公安|人力|人社|自然资源|规划|国土|生态|环境|环保|住建|住房"
    "|城建|城乡|建设|交通|公路|水利|水务|河长|农业|农村|农牧|林业|林草|园林|绿化|商务|文化|文旅|文广|文物|旅游|卫生|卫健"
    "|退役|应急|审计|外事|国资|国有|市场监|市场局|体育|统计|医保|医疗保障|信访|城管|城市管理|综合|行政|政务|政府办|大数据|数据"
    "|机关事务|事管|金融|地方金融|乡村|粮食|工信|工业|经信|经济|科技|科学|档案|妇联|妇女|残联|残疾|总工会|工会|红十字|供销"
    "|文联|科协|工商|侨联|法院|人民法院|检察院|人民检察院|中级人民|消防|气象|地震|招商|投促|投资|能源|海洋|渔业|畜牧|融媒体"
    "|广播|广电|新闻|党史|史志|疾控|疾病|公积金|住房公积金|社保|就业|劳动|公共资源|民防|人防|国防动员|口岸|港航|邮政|通信"
    "|煤炭|扶贫|移民|搬迁|知识产权|药监|药品|食品|质监|质量|地税|国税|安监|安全生产|物价|法制|监察|监委|纪委|人大|政协|武装|人武"
    "|不动产|政务公开|营商|优化营商|放管服|执法|法学|贸促|审批|重点|铁路建设|爱卫"
)
_STEM = re.compile(rf"(?:{_STEMS})")
_VERTICAL = re.compile(
    r"银保监|海关|海事|调查队|边检|供电|电力|电网|移动|联通|电信|铁塔|人行|烟草"
)
_DEPARTMENT = re.compile(
    r"(?:局|委|办|办公室|中心|厅|委员会|部|处|总工会|工会|妇联|残联|文联|科协|侨联|工商联|联合会|红十字会|总社|供销社"
    r"|贸促会|学会|检察院|法院|支队|大队|总队|党校)$"
)
_WHOLE = re.compile(
    r"各|有关|相关|全[省市区县]|国家|国网|中国|人民银行|人行|农业银行|工商银行|建设银行|责任|牵头|驻"
)


def restored(names: Sequence[str]) -> tuple[str, ...]:
    """The names with the prefix put back that a list says only once (区发展改革局、教育体育局
    -> 区教育体育局); empty where nothing was left out.

    The prefix is the place of the name before (区, 云溪区), or 区委 before party offices;
    never more of that name. Only words known to begin a department's name get one.
    """
    place = party = ""
    found: list[str] = []
    for name in names:
        own = None if _WHOLE.match(name) else _PLACE.match(name)
        if own:
            place = own["place"]
            party = f"{place}委" if name.startswith(f"{place}委") else party_of(place)
        found.append(name if own or not place else _completed(name, place, party))
    return tuple(found) if found != list(names) else ()


def place_before(name: str) -> str:
    """The place a name begins with (区, 云溪区, 宁川市云溪区); "" where it says none."""
    found = None if _WHOLE.match(name) else _PLACE.match(name)
    return found["place"] if found and not found["party"] else ""


def party_of(place: str) -> str:
    """The party committee of a place: 区委, 自治区党委."""
    return f"{place}党委" if place.endswith("自治区") else f"{place}委"


def _completed(name: str, place: str, party: str) -> str:
    bare = without_notes(name)
    if _WHOLE.match(name) or _VERTICAL.search(bare):
        return name
    if _PARTY_OFFICE.fullmatch(bare):
        return f"{party}{name}"
    if _STEM.match(bare) and _DEPARTMENT.search(bare):
        return f"{place}{name}"
    return name
