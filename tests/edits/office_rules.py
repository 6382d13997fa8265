"""The directory of units, saved views, designs of the table, and the repairs of a check-up."""

from __future__ import annotations

from random import Random

from gkdesk.domain.breakdown import Layout
from gkdesk.domain.queries import Query
from gkdesk.domain.table_design import TableDesign
from gkdesk.services import directory, preflight, saved_views, table_designs
from gkdesk.services.session import Session
from tests.edits.drawing import plan

_NAMES = ("区财政局", "财政局", "区民政局", "张家镇", "各镇街", "区大数据中心", "区司法局")


def _unit(session: Session, draw: Random) -> int:
    known = directory.units(session)
    return draw.choice(known).id if known else 1


def add_unit(session: Session, draw: Random) -> object:
    return directory.add(session, name=draw.choice(_NAMES), person=draw.choice(("", "王")))


def edit_unit(session: Session, draw: Random) -> object:
    field = draw.choice(("name", "short", "phone", "note"))
    return directory.edit(session, _unit(session, draw), **{field: draw.choice(_NAMES)})


def name_unit(session: Session, draw: Random) -> object:
    name = draw.choice((directory.name_alias, directory.name_former))
    return name(session, _unit(session, draw), draw.choice(_NAMES))


def remove_units(session: Session, draw: Random) -> None:
    directory.remove(session, [_unit(session, draw)])


def reorder_units(session: Session, draw: Random) -> None:
    ids = [each.id for each in directory.units(session)]
    draw.shuffle(ids)
    directory.reorder(session, ids)


def fill_group(session: Session, draw: Random) -> object:
    members = [_unit(session, draw) for _ in range(draw.randint(0, 3))]
    return directory.set_members(session, _unit(session, draw), members)


def merge_units(session: Session, draw: Random) -> object:
    gone = [_unit(session, draw) for _ in range(2)]
    rewrite = draw.random() < 0.5
    return directory.merge(session, _unit(session, draw), gone, rewrite=rewrite)


def collect_units(session: Session, draw: Random) -> object:
    return directory.collect(session, draw.sample(_NAMES, 3))


def no_unit(session: Session, draw: Random) -> None:
    directory.set_aside(session, draw.choice(_NAMES))


def save_view(session: Session, draw: Random) -> object:
    query = Query(search=draw.choice(("公开", "专栏")))
    return saved_views.save(session, draw.choice(("甲", "乙", "丙")), query)


def rename_view(session: Session, draw: Random) -> object:
    known = saved_views.views(session)
    number = draw.choice(known).id if known else 1
    return saved_views.rename(session, number, draw.choice(("丁", "戊")))


def remove_view(session: Session, draw: Random) -> None:
    known = saved_views.views(session)
    saved_views.remove(session, draw.choice(known).id if known else 1)


def _design(session: Session, draw: Random) -> int:
    known = table_designs.designs(session)
    return draw.choice(known).id if known else 1


def save_design(session: Session, draw: Random) -> object:
    design = TableDesign(layout=draw.choice(list(Layout)))
    return table_designs.save(session, draw.choice(("督查", "上报", "会议")), design)


def edit_design(session: Session, draw: Random) -> object:
    design = TableDesign(title=draw.choice(("甲表", "乙表")))
    return table_designs.replace_design(session, _design(session, draw), design)


def rename_design(session: Session, draw: Random) -> object:
    return table_designs.rename(session, _design(session, draw), draw.choice(("旧", "新")))


def remove_design(session: Session, draw: Random) -> None:
    table_designs.remove(session, _design(session, draw))


def reorder_designs(session: Session, draw: Random) -> None:
    ids = [each.id for each in table_designs.designs(session)]
    draw.shuffle(ids)
    table_designs.reorder(session, ids)


def repair(session: Session, draw: Random) -> object:
    """One finding of the check-up, in one of the ways it offers."""
    of_plan = plan(session, draw)
    found = preflight.findings(session, of_plan)
    for finding in draw.sample(found, min(len(found), 4)):
        ways = preflight.repairs(session, of_plan, finding)
        if ways:
            return preflight.repair(session, finding, draw.choice(ways))
    return None


def set_aside(session: Session, draw: Random) -> None:
    of_plan = plan(session, draw)
    found = preflight.findings(session, of_plan)
    if found:
        preflight.set_aside(session, of_plan, [draw.choice(found)], "已核实")


def take_up_again(session: Session, draw: Random) -> None:
    asides = preflight.asides(session, plan(session, draw))
    if asides:
        preflight.take_up_again(session, [asides[0].id])
