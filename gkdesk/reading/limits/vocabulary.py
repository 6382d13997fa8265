"""Words that several finders share, as pieces of patterns."""

from __future__ import annotations

import re

from gkdesk.reading.numerals import HAN

NUMERAL = rf"(?:\d{{1,9}}|[{HAN}]{{1,4}})"
"""More digits than that are no count of anything an office does."""
SMALL = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
WEEKDAYS = {"一": "MO", "二": "TU", "三": "WE", "四": "TH", "五": "FR", "六": "SA"}
WEEKDAYS |= {"日": "SU", "天": "SU"}
WORKING_WEEK = "BYDAY=MO,TU,WE,TH,FR"

DASH = r"\s*(?:[—–―－~～〜\-]{1,2}|至|到)\s*"
AND = r"\s*(?:[、和及与或]|以及)\s*(?:于|在)?\s*"
_HALF_DAY = "上午|下午|中午|正午|晚上?|早上?|凌晨|午"
CLOCK = (
    r"(?:\s*[（(](?:(?:星期|周|礼拜)[一二三四五六日天]|含[^（()）]{0,4})[）)])?"
    rf"(?:\s*(?:(?:{_HALF_DAY})?\s*(?:\d{{1,2}}[:：]\d{{2}}"
    rf"|(?:\d{{1,2}}|[{HAN}]{{1,3}})\s*[时点](?:整|半|\d{{1,2}}\s*分)?)|(?:{_HALF_DAY})?[上下]班|{_HALF_DAY}))?"
)
"""The weekday in brackets and the time of day behind a day, both optional."""
BEFORE = r"\s*(?:之前|以前|前(?!后|期|端|往|述|景|沿|提(?![交出供前报请升示])))"
STOP = rf"(?:{BEFORE}|\s*(?:为止|止|之内|以内|内(?![容部外设涵控存])))"
IN_MONTH = (
    rf"(?:(?P<from_day>{SMALL})\s*日?{DASH})?(?P<day>{SMALL})\s*[日号](?![常均益程志])"
    r"|(?P<part>月?底|末|上旬末?|中旬末?|下旬末?|初)"
)
HAN_GIVEN = r"[\u4e00-\u9fff]"

AMOUNT = (
    rf"(?:{SMALL}{DASH})?(?P<amount>\d{{1,4}}|[{HAN}]{{1,4}}|半)\s*"
    r"(?P<unit>个?工作日|个?自然日|个?日历[天日]|个?小时|个?星期|个季度|个?月|周|年|[日天])"
)
"""A stretch of time: 10个工作日, 3至5日, 半个月. Of a range the last figure counts."""


def again(pattern: str, suffix: str) -> str:
    """The pattern with its groups renamed, to stand in one expression a second time."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1{suffix}>", pattern)


ANY = re.compile(
    r"前(?<=[底末旬日号初月份年度旦宵明午秋阳节庆一四八十七\d”\"内会束班会开到汛夏冬期季学春动满行办始施点分假考临来到暑冻二三五六]前)"
    r"|前(?<=[日底月末]\s前)|前(?=[\d一二两三四五六七八九十半])|前(?<=[）)]前)"
    r"|每(?=[\d年半季个月周星日天双单旬隔一二两三四五])|隔(?=[年月周天日两三])|第一时间|立[即刻]|即[刻日]|年初|全年|本年|今年"
    r"|至少|不[少得低迟晚](?=[少低于])|长期|常年|常态化推|持续(?=(?:推进|坚持|开展|进行|实施|落实)(?:[。；，,;）)\s、]|$))|近期|尽[快早]|任期内|换届"
    rf"|月(?<=[\d{HAN}本当次首末双单下]月)|月(?<=[\d{HAN}]\s月)|上半年|下半年|内(?<=[日天周月时年期度之以]内)|旬"
    r"|底(?<=[年月季度]底)|末(?<=[年月季度五期”]末)|季度|按[月季周半年]|逐[月季周]|双(?=月)|单(?=月)"
    r"|后(?=[的第,，]?[\d一二两三四五六七八九十半])|起(?=[\d一二两三四五六七八九十半])"
    r"|提前(?=[\d一二两三四五六七八九十半])|到(?=\s*[“\"]?[\d二十])|半年(?=[一内末底])"
    r"|季(?=一)|次(?=年|月|/)|场(?=/)|次(?<=[\d一二两三四五六七八九十]次)"
    r"|最[迟晚]|时限|期限|完成时间|周(?<=[本下]周)|2(?=0\d\d\s?[.\-/])|２０|二(?=〇|○)"
)
"""A cheap test: text without one of these holds no time limit."""
