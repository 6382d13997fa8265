"""Lines that belong to the page or the web site and not to the notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gkdesk.reading.paragraphs import Paragraph

_PAGE_NUMBER = re.compile(
    r"[—–\-－_―](?:\s?[—–\-－_―]){0,4}\s*\d{1,4}\s*[—–\-－_―](?:\s?[—–\-－_―]){0,4}"
    r"|第\s*\d{1,4}\s*页(?:[\s,，/／]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}"
)
_LONE_NUMBER = re.compile(r"\d{1,4}")
_LONGEST_RUNNING = 60
_LONGEST_SCRAP = 120
_LONGEST_VALUE = 30
# What government web sites print round a notice.
_SCRAP = re.compile(
    r"(?:当前|您的|所在|你的|您当前|您现在|您所)(?:的)?(?:所在)?位置|(?:您"
    r"|你)(?:当前|现在)?(?:所)?在(?:的)?(?:位置)?[:：]"
    r"|首页\s*[>＞»›/|｜-]|^首\s?页$|^[\u4e00-\u9fff]{2,12}人民政府(?:门户)?网站$"
    r"|(?:信息)?(?:索\s?引\s?号|信息分类|主题分类|体裁分类|公开方式|公开范围|信息名称|组配分类"
    r"|文件编号|有效性|生成日期|发布机构|发布单位|公开日期|公开时限|主\s?题\s?词"
    r"|统一登记号|服务对象分类|时效)\s*[:：]"
    r"|^(?:[-•·*]\s*)?(?:发文日期|发文字号|文\s*号|有\s*效\s*性|分\s*类|是否有效"
    r"|废止日期|实施日期|公文种[类别]|关\s?键\s?词|名\s?称|标\s*题|生效日期|失效日期"
    r"|公布日期|成文日期"
    r"|发文机关|发文单位|制发机关|效力状态|有效期)\s*[:：]"
    r"|^(?:[-•·*]\s*)?(?:信息来源|来源|作者|责任编辑|编辑|审核|点击数|点击次数"
    r"|点击量|浏览次数|浏览量|访问量|阅读次数|阅读量|阅读"
    r"|字体|字号|字体大小|发布时间|发布日期|时间|日期|更新时间|打印时间|文章来源"
    r"|稿件来源|信息提供)\s*[:：]"
    r"|^(?:[-•·*]\s*)?(?:【(?:制定机关|字号|发布日期|实施日期|效力级别|时效性)】"
    r"|政策(?:原文|解读|图解)\s*[>＞»])"
    r"|^(?:索取号|索引号|文号|发布机构|公开日期|发文日期|主题分类)[ \u3000]+\S"
    r"|^名称[ \u3000]+\S*关于"
    r"|^返\s*回$|[【\[]\s*(?:字体|字号|打印|关闭|大)|^(?:打印|关闭|收藏|分享|纠错"
    r"|返回顶部|打印本页|关闭窗口|朗读|繁體|无障碍)"
    r"|扫描二维码|正在阅读|^(?:[-•·*]\s*)?(?:无障碍|长辈版|适老|返回首页|背景色)"
    r"|浏览量\s*[:：]|建议使用.{0,20}浏览|为了您"
    r"|分享(?:到|至)|^(?:上|下)一[篇条][:：]?|扫一扫|版权所有|主办单位[:：]"
    r"|承办[:：]|技术支持|网站标识码|ICP备|公网安备|网站地图"
    r"|^(?:相关(?:文档|链接|文件|解读|稿件|阅读|附件)|解读链接|政策解读[:：]?$|扫码)"
    r"|^(?:附件)?(?:下载|点击下载)|^\S{0,20}\.(?:docx?|pdf|ofd|wps|xlsx?)$"
)
_PAGE_REASON = "页码。"
_RUNNING_REASON = "每页重复的页眉或页脚。"
_SITE_REASON = "网页上的导航或说明，不属于公文。"


def furniture(parts: Sequence[Paragraph]) -> dict[int, str]:
    """Where such lines start, each with the Chinese reason why it is left out."""
    left: dict[int, str] = {}
    numbers = _page_numbers(parts)
    left |= dict.fromkeys(numbers, _PAGE_REASON)
    if len(numbers) > 1:
        left |= dict.fromkeys(_running(parts, numbers), _RUNNING_REASON)
    for part in _scraps(parts):
        left.setdefault(part.span.start, _SITE_REASON)
    return left


def without(lines: Sequence[Paragraph], left_out: Mapping[int, str]) -> list[Paragraph]:
    """The lines that are not left out; one behind a left-out line stands no longer apart."""
    kept: list[Paragraph] = []
    after_gap = False
    for line in lines:
        if line.span.start in left_out:
            after_gap = left_out[line.span.start] in (_PAGE_REASON, _RUNNING_REASON)
            continue
        kept.append(replace(line, apart=False) if after_gap and line.apart else line)
        after_gap = False
    return kept


def _scraps(parts: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Lines of the web site; the words behind a name that stands alone are its value."""
    value_due = False
    for part in parts:
        scrap = len(part.text) <= _LONGEST_SCRAP and _SCRAP.search(part.text) is not None
        value = value_due and len(part.text) <= _LONGEST_VALUE and not part.apart
        if scrap or (value and "关于" not in part.text):
            yield part
        value_due = scrap and part.text[-1] in ":："


def _page_numbers(parts: Sequence[Paragraph]) -> list[int]:
    """Dashed numbers always; bare ones where they count up through the document."""
    dashed = [part.span.start for part in parts if _PAGE_NUMBER.fullmatch(part.text)]
    bare = [part for part in parts if _LONE_NUMBER.fullmatch(part.text)]
    values = [int(part.text) for part in bare]
    rising = len(values) > 1 and all(
        later - earlier == 1 for earlier, later in pairwise(values)
    )
    return sorted([*dashed, *(part.span.start for part in bare if rising)])


def _running(parts: Sequence[Paragraph], numbers: Sequence[int]) -> list[int]:
    """Lines beside the page numbers that say the same on most pages."""
    places = set(numbers)
    beside = [
        part
        for before, part, after in zip(parts, parts[1:], [*parts[2:], parts[-1]], strict=False)
        if len(part.text) <= _LONGEST_RUNNING
        and (before.span.start in places or after.span.start in places)
        and part.span.start not in places
    ]
    said = Counter(part.text for part in beside)
    often = {
        text for text, count in said.items() if count > 1 and count >= 0.6 * len(numbers) - 1
    }
    return [part.span.start for part in beside if part.text in often]
