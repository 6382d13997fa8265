"""What words of a sheet are: a kind, a banner, a title, a note, a unit, a person."""

from __future__ import annotations

import re
import unicodedata

from gkdesk.domain.directory import UnitKind

_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕|【[^【】]*】")
_NUMBER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十百]+[)）、.．:：]|第[一二三四五六七八九十]+[类部]分?[、:：]?|[（(]\d+[)）]|\d+[、.．](?=\D))"
)
_CHINESE = re.compile(r"[(]?[一二三四五六七八九十]+[)、.:]|第[一二三四五六七八九十]+[类部]")
_COUNT = re.compile(r"(?:共计?)?\d+个?[家个]?(?:单位)?$")
_TITLE = re.compile(
    r"名录|名单|通讯录|联系[表方]|一览表|情况表|统计表|汇总表|花名册|登记表|附件|目录$"
)
_FOOT = re.compile(
    r"^(?:注|备注|说明|填表说明|合计|总计|小计|共计|制表|填表|填报|审核|审批|统计)(?:[人单日时][^、]{0,3})?[:：0-9共]|^(?:合计|总计|小计|共计)$|^以上"
)
_KINDS = (
    (UnitKind.TOWN, re.compile(r"镇街|街镇|乡镇|街道|^镇$|^乡$|^镇、?乡|办事处|苏木")),
    (UnitKind.INSTITUTION, re.compile(r"企事业|事业|企业|国企|公司|学校|医院|医疗|银行|金融")),
    (UnitKind.PARK, re.compile(r"园区|开发区|高新区|功能区|度假区|示范区|经开区")),
    (UnitKind.DEPARTMENT, re.compile(
        r"部门|机关|行政|党政|群团|党群|党委|政府|人大|政协|办局|局委|[区县市]直|直属|派出|垂直"
        r"|垂管|驻|司法|政法"
    )),
)  # fmt: skip
_ONLY_KIND = re.compile(
    r"(?:各|全)?[区县市省本级属直驻有关相关]*(?:镇街|街镇|乡镇|镇|乡|街道|办事处|园区|开发区|功能区|部门|机关|单位|企事业|事业"
    r"|国有|企业|公司|学校|医院|党群|党政|群团|(?:党委|政府|人大|政协)(?=部门|工作|系统)|行政|工作|组织|团体|委办局"
    r"|直属|派出|垂直|垂管|管理|机构|政法|系统|类|[、和及与])+"
)
_UNIT = re.compile(
    r"(?:局|委|办|部|厅|署|室|会|处|院|校|学|馆|站|所|台|社|团|队|中心|公司|集团|银行|政府|镇|乡|街道|联|法院|检察院"
    r"|开发区|园区|度假区|新区|管委会|分局|支队|大队|行|苏木|村|社区|厂|场|城)$"
)
_PERSON = re.compile(r"[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{0,2})[\u4e00-\u9fff]")
_TITLES = re.compile(r"(?:同志|科长|主任|局长|书记|先生|女士)$")


def plain(words: str) -> str:
    """Signs of half width, no blanks or line ends."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", words))


def bare(words: str) -> str:
    """Without notes in brackets, and blanks."""
    return _NOTE.sub("", plain(words))


def kind_said(words: str) -> UnitKind | None:
    """The kind that words of a column, a banner or a sheet's name say."""
    said = bare(words)
    return next((kind for kind, pattern in _KINDS if pattern.search(said)), None)


def is_kind(words: str) -> bool:
    """Whether words say nothing but a kind of units (区直部门, 镇街)."""
    return _ONLY_KIND.fullmatch(_heading(words)) is not None and kind_said(words) is not None


def is_banner(words: str, across: int) -> bool:
    """Whether a row's only words head the rows below: a kind, or words with a number or over
    several columns that are no unit."""
    if is_kind(words):
        return True
    headed = is_title(words) or across > 1 or _CHINESE.match(plain(words)) is not None
    return headed and not is_unit(_heading(words))


def unnumbered(words: str) -> str:
    """Without the number a list prints before a line."""
    return _NUMBER.sub("", plain(words))


def _heading(words: str) -> str:
    return _COUNT.sub("", bare(unnumbered(words))).strip(":：")


def is_title(words: str) -> bool:
    """Whether words are the title of a sheet."""
    return _TITLE.search(plain(words)) is not None


def is_foot(words: str, *, alone: bool) -> bool:
    """Whether a row that begins so is a note or a sum, of no unit."""
    return _FOOT.search(plain(words)) is not None or (alone and "。" in words)


def is_unit(words: str) -> bool:
    """Whether words end as the name of a unit does."""
    said = bare(words)
    return 2 <= len(said) <= 40 and _UNIT.search(said) is not None


def is_person(words: str) -> bool:
    """Whether words can be a person's name."""
    said = _TITLES.sub("", plain(words))
    return _PERSON.fullmatch(said) is not None and not (len(said) > 2 and is_unit(said))
