"""The acts about papers: what is noted on them, letters, reports, hand-over, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QAction

MakeAct = Callable[[str, str, str], QAction]
"""Makes an act of the window from its words, its keys and its tip."""


class PaperActs:
    """The acts of one window, made by ``make``."""

    def __init__(self, make: MakeAct) -> None:
        self.meeting: Final = make(
            "会后速录…", "Ctrl+L", "照着打印的清单，一行一条记下会上定的事"
        )
        self.letters: Final = make(
            "督办单、催办通知、通报…", "Ctrl+Shift+L", "按模板写成 Word 公文"
        )
        self.report: Final = make(
            "落实情况报告…", "Ctrl+Shift+B", "按季、按年写出落实情况，改后可核对数字"
        )
        self.progress: Final = make("进度", "Ctrl+7", "各部分、各单位、各月办到哪一步")
        self.look_back: Final = make("回头看", "Ctrl+8", "和去年的、上级的计划逐条对照")
        self.hand_over: Final = make(
            "生成交接包…", "", "台账、分解表、网页、原文、佐证打成一个压缩包"
        )
        self.take_over: Final = make("打开交接包…", "", "核对交接包，取出里面的台账")
        self.manual: Final = make("使用手册", "F1", "怎么用，附图")
        self.diagnosis: Final = make("诊断…", "", "写一份程序情况的说明，不含公文内容")
