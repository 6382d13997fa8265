"""Arrangements of holidays in our own words, one a wording that offices have used.

The facts are those of the State Council's notices; the sentences are ours.

- 2006, 2007: 公休日调至, months left out, a December without its year
- 2008: the New Year begins in the year before; 2019: the same, as 次年
- 2009: headings without a colon; two holidays in one
- 2012: pasted from the web, with blanks, broken lines and full-width digits
- 2014, 2017: a day off to make up for a weekend, 与周末连休
- 2025: days in the lead that arrange nothing; 周 for 星期
- 2019 and 2020 are those before their changes, which stand apart
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "notices"


def _text(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text("utf-8")


NOTICES = {int(path.stem): _text(path.stem) for path in sorted(_FOLDER.glob("[0-9]*.txt"))}
"""By the year they arrange."""

LABOUR_DAY_2019 = _text("labour-day-2019")
LONGER_2020 = _text("longer-2020")
MEMORIAL_2015 = _text("memorial-2015")
