"""Returned workbooks as ``collecting.compare`` tells of them, made by hand: for pictures and
for tests of the window. Units, progress and documents are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gkdesk.domain.collected import (
    CollectedCell,
    CollectedFile,
    CollectedRow,
    Collection,
    FileStatus,
    Hint,
    RowFound,
    Verdict,
    Why,
)
from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import BookRemark

UNITS = (
    "区财政局", "区教育和体育局", "区民政局", "区人力资源和社会保障局", "区自然资源局",
    "区住房和城乡建设局", "区农业农村局", "区卫生健康局", "区市场监管局", "区政府办公室",
)  # fmt: skip
SAID = (
    "9 月 20 日召开推进会，已公开政策文件 12 件，解读材料 8 份，网站专栏同步更新。",
    "按计划推进，二季度目录已更新，涉及事项 46 项，下一步开展一次自查。",
    "已完成主动公开目录修订，9 月 15 日经局长办公会审定后在区政府网站公开，共 5 类 63 项。",
    "正在推进。",
)
EVIDENCE = "http://example.gov.cn/zwgk/2022/0915.html\n关于修订目录的通知（2022〕31 号）.pdf"


def at_path(name: str) -> Path:
    """A file of this name in the folder of what came back."""
    return Path("收回") / name


@dataclass
class Maker:
    """Numbers rows and cells as they come."""

    node_ids: Sequence[int]
    key: int = 0

    def row(self, file: int, at: int, **more: object) -> CollectedRow:
        node_id = self.node_ids[(file * 7 + at) % len(self.node_ids)]
        plain = CollectedRow(f"填报表!{at + 5}", file, RowFound.CODE, node_id)
        return replace(plain, **more)  # type: ignore[arg-type]

    def likely(self, first: int, *scores: float) -> tuple[tuple[int, float], ...]:
        """Tasks a row could be, with how like they are of 100."""
        wanted = self.node_ids[first % len(self.node_ids) :]
        return tuple(zip(wanted, scores, strict=False))

    def cell(
        self, row: CollectedRow, field: SentField | LockedField, returned: str, **more: object
    ) -> CollectedCell:
        """A cell of a row; new and taken unless it is said otherwise."""
        self.key += 1
        place = f"{row.group[:4]}F{row.group[4:]}"
        plain = CollectedCell(
            self.key, row.file, row.group, place, row.node_id, row.occurrence_id, field,
            "", returned, "", returned, Verdict.NEW, takable=True, taken=True,
        )  # fmt: skip
        return replace(plain, **more)  # type: ignore[arg-type]


def collection(node_ids: Sequence[int], files: int = 10, rows: int = 6) -> Collection:
    """So many files of so many rows: most of it new, some of everything else."""
    maker, told, found, cells = Maker(node_ids), [], [], []
    for number in range(files):
        unit = UNITS[number % len(UNITS)]
        for at in range(rows):
            row, more = _row(maker, number, at)
            found.append(row)
            cells += more
        told.append(_file(number, unit, rows))
    return Collection((*told, *_odd_files(files)), tuple(found), tuple(cells))


def _file(number: int, unit: str, rows: int) -> CollectedFile:
    remarks = (BookRemark.HIDDEN_ROWS,) if number % 4 == 1 else ()
    rest = ("盖章后另送纸质版",) if number % 4 == 2 else ()
    path = Path(f"2022年政务公开工作要点_{unit}_填报表.xlsx")
    return CollectedFile(
        number, path, unit, FileStatus.READY, rows=rows, blank=1, remarks=remarks, rest=rest
    )


def _odd_files(first: int) -> tuple[CollectedFile, ...]:
    of = CollectedFile
    return (
        of(first, Path("区司法局.xlsx"), "区司法局", FileStatus.BLANK, rows=9, blank=9),
        of(first + 1, Path("区文旅局（旧）.xls"), "区文化和旅游局", FileStatus.OLDER,
           "第 1 版，9 月 20 日已发过第 2 版", rows=6, blank=2),
        of(first + 2, Path("扫描件.xlsx"), "", FileStatus.NO_TABLE, "没有找到填报表的表头"),
        of(first + 3, Path("区应急局.xlsx"), "", FileStatus.UNREADABLE, "文件有密码，没有读入"),
    )  # fmt: skip


def _row(maker: Maker, file: int, at: int) -> tuple[CollectedRow, list[CollectedCell]]:
    said = SAID[(file + at) % len(SAID)]
    match (file, at):
        case (0, 0):
            return _unknown(maker)
        case (1, 1):
            return _likely(maker)
        case (_, 2) if file % 3 == 0:
            return _conflict(maker, file, at)
        case (_, 3) if file % 4 == 1:
            return _amiss(maker, file, at)
    row = maker.row(file, at)
    return row, list(_plain(maker, row, said))


def _plain(maker: Maker, row: CollectedRow, said: str) -> Iterator[CollectedCell]:
    hints = (Hint.NO_FACT,) if said[-1] == "。" and len(said) < 8 else ()
    yield maker.cell(row, FillField.PROGRESS, said, hints=hints)
    yield maker.cell(
        row, FillField.PERSON, "王芳", sent="王芳", now="王芳",
        verdict=Verdict.UNCHANGED, takable=False, taken=False,
    )  # fmt: skip
    if len(said) > 30:
        yield maker.cell(row, FillField.STATUS, "已办结", sent="open", now="open", value="done")
        yield maker.cell(row, FillField.DONE_ON, "9月15日", value="2022-09-15")
        yield maker.cell(row, FillField.EVIDENCE, EVIDENCE)


def _unknown(maker: Maker) -> tuple[CollectedRow, list[CollectedCell]]:
    row = maker.row(
        0, 0, found=RowFound.NONE, node_id=None,
        others=maker.likely(2, 71.0, 58.0, 52.0),
        locked={
            LockedField.TASK: "推进财政信息公开",
            LockedField.MEASURE: "公开预决算和三公经费，细化到项级科目",
        },
    )  # fmt: skip
    more = {"verdict": Verdict.UNKNOWN_ROW, "sent": None, "takable": False, "taken": False}
    return row, [
        maker.cell(row, FillField.PROGRESS, SAID[0], **more),
        maker.cell(row, FillField.PERSON, "李强 6612021", **more),
    ]


def _likely(maker: Maker) -> tuple[CollectedRow, list[CollectedCell]]:
    row = maker.row(
        1, 1, found=RowFound.LIKENESS, likeness=88.0,
        others=maker.likely(6, 64.0, 51.0),
        locked={LockedField.MEASURE: "加强招生入学信息公开（含民办学校）"},
    )  # fmt: skip
    cell = maker.cell(
        row, FillField.PROGRESS, SAID[1], verdict=Verdict.CONTRADICTORY, why=Why.LIKELY_ROW,
        taken=False,
    )  # fmt: skip
    return row, [cell]


def _conflict(maker: Maker, file: int, at: int) -> tuple[CollectedRow, list[CollectedCell]]:
    row = maker.row(file, at)
    cell = maker.cell(
        row, FillField.PROGRESS, "已公开政策文件 12 件，解读材料 8 份，9 月底前再公开 3 件。",
        sent="已公开政策文件 9 件，解读材料 6 份。",
        now="已公开政策文件 10 件，解读材料 6 份（电话核实）。",
        verdict=Verdict.CONFLICTING, taken=False, hints=(Hint.AS_OTHER_TASK,),
    )  # fmt: skip
    return row, [cell]


def _amiss(maker: Maker, file: int, at: int) -> tuple[CollectedRow, list[CollectedCell]]:
    row = maker.row(file, at)
    amiss = {"verdict": Verdict.CONTRADICTORY, "taken": False}
    return row, [
        maker.cell(row, FillField.STATUS, "已办结", sent="open", now="open", value="done",
                   why=Why.DONE_WITHOUT_DAY, hints=(Hint.DONE_WITHOUT_EVIDENCE,), **amiss),
        maker.cell(row, FillField.DONE_ON, "国庆以后", value=None, why=Why.DAY_NOT_READ,
                   takable=False, **amiss),
        maker.cell(row, LockedField.MEASURE, "建成规划专栏（建议删去）", value=None,
                   sent="建成规划专栏", now="建成规划专栏", why=Why.LOCKED_ALTERED,
                   takable=False, **amiss),
    ]  # fmt: skip
