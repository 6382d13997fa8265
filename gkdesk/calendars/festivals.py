"""Festivals by their own day: fixed in the solar year, by the lunar calendar, by the sun.

The lunar days are the traditional calendar's for Beijing time (GB/T 33661-2017), kept as a
table because the calendar is published, not computed, by an office.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "植树节": (3, 12),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "十一": (10, 1),
}
_FIRST_YEAR = 2000
_SPRING = """
0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131
0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213
0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 0212 0201 0122 0210 0130
0217 0206 0126 0214 0202 0123
"""
_DRAGON_BOAT = """
0606 0625 0615 0604 0622 0611 0531 0619 0608 0528 0616 0606 0623 0612 0602
0620 0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616
0605 0624 0612 0601 0620 0610 0530 0618 0607 0527 0614 0603 0622 0611 0531
0619 0608 0529 0615 0604 0623
"""
_MID_AUTUMN = """
0912 1001 0921 0911 0928 0918 1006 0925 0914 1003 0922 0912 0930 0919 0908
0927 0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922
0912 1001 0919 0908 0927 0916 1004 0924 0913 1002 0920 0910 0928 0917 1005
0925 0915 1004 0922 0911 0930
"""
_DOUBLE_NINTH = """
1006 1025 1014 1004 1022 1011 1030 1019 1007 1026 1016 1005 1023 1013 1002
1021 1009 1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016
1005 1024 1012 1001 1020 1009 1027 1017 1007 1026 1014 1003 1022 1011 1029
1018 1008 1027 1016 1005 1024
"""
_LUNAR = {
    "春节": (_SPRING, 0),
    "除夕": (_SPRING, -1),
    "元宵": (_SPRING, 14),
    "端午": (_DRAGON_BOAT, 0),
    "中秋": (_MID_AUTUMN, 0),
    "重阳": (_DOUBLE_NINTH, 0),
}
NAMES = (*_FIXED, *_LUNAR, "清明")
"""The festivals known, as printed without 节 (教师节 and the like keep it)."""


def festival(name: str, year: int) -> date | None:
    """The festival's own day in ``year``; None where the tables (2000 to 2050) do not reach
    or no such festival is known."""
    if name in _FIXED:
        return date(year, *_FIXED[name]) if date.min.year <= year <= date.max.year else None
    if name == "清明":
        return _tomb_sweeping(year)
    table, shift = _LUNAR.get(name, ("", 0))
    days = table.split()
    if not 0 <= year - _FIRST_YEAR < len(days):
        return None
    day = days[year - _FIRST_YEAR]
    return date(year, int(day[:2]), int(day[2:])) + timedelta(days=shift)


def _tomb_sweeping(year: int) -> date | None:
    """清明 by the usual approximation of the sun's course, good for this century."""
    if not 2000 <= year <= 2099:
        return None
    years = year - 2000
    return date(year, 4, int(years * 0.2422 + 4.81) - years // 4)
