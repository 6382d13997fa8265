"""参照: which item of another plan is like, and what of it is taken over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.tasks import EditField
from gkdesk.domain.units import Role
from gkdesk.services import editing, importing, outline, referring
from gkdesk.services.item_likeness import Said, likest
from gkdesk.services.referring import LEAST, Taken
from gkdesk.services.session import Session, clock_of
from tests.ledger_content import content

COMPARISONS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "refer_corpus" / "plans.json").read_text(encoding="utf-8")
)["comparisons"]


def notice(issuer: str, day: str, title: str) -> str:
    return (
        f"{issuer}\n关于印发《{title}》的通知\n各单位：\n现印发给你们，请抓好落实。\n{issuer}\n"
        f"{day}\n{title}\n一、重点领域\n"
    )


CITY = (
    notice("东山市人民政府办公室", "2021年5月10日", "2021年东山市政务公开工作要点")
    + "（一）公开义务教育招生范围和报名条件，2021年7月底前完成。"
    "（牵头单位：市教育局；责任单位：市政府办公室）\n"
    "（二）公布困难群众救助标准，每季度更新。（责任单位：市民政局）\n"
    "（三）改版政府网站，2021年3月底前完成。（责任单位：市政府办公室）\n"
)
DISTRICT = (
    notice("东山市东湖区人民政府办公室", "2022年6月20日", "2022年东湖区政务公开工作要点")
    + "（一）及时公开义务教育学校招生范围、报名条件和咨询方式。\n"
    "（二）公布困难群众救助标准和申请流程。（责任单位：区民政局）\n"
    "（三）完成政府网站改版。\n"
    "（四）组织消防安全演练。\n"
)
OTHER = CITY.replace("东山市", "西河市")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "台账.db", clock_of(date(2022, 7, 1)), daily=False) as session:
        for text in (DISTRICT, OTHER, CITY):
            importing.take_in(session, importing.load_clipboard("", text))
        yield session


def test_the_superior_stands_before_a_stranger(session: Session) -> None:
    assert [each.id for each in referring.candidates(session, 1)] == [3, 2]


def test_units_and_limits_are_those_of_our_level_and_year(session: Session) -> None:
    school, aid, site = referring.proposals(session, 1, 3)
    assert school.units == {"lead": ("区教育局",), "responsible": ("区政府办公室",)}
    assert school.adapted == (("市教育局", "区教育局"), ("市政府办公室", "区政府办公室"))
    assert school.limit == "2022年7月底前"
    assert (aid.units, aid.limit) == ({}, "每季度")  # its units are printed
    assert site.limit == ""  # 31 March lies before the signature


def test_what_is_taken_is_one_change(session: Session) -> None:
    before = content(session)
    school, aid, site = referring.proposals(session, 1, 3)
    chosen = [Taken(school), Taken(aid, units=False), Taken(site, limit=False)]
    assert referring.take(session, chosen) == 3
    assert editing.history(session)[0].what is ChangeKind.REFER
    row = outline.row(session, school.node_id)
    assert (row.due, [each.name for each in row.units]) == (
        date(2022, 7, 31),
        ["区教育局", "区政府办公室"],
    )
    assert outline.row(session, site.node_id).units[0].name == "区政府办公室"
    assert outline.row(session, aid.node_id).units[0].name == "区民政局"
    assert referring.proposals(session, 1, 3) == []
    editing.undo(session)
    assert content(session) == before


def test_who_supports_an_item_already_still_does(session: Session) -> None:
    first = referring.proposals(session, 1, 3)[0]
    editing.set_field(session, first.node_id, EditField.SUPPORTING, "区体育局、区教育局")
    referring.take(session, [Taken(first, limit=False)])
    row = outline.row(session, first.node_id)
    assert (row.names(Role.LEAD), row.names(Role.RESPONSIBLE), row.names(Role.SUPPORTING)) == (
        ("区教育局",),
        ("区政府办公室",),
        ("区体育局",),
    )


def test_what_has_units_and_limit_is_proposed_only_when_asked(session: Session) -> None:
    referring.take(session, [Taken(each) for each in referring.proposals(session, 1, 3)])
    assert len(referring.proposals(session, 1, 3, everything=True)) == 3


def test_pairs_an_annotator_matched_are_found() -> None:
    right, wrong, wanted = 0, [], 0
    for each in COMPARISONS:
        ones, others = (
            [Said("", item["text"]) for item in each[side]["items"]]
            for side in ("this", "other")
        )
        gold = {(pair["item"], pair["partner"]) for pair in each["pairs"]}
        wanted += len({pair["item"] for pair in each["pairs"]})
        for pair in likest(ones, others, LEAST):
            one = each["this"]["items"][pair.one]["label"]
            other = each["other"]["items"][pair.other]["label"]
            if (one, other) in gold:
                right += 1
            else:
                wrong.append((one, other, pair.score))
    assert wrong == []
    assert right == wanted


def test_likeness_is_the_same_from_both_sides() -> None:
    one, other = Said("公开招生", "公开招生范围"), Said("", "公布招生政策和范围")
    (there,), (back,) = list(likest([one], [other], 0)), list(likest([other], [one], 0))
    assert there.score == pytest.approx(back.score)
    assert next(likest([one], [one], 0)).score == pytest.approx(100)
