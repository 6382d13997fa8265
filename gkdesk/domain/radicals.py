"""Characters that a page's fonts give in place of the ones that were typed.

Fonts that share one drawing between a character and its radical are read back as the
radical (⻅ for 见), and old files hold compatibility forms. The pairs are those of Unicode's
EquivalentUnifiedIdeograph property; full-width forms and ① are left as they are.
"""

from __future__ import annotations

import re
import unicodedata

_SUPPLEMENT = (
    "⺁厂⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
    "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼"
    "⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻏邑⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_UNIFIED = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff\x01-\x08\x0e-\x1f]")


def unified(text: str) -> str:
    """The text with radicals, compatibility ideographs and ligatures as ordinary characters."""
    return _FORMS.sub(_ordinary, text)


def unknown(text: str) -> int:
    """How many characters have a meaning only their font knows, or none."""
    return len(_PRIVATE.findall(text))


def _ordinary(match: re.Match[str]) -> str:
    character = match[0]
    return _UNIFIED.get(character) or unicodedata.normalize("NFKC", character)
