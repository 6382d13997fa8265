"""Names of units in a printed list: where each begins and ends, what looks like one, and
which prefix a name has left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# 等, 等有关部门, 等区直各部门单位: the list goes on without names.
AND_OTHERS = re.compile(
    r"等(?:[省市区县镇乡]|[省市区县]?(?:委|政府))?(?:直属|直|有关|相关|各|其他|职能|成员|责任|多个|\d{1,2}个)*"
    r"(?:部门|单位|机构|企业|科室|镇街|乡镇|街道|[、和及])*$"
)
# A bare noun of kind goes on with the collective before it: 区政府各部门、单位.
_BARE_KIND = re.compile(
    r"(?:有关|相关|直属|派出|所属)?(?:部门|单位|机构|企业|企事业单位|街道办事处|街道办|街道|办事处|镇|乡"
    r"|委|办|局|园区|功能区|社区|村|场|科室|管委会|人民政府|股室|处室|站所)+"
)
_COLLECTIVE = re.compile(r"各|全[省市区县镇乡]|有关|相关|所有|其他|所属|直属")
_TOKEN = re.compile(
    r"(?:[^、，,；;。\n（(〈<〔\[【]++|[（(〈<〔\[【][^（(〈<〔\[【\n）)〉>〕\]】]{0,60}+[）)〉>〕\]】]|[（(〈<〔\[【])++"
)
_KIND = (
    r"(?:办公室|办公厅|人民政府|政府|委员会|管委会|管理处|法院|检察院|医院|学院|研究院|设计院|文化馆|图书馆"
    r"|档案馆|博物馆|指挥部|领导小组|专班|工作组|中心|公司|集团|银行|支行|分行|营业部|协会|商会|学会|联合会"
    r"|总工会|工会|妇联|残联|科协|文联|侨联|工商联|红十字会|贸促会|供销社|联社|报社|电视台|电台|日报社|杂志社"
    r"|机构|单位|部门|企业|镇街|乡镇|街道|街道办|办事处|居委会|村委会|社区|园区|开发区|高新区|新区|示范区|功能区|景区"
    r"|科室|股室|处室|所站|站所|支队|大队|中队|总队|分局|党校|学校|大学|中学|小学|幼儿园|林场|农场|监狱|海关|边检站"
    r"|监委|纪委|党委|党组|团委|县委|市委|区委|省委|旗委|工委|组织部|宣传部|统战部|政法委|武装部|编办|网信办|信访办|老干局"
    r"|网格|气象台|项目办|热线|局|委|厅|部|办|院|镇|乡|村|旗|盟|署|社|会|站|所|股|科|处|室|馆|队|台|校|场)"
)
_NOTE = r"(?:[（(〈<〔\[【][^（(〈<〔\[【\n）)〉>〕\]】]{0,60}[）)〉>〕\]】])"
_LIKE = re.compile(
    rf"[\u4e00-\u9fffA-Za-z0-9·“”]{{0,28}}(?:{_NOTE}[\u4e00-\u9fff]{{0,12}})?{_KIND}{_NOTE}?"
)
_NO_NAME = re.compile(
    r"^(?:包括|含|如|即|以下|下同|见|除|指|不含|例如|其中|试行|暂行|或|并|及|以及|由|在|向|对|与|把|将|按|以|为|从|经|至|到|于|每|第|是|有|无|不)"
    r"|大厅$|会议室$|全部$|内部$|外部$|一部$|局部$|社会$|机会$|大会$|场所$|会议$|现场$|广场$|市场$|网站$|车站$|机场$|常委会会议$"
    r"|任务|工作$|情况|内容|公开$|要求|问题|措施"
)
_SHORTEST, _LONGEST = 2, 40
_STRICT = re.compile(
    r"(?:局|委|办|办公室|厅|部|政府|街道|镇|乡|政府各部门|部门|单位|公司|中心|院|委员会|集团|银行|联社|科室|股|分局|支队|大队)$"
)
_AND = re.compile(r"(?:以及|及|和|与)(?=[\u4e00-\u9fff])")
_BLANK = re.compile(r"\s+")
_TRAILING_NOTE = re.compile(rf"{_NOTE}$")


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the names in a list, 等… dropped, collectives kept whole."""
    pending: tuple[int, int] | None = None
    for start, end in _tokens(text):
        if pending and _goes_on(text, pending, start, end):
            pending = (pending[0], end)
            continue
        if pending:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def looks_like_unit(name: str) -> bool:
    """Whether the words are a unit's name by their form."""
    name = AND_OTHERS.sub("", name.strip()) if "等" in name else name.strip()
    first, *kinds = re.split("、", name)
    if kinds and _COLLECTIVE.search(first):
        return all(_BARE_KIND.fullmatch(kind) for kind in kinds)
    return (
        _SHORTEST <= len(name) <= _LONGEST
        and _LIKE.fullmatch(name) is not None
        and _NO_NAME.search(name) is None
    )


def surely_unit(name: str) -> bool:
    """Whether the words can hardly be anything else than a unit."""
    bare = _TRAILING_NOTE.sub("", name)
    return looks_like_unit(name) and _STRICT.search(bare) is not None


def goes_on_with_others(text: str) -> bool:
    """Whether a list ends or pauses with 等."""
    return any(AND_OTHERS.search(token) for token in _TOKEN.findall(text) if "等" in token)


def _goes_on(text: str, pending: tuple[int, int], start: int, end: int) -> bool:
    before = text[slice(*pending)]
    return (
        text[pending[1] : start].strip() == "、"
        and _BARE_KIND.fullmatch(text[start:end]) is not None
        and _COLLECTIVE.search(before) is not None
    )


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Offsets between separators that stand outside nested brackets, 等… dropped."""
    for match in _TOKEN.finditer(text):
        token = match[0]
        start = match.start() + len(token) - len(token.lstrip())
        token = token.strip()
        if "等" in token:
            token = AND_OTHERS.sub("", token)
        yield from _parted(token, start)


def _parted(token: str, start: int) -> Iterator[tuple[int, int]]:
    """A stretch without separators is several names where blanks or 和 stand between whole
    names."""
    position = 0
    for match in sorted([*_AND.finditer(token), *_BLANK.finditer(token)], key=re.Match.start):
        before, after = token[position : match.start()], token[match.end() :]
        if looks_like_unit(before) and _opens_with_unit(after):
            yield start + position, start + match.start()
            position = match.end()
    if token[position:]:
        yield start + position, start + len(token)


def _opens_with_unit(words: str) -> bool:
    first = re.split(r"\s", words, maxsplit=1)[0]
    return looks_like_unit(first) and _BARE_KIND.fullmatch(first) is None


_PREFIX = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,6}?(?:[省州盟旗]|市(?!场|民|政|容|域)|县(?!域|级)|(?<!开发)(?<!高新)(?<!新)(?<!园)(?<!社)(?<!示范)(?<!功能)(?<!辖)区(?!域|级|块)))"
)
_PARTY = re.compile(
    r"(?:组织部|宣传部|统战部|政法委|编办|网信办|党校|政研室|改革办|老干部局|巡察办|社会工作部|机要保密局)$"
)
_DEPARTMENT = re.compile(
    r"(?:局|委|办|办公室|中心|厅|委员会|总工会|妇联|残联|团委|检察院|法院|公司|队)$"
)
_WHOLE = re.compile(
    r"^(?:各|有关|相关|全|国家|国网|中国|人民银行|人行|农业银行|工商银行|建设银行|移动|联通|电信|铁塔|责任)"
    r"|(?:镇|乡|街道|街道办|办事处|管委会|部门|单位|企业|银行|支行|分公司|公司|集团|园区|开发区|新区|高新区)$"
)


def restored(names: Sequence[str]) -> tuple[str, ...]:
    """The names with the prefix put back that a list says only once (区发展改革局、教育体育局
    -> 区教育体育局); empty where nothing was left out.

    The prefix is the place of the name before (区, 云溪区), or 区委 before party offices;
    never more of that name.
    """
    place = party = ""
    found: list[str] = []
    for name in names:
        match = _PREFIX.match(name)
        if match:
            place = match["place"]
            party = f"{place}委" if name.startswith(f"{place}委") else ""
            found.append(name)
        elif not place or _WHOLE.search(name):
            found.append(name)
        elif _PARTY.search(name):
            found.append(f"{party or place + '委'}{name}")
        else:
            found.append(f"{place}{name}" if _DEPARTMENT.search(name) else name)
    return tuple(found) if found != list(names) else ()
