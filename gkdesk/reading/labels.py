"""Item labels at the start of a paragraph: 一、 （一） 1. 1.1 （1） ① 第一条 一是 ●.

The order of levels follows GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）; what
stands outside it (chapters, decimals, signs) is placed by common use, and a document's own
numbering may overrule it (``ranks``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gkdesk.reading.numerals import number

_HAN = "[一二三四五六七八九十百〇零]{1,5}"
_UNIT_OF_MEASURE = "%％‰万亿元倍吨亩米"
_MONTH = r"(?:1[0-2]|[1-9])\s*月(?:份|底|末|初|[上中下]旬|前|\d{1,2}\s*日)"
"""A month after a stop or mark: 5.6月底前 is the fifth item, not 5.6."""
_LABEL = re.compile(
    rf"(?P<part>第\s?{_HAN}\s?(?:部分|编))[、，：:]?\s*"
    rf"|(?P<chapter>第\s?{_HAN}\s?章)[、，：:]?\s*"
    rf"|(?P<section>第\s?{_HAN}\s?节)[、，：:]?\s*"
    rf"|(?P<article>第\s?(?:{_HAN}|\d{{1,3}})\s?条)[、，：:]?\s*"
    rf"|(?P<named>(?:(?:任务|行动|工程|专项|举措|事项|项目)\s?(?:{_HAN}|\d{{1,2}})|第{_HAN}(?:阶段|步))\s?[、：:.．])\s*"
    r"|(?P<roman>[Ⅰ-Ⅻ]\s?[、.．]?)\s*"
    rf"|(?P<han>{_HAN}\s?(?:、(?!{_HAN}、)|[.．](?!\d)))\s*"
    rf"|(?P<han_bracket>[（(]\s?{_HAN}\s?[）)]\s?[、.．]?|[㈠-㈩][、.．]?)\s*"
    rf"|(?P<decimal_long>\d{{1,2}}(?:[.．]\d{{1,2}}){{2,3}}(?![\d.．%％])[、.．]?)\s*"
    rf"|(?P<decimal>\d{{1,2}}[.．](?!{_MONTH})\d{{1,2}}(?![\d.．{_UNIT_OF_MEASURE}])[、.．]?)\s*"
    # A stop before a digit is a decimal point, unless a year of four digits touches it.
    rf"|(?P<digit_figure>\d{{1,2}}[.．](?=\d{{3,6}}[\u4e00-\u9fff])(?!\d{{3,6}}[{_UNIT_OF_MEASURE}年人户个家]))"
    rf"|(?P<digit>\d{{1,3}}\s?[*＊]?\s?(?:[.．](?!\d)|[.．](?=\d{{4}}\s*年|{_MONTH})|、(?={_MONTH}|(?!\d{{1,2}}[、日月])))|[⒈-⒛])\s*"
    r"|(?P<digit_bracket>[（(]\s?\d{1,3}\s?[）)]\s?[、.．]?|[⑴-⒇])\s*"
    r"|(?P<digit_paren>\d{1,2}\s?[）)][、.．]?)\s*"
    r"|(?P<circled>[①-⑳][、.．]?)\s*"
    r"|(?P<letter>[A-Ha-h](?:[、）)]|[.．](?![A-Za-z])))\s*"
    r"|(?P<word>[一二三四五六七八九十]{1,2}是)[，,：:]?\s*"
    r"|(?P<bullet>[●■◆▲★◇□▪▸➢►✦※•·◎○]|[-–—]{1,2}(?![-–—\d\s]*$))\s*"
)
STYLES = (
    "part",
    "chapter",
    "section",
    "article",
    "roman",
    "han",
    "named",
    "han_bracket",
    "digit",
    "decimal",
    "decimal_long",
    "digit_bracket",
    "digit_paren",
    "circled",
    "letter",
    "word",
    "bullet",
)
"""Label styles from the outermost to the innermost."""
_WHOLE = ("part", "chapter", "section", "article", "named", "word", "circled")
_NUMERAL = re.compile(rf"{_HAN}|\d+|[①-⑳]")
_SIGNS = {
    chr(code)
    for first, last in ("⑴⒇", "⒈⒛", "㈠㈩")
    for code in range(ord(first), ord(last) + 1)
}
_OUTSIDE = "*＊（()）、.．：: \u3000\xa0\t"


@dataclass(frozen=True, slots=True)
class Label:
    """``printed`` is the label without blanks after it; ``length`` counts those too.

    ``numeral`` is the label without brackets, stops and blanks, "" where it is no number.
    """

    printed: str
    style: str
    number: int
    numeral: str
    length: int


def label_of(paragraph: str) -> Label | None:
    """The label a paragraph opens with, if it opens with one."""
    match = _LABEL.match(paragraph)
    if match is None or match.lastgroup is None:
        return None
    style = "digit" if match.lastgroup == "digit_figure" else match.lastgroup
    printed = match[match.lastgroup].rstrip()
    if style == "bullet":
        return Label(printed, style, 0, "", match.end())
    plain = _plain(printed)
    value = _value(plain, style)
    if not value:
        return None
    kept = re.sub(r"\s", "", printed) if style in _WHOLE else plain
    return Label(printed, style, value, kept.strip(_OUTSIDE), match.end())


def _plain(printed: str) -> str:
    """Without brackets, stops and blanks; the signs ⑴ ⒈ ㈠ as the numbers they show."""
    if printed[0] in _SIGNS:
        printed = unicodedata.normalize("NFKC", printed)
    return re.sub(r"\s", "", printed).strip(_OUTSIDE)


def _value(plain: str, style: str) -> int:
    if style == "letter":
        return ord(plain[0].lower()) - ord("a") + 1
    if style in ("decimal", "decimal_long"):
        return number(re.split(r"[.．]", plain)[-1])
    if style == "roman":
        return ord(plain[0]) - ord("Ⅰ") + 1
    numeral = _NUMERAL.search(plain)
    return number(numeral[0]) if numeral else 0
