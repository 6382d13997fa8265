"""What a person can do from anywhere in the window, each act once, with its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gkdesk.ui.paper_acts import PaperActs
from gkdesk.ui.theme import SCALES, Theme

_SIZES = {100: "标准", 125: "大", 150: "特大", 200: "200 %"}


class Acts:
    """The actions of one window. Each belongs to the window, so that its keys always work."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.import_plan = self._act("选择文件…", "Ctrl+O", "导入公文或分解表，可一次选多份")
        self.import_plan.setIconText("导入")
        self.paste_plan = self._act("粘贴正文", "Ctrl+Shift+V", "导入刚复制的正文或文件")
        self.open_ledger = self._act("打开台账…", "Ctrl+Shift+O", "打开另一份台账")
        self._exchange_acts()
        self.undo = self._act("撤销", "Ctrl+Z", "撤销上一次修改")
        self.redo = self._act("重做", "Ctrl+Y", "重做刚撤销的修改", "Ctrl+Shift+Z")
        self.search = self._act("搜索", "Ctrl+F", "搜索")
        self.filters = self._act("筛选", "Ctrl+Shift+F", "按单位、状态灯、期间、章节等筛选")
        self.save_view = self._act("存为视图…", "", "把现在的筛选存为视图，列在左侧")
        self.palette = self._act("快速查找…", "Ctrl+K", "找命令、计划、任务、单位、视图")
        self.toggle_done = self._act("标为办结", "Ctrl+D", "标为办结，再按一次改回推进中")
        self.register = self._act("登记进展", "Ctrl+J", "登记进展情况")
        self.source = self._act("原文", "Ctrl+U", "展开或收起原文")
        self.former = self._act("上一条", "Alt+Up", "上一条")
        self.following = self._act("下一条", "Alt+Down", "下一条")
        self.morning = self._act("晨报", "Ctrl+1", "今天要办、要催的工作")
        self.calendar = self._act("日历", "Ctrl+2", "每天到期的工作")
        self.units = self._act("单位名录", "Ctrl+5", "单位、联系人和待认领的名称")
        self.add_unit = self._act("新增单位", "", "在名录里加一个单位")
        self.import_units = self._act(
            "从 Excel 导入…", "", "导入单位名录或通讯录，先列出再导入"
        )
        self.collect_units = self._act("收集单位…", "", "把计划里写着的单位收进名录")
        self.merge_units = self._act("合并单位…", "", "选中的几个是同一个单位")
        self.plan = self._act("计划", "Ctrl+3", "回到计划和清单")
        self.breakdown = self._act("分解", "Ctrl+4", "像电子表格一样填单位、时限和备注")
        self.bulk = self._act(
            "批量修改…", "Ctrl+Shift+E", "一次修改选中各行的单位、时限、状态、备注"
        )
        self.remind = self._act("登记催办…", "Ctrl+R", "记下催了谁、怎么催的、说了什么")
        self._staying_acts()
        self.next_pane = self._act("换面板", "F6", "在导航、列表、详情、原文之间切换")
        self.larger = self._act("放大字号", "Ctrl+=", "放大字号", "Ctrl++")
        self.smaller = self._act("缩小字号", "Ctrl+-", "缩小字号")
        self.standard = self._act("标准字号", "Ctrl+0", "标准字号")
        self.holidays = self._act("节假日安排…", "", "每年的放假和调休上班，可粘贴国务院通知")
        self.limits = self._act("时限设置…", "", "临期天数、报送周期、遇休息日怎么办")
        self.carry = self._act("转年…", "", "每期都要办的工作转入下一年")
        self.calendar_file = self._act(
            "导出日历文件…", "", "导出到期日（.ics），可导入手机和电脑日历"
        )
        self.refer = self._act("参照另一份计划…", "", "从去年的或上级的计划带入单位和时限")
        self.checkup = self._act("发前体检…", "F7", "查单位、时限、编号和文字有没有问题")
        self.history = self._act("操作历史…", "Ctrl+H", "谁在什么时候改了什么")
        self.remove_samples = self._act("移除全部示例", "", "一次移除全部示例计划，可以撤销")
        self.back_up = self._act("立即备份…", "", "另存一份核对过的备份")
        self.restore = self._act("备份与恢复…", "", "看有哪些备份，用一份恢复台账")
        self.check = self._act("检查台账…", "", "核对台账和备份是否完好")
        self.about = self._act("关于…", "", "关于本程序")
        self.papers = PaperActs(self._act)
        self.dark = self._act("深色", "", "深色界面")
        self.dark.setCheckable(True)
        self.columns = self._act("恢复默认列宽", "", "列表各列回到原来的宽度")
        self.sizes = self._size_acts()

    def _exchange_acts(self) -> None:
        """What leaves the house, and what comes back."""
        self.print_list = self._act("打印", "Ctrl+P", "打印任务清单，可先预览")
        self.export_table = self._act("导出分解表", "Ctrl+E", "导出任务分解表（Excel）")
        self.export_table.setIconText("导出")
        self.send = self._act("下发填报表…", "Ctrl+Shift+D", "给每个单位一份 Excel 填报表")
        self.send_again = self._act(
            "再发给欠报的…", "", "只发给没有报齐的单位，只含没有报的任务"
        )
        self.dispatches = self._act("收发台账", "Ctrl+6", "填报表发给了谁、收回没有、还差几项")
        self.collect = self._act(
            "选择收回的文件…", "Ctrl+Shift+R", "收回填好的表，先比对再收下，可一次选多份"
        )
        self.collect.setIconText("回收反馈")
        self.collect_folder = self._act("选择文件夹…", "", "收回一个文件夹里填好的表")
        self.collect_folder.setIconText("回收反馈")
        self.exchange = self._act(
            "生成交换文件…",
            "",
            "把这份计划的填报情况交给另一份台账，对方用回收反馈收下",
        )

    def _staying_acts(self) -> None:
        self.at_start = self._act("启动时显示晨报", "", "有到期或逾期的工作时，启动先看晨报")
        self.to_tray = self._act("关闭窗口时留在托盘", "", "关闭窗口后程序不退出，到期时提醒")
        for each in (self.at_start, self.to_tray):
            each.setCheckable(True)

    def _act(self, text: str, keys: str, tip: str, also: str = "") -> QAction:
        action = QAction(text, self._owner)
        action.setShortcuts([QKeySequence(each) for each in (keys, also) if each])
        action.setToolTip(f"{tip}（{keys}）" if keys else tip)
        self._owner.addAction(action)
        return action

    def _size_acts(self) -> dict[int, QAction]:
        group = QActionGroup(self._owner)
        actions = {}
        for percent in SCALES:
            action = QAction(_SIZES[percent], group)
            action.setCheckable(True)
            actions[percent] = action
        return actions

    def on(self, action: QAction, does: Callable[[], object]) -> None:
        """Connect an act; the checked state Qt sends along is dropped."""
        action.triggered.connect(lambda _checked=False: does())

    def name_undo(self, undone: str, redone: str) -> None:
        """Say over both buttons what they would do."""
        self.undo.setToolTip(
            f"撤销：{undone}（Ctrl+Z）" if undone else "撤销上一次修改（Ctrl+Z）"
        )
        self.redo.setToolTip(
            f"重做：{redone}（Ctrl+Y）" if redone else "重做刚撤销的修改（Ctrl+Y）"
        )

    def show_theme(self, theme: Theme) -> None:
        """Tick the size and colours in force."""
        self.dark.setChecked(theme.dark)
        for percent, action in self.sizes.items():
            action.setChecked(percent == theme.scale)

    def settings_menu(self, parent: QWidget) -> QMenu:
        """The menu behind the settings button."""
        menu = QMenu(parent)
        letters = menu.addMenu("字号")
        letters.addActions(list(self.sizes.values()))
        letters.addSeparator()
        letters.addActions([self.larger, self.smaller])
        menu.addActions([self.palette, self.save_view])
        menu.addSeparator()
        menu.addActions([self.dark, self.columns])
        menu.addActions([self.at_start, self.to_tray])
        menu.addSeparator()
        menu.addActions([self.limits, self.holidays, self.carry, self.calendar_file])
        menu.addActions([self.checkup, self.refer])
        menu.addSeparator()
        menu.addActions([self.open_ledger, self.check, self.history])
        menu.addActions([self.back_up, self.restore, self.exchange])
        menu.addActions([self.papers.hand_over, self.papers.take_over])
        menu.addAction(self.remove_samples)
        menu.addSeparator()
        menu.addMenu(self._help_menu(menu))
        return menu

    def _help_menu(self, parent: QWidget) -> QMenu:
        """The manual, the report on the program itself, and who made it."""
        menu = QMenu("帮助", parent)
        menu.addActions([self.papers.manual, self.papers.diagnosis, self.about])
        return menu

    def lock(self, read_only: bool) -> None:
        """In a read-only ledger nothing that writes is offered, and it is said why."""
        writing = (self.import_plan, self.paste_plan, self.undo, self.redo, self.remind,
                   self.toggle_done, self.register, self.remove_samples,
                   self.collect, self.collect_folder, self.send, self.send_again,
                   self.exchange, self.papers.meeting)  # fmt: skip
        for action in (self.limits, self.carry, self.refer, self.add_unit, self.import_units,
                       self.collect_units, self.merge_units):  # fmt: skip
            action.setVisible(not read_only)
        if read_only:
            for action in writing:
                action.setEnabled(False)
                action.setToolTip("台账是只读打开的，不能修改")
