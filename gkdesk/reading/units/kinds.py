"""What a unit's name looks like: by the noun of kind it ends with, and by words no name has."""

from __future__ import annotations

import re
from functools import lru_cache

from gkdesk.reading.units.marks import without_notes

_OFFICES = (
    "局|委|厅|部|办|署|行政公署|办公室|办公厅|人民政府|政府|委员会|管委会|工委|党委|党组|党支部|法院|检察院|监委|纪委"
    "|编办|团委|总工会|工会|妇联|残联|文联|侨联|科协|社科联|工商联|红十字会|联合会|专班|领导小组|指挥部|工作组|机关"
    "|分局|支局|支队|大队|中队|总队|街道办|办事处|部门|单位|科室|股室|处室|所站|站所|股|科|处"
)
_BODIES = (
    "中心|公司|集团|银行|支行|分行|营业部|联社|合作社|供销社|供销总社|协会|商会|学会|基金会|理事会|居委会|村委会"
    "|医院|卫生院|学院|研究院|科学院|设计院|疾控|党校|学校|大学|中学|小学|高校|幼儿园|文化馆|图书馆|档案馆|博物馆"
    "|纪念馆|体育馆|美术馆|气象台|电视台|电台|报社|日报社|杂志社|通讯社|海关|边检站|监狱|调查队|管理站|林场|农场|牧场"
    "|机构|企业|组织|镇街|镇|乡|村|街道|社区|园区|开发区|高新区|新区|示范区|功能区|保税区|景区|旗|苏木|盟|院|社|会"
    "|站|所|室|馆|队|组|台|中支|分部|项目部|网格|热线|老干局|平台公司|总社|校"
)
_ENDS_LIKE = re.compile(rf"(?:{_OFFICES}|{_BODIES})$")
_ENDS_OFFICE = re.compile(rf"(?:{_OFFICES})$")
_LETTERS = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffffA-Za-z0-9·・“”\-—]+")

_VERBS_WITH_OFFICE = "举承主经查督联网快即通协能可代帮好易速掌就近门续特"
_NO_OFFICE = re.compile(
    rf"[{_VERBS_WITH_OFFICE}]办$|(?:格|布|大|全|结|开|困|变|棋|战)局$"
    r"|(?:[全内外一局]|干)部$|(?:到|用|好|之|坏|害|益|长|出|随|深|远)处$|[大客餐展]厅$|[本学专]科$"
)
_NO_BODY = re.compile(
    r"(?:社|机|晚|年|大|全|例|开|与|参|盛)会$|会议$|(?:座谈|发布|推介|洽谈|招聘|听证|博览|运动|协调|调度|培训|现场|推进|动员"
    r"|恳谈|展览|交流|说明|见面|对接|联席|专题|民主生活|家长|代表大|展销|订货|分享|通气|研讨)会$"
    r"|(?:会议|教|阅览|候诊|诊|更衣|展)室$|(?:场|厕|住|居)所$|(?:网|车|充电|加油|变电|场)站$|(?:平|舞|窗)台$"
    r"|(?:小|校|城|山|灾|地|片|分|老旧小)区$|[城农]村?镇$|(?:农|美丽乡|全)村$|(?:家|返|下|城)乡$|庭院$|剧院$"
    r"|(?:为|购物|商业)中心$|(?:各类|社会)组织$|旅行社$"
)
_NO_NAME = re.compile(
    r"^(?:包括|含|如(?!东|皋)|即(?!墨)|以|下同|见|除|指(?!挥)|例如|其中|试行|暂行|或|并|及|由|在|向|对(?!外|口|台)|与|把|将(?!乐)"
    r"|按|为(?!民)|从|经(?!信|发|济|开|贸|管|作|商)|至|到|于|每|第|是|有(?!关|限|线)|无(?!锡|线|为)|不(?!动产)|进(?!出口|驻)|送"
    r"|做|抓|推(?!进|广)|请|要|应(?!急)|须|需|督促|指导|组织(?!部|人事|科)|会同|报(?!社)|配备|建立|建成|建设(?!局|委|厅|集团|公司|中心|管|办|科|股|处|银行)"
    r"|开展|新建|改建|设立|成立)"
    r"|制定|加强|完善|开展|做好|确保|提升|要求|问题|措施|情况|不得|应当|必须|可以|已经|自行|内容$|工作$|任务$|负责"
    r"|牵头|配合(?!部门|单位)|制度$|机制$|之间|以外|以上|以下|方面|层面|范围"
)
_GENERIC_NOTE = (
    "责任|牵头|配合|主管|主责|承办|主办|协办|上级|下级|本|该|用人|施工|监管|审批|业务|相应|原|同级"
    "|党政"
)
_GENERIC = re.compile(
    rf"(?:{_GENERIC_NOTE}|行业|职能|公共|事业|行政|社会|政府|医疗|服务|基层|中介|管理|教育|金融|企事业)*"
    rf"(?:单位|部门|机构|企业|科室|政府|组织|公司|集团|{_BODIES})"
)
_JURISDICTION = re.compile(
    r"省|自治区|市(?!民|场|政|容|域|级|直)|市(?=政府|政务|民政|民族|政协|政法|直|级|场监)|区(?!域|间|块)|县(?!域)|州|盟|旗"
    r"|镇|乡|国家|中国|中共|国网|人行|[\u4e00-\u9fff]{2,5}?[省市县区州旗盟镇乡]"
)
_COLLECTIVE = re.compile(
    r"各|全[省市区县州盟旗镇乡校局]|有关|相关|所有|其他|其它|所属|所辖|辖区(?:内)?(?:各|所有|有关)"
)
_COLLECTIVE_NAME = re.compile(
    r"各(?!自)|全[省市区县州盟旗镇乡校局]各?|(?:[省市区县州镇乡]|自治区)?(?:直|级|属)?(?:有关|相关|所有|其他|其它)"
    r"|成员单位|[\u4e00-\u9fff]{0,16}?(?:政府|直|属|级|区域|机关|辖区)(?:内|下)?(?:各|有关|相关|所有|其他|所属|直属)"
    r"|[\u4e00-\u9fff]{0,12}?成员单位$|[省市区县州镇乡盟旗](?:各|有关|相关|所有|其他)"
    r"|主城各区|[\u4e00-\u9fff]{0,8}?各(?:级|地|区|县|市|镇|乡|街道|部门|单位)"
)
_PLACES = re.compile(
    r"(?:各|全|有关|相关)[\u4e00-\u9fff]{0,8}(?:省|市|县|区|州|地|旗|盟|镇|乡|街)$"
)
BARE_KIND = re.compile(
    r"(?:(?:有关|相关|直属|派出|所属|成员)?(?:人民政府|街道办事处|街道办|办事处|管委会|企事业单位|部门|单位|机构|企业"
    r"|功能区|园区|社区|街道|科室|股室|处室|站所|镇|乡|村|委|办|局|场))+"
)
_PLACE_KIND = re.compile("[省市县区旗州盟镇乡]{1,2}(?:人民政府|政府|党委)?")
_SHARED_KIND = re.compile(r"(?:部门|单位|机构|企业|企事业单位)+")
_BOTH_EACH = re.compile(r"各(?:直属|企事业)?(?:单位|机构)")
_LEVEL = "(?:中央|国家|部|省|自治区|市|州|盟|县|区|旗)"
_LEVELS = re.compile(rf"{_LEVEL}(?:、{_LEVEL})*")
_OF_LEVEL = re.compile(rf"{_LEVEL}(?!.*、)")
_LONGEST = 40


@lru_cache(maxsize=8192)
def looks_like_unit(name: str) -> bool:
    """Whether the words are a unit's name by their form."""
    if not 2 <= len(name) <= _LONGEST:
        return False
    bare = without_notes(name)
    first, *kinds = bare.split("、")
    if kinds:
        return all(goes_on(first, kind) for kind in kinds)
    return (
        _LETTERS.fullmatch(bare) is not None
        and (_ENDS_LIKE.search(bare) or _PLACES.search(bare)) is not None
        and not _says_otherwise(bare)
    )


def _says_otherwise(bare: str) -> bool:
    return any(each.search(bare) for each in (_NO_NAME, _NO_OFFICE, _NO_BODY))


@lru_cache(maxsize=8192)
def surely_unit(name: str) -> bool:
    """Whether the words can hardly be anything else than one office or a collective."""
    if not looks_like_unit(name) or is_generic(name):
        return False
    bare = without_notes(name)
    return (
        is_collective(bare)
        or _ENDS_OFFICE.search(bare) is not None
        or (_JURISDICTION.match(bare) is not None and len(bare) > 3)
    )


def is_generic(name: str) -> bool:
    """Whether the words are but a noun of kind (责任单位, 学校) and name nobody."""
    return _GENERIC.fullmatch(name) is not None


def is_collective(name: str) -> bool:
    """Whether a name stands for many units that it does not name (各镇街, 区直有关部门)."""
    return _COLLECTIVE_NAME.match(without_notes(name)) is not None


def goes_on(first: str, kind: str) -> bool:
    """Whether a noun of kind behind 、 belongs to the collective before it: 区政府各部门、
    单位, 区直各部门、各单位, 中央、省驻市单位, but not 有关镇、街道, which are two."""
    if _OF_LEVEL.match(kind) and _LEVELS.fullmatch(first):
        return True
    if _BOTH_EACH.fullmatch(kind):
        return first.endswith("各部门")
    if "各" in first or first.startswith("全"):
        return BARE_KIND.fullmatch(kind) is not None or _plural_place(first, kind)
    return _COLLECTIVE.search(first) is not None and _SHARED_KIND.fullmatch(kind) is not None


def _plural_place(first: str, kind: str) -> bool:
    """各盟行政公署、市人民政府 and 各市、县（区）: 各 speaks for both."""
    return first.startswith("各") and _PLACE_KIND.fullmatch(without_notes(kind)) is not None
