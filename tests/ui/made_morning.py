"""A morning made by hand: 28 September 2022, a Wednesday, three days before the holiday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gkdesk.domain.agenda import AgendaItem, Bell, Caller, Morning
from gkdesk.domain.tasks import Outlook, Status, light_of
from gkdesk.domain.units import Role

TODAY = date(2022, 9, 28)
OUTLOOK = Outlook(TODAY, date(2022, 10, 9))


def item(
    node: int,
    due: date | None,
    text: str = "公开目录。",
    *,
    label: str = "1.",
    units: Sequence[str] = ("区财政局",),
    late_after: date | None = None,
    name: str = "",
    provisional: bool = False,
    reminders: int = 0,
) -> AgendaItem:
    """A due point; late after its plain day where nothing else is given."""
    last = late_after or due
    return AgendaItem(
        task=node, node=node, occurrence=None, plan=1, due=due, late_after=last,
        light=light_of(Status.OPEN, last, True, OUTLOOK),
        units=tuple((Role.RESPONSIBLE, unit) for unit in units), text=text, label=label,
        words="2022年9月底前", name=name, provisional=provisional, reminders=reminders,
    )  # fmt: skip


def caller(unit: str, *items: AgendaItem, person: str = "", phone: str = "") -> Caller:
    """A unit with what it owes."""
    return Caller(unit, person, phone, items, len(items))


def made_morning(
    groups: dict[Bell, tuple[Caller, ...]], *, hidden: int = 0, uncertain: bool = False
) -> Morning:
    """A morning of these groups, each due point counted once."""
    counts = {
        bell: len({(one.node, one.occurrence) for each in callers for one in each.items})
        for bell, callers in groups.items()
    }
    holiday = ("国庆节", date(2022, 10, 1), date(2022, 10, 7), 3)
    return Morning(
        outlook=OUTLOOK,
        groups={bell: groups.get(bell, ()) for bell in Bell},
        counts={bell: counts.get(bell, 0) for bell in Bell},
        period="2022年三季度",
        period_end=date(2022, 9, 30),
        holiday=holiday,
        uncertain=uncertain,
        hidden=hidden,
    )


SEVEN = (
    "区教育和体育局", "区卫生健康局", "区住房城乡建设局", "区发展改革局", "区生态环境分局",
    "区交通运输局", "区城乡水务局",
)  # fmt: skip
_COLUMN = "在政府网站建立专栏，明确并向社会公开适用主体清单。"
_LISTS = "对照本要点提出的重点任务，梳理形成本地区、本系统工作台账，明确责任主体和时限要求。"
_PILOTS = "参考试点领域和其他领域标准指引，持续优化完善本地区各领域事项标准目录。"
_COUNTER = "加大政策咨询窗口建设力度，提高政务服务便民热线、实体服务大厅的政策咨询服务能力。"
_PROMISES = "建立2022年重点任务公开承诺事项专栏，并及时公开各承诺事项的工作进展。"
SHARED = item(31, date(2022, 9, 30), _COLUMN, label="（六）-2", reminders=2)


def busy() -> Morning:
    """A day with something in every group, and one piece of work that seven units share."""
    return made_morning(
        {
            Bell.OVERDUE: _overdue(),
            Bell.TODAY: _today(),
            Bell.THIS_WEEK: _shared(),
            Bell.SOON: _soon(),
            Bell.UNREPORTED: _unreported(),
        }
    )


def _overdue() -> tuple[Caller, ...]:
    lists = item(21, date(2022, 7, 18), _LISTS, label="（十六）-2")
    pilots = item(22, date(2022, 6, 30), _PILOTS, label="（十三）-1", reminders=1)
    counter = item(23, date(2022, 9, 15), _COUNTER, label="（八）-4")
    return (
        caller("邳庄镇", pilots, lists, person="孙海燕", phone="内线 6205"),
        caller("泥沟镇", lists, person="张建军", phone="内线 6208"),
        caller("区政府办公室", counter, person="李敏"),
    )


def _today() -> tuple[Caller, ...]:
    promises = item(24, TODAY, _PROMISES, label="（十）-3")
    return (caller("区发展改革局", promises, person="赵立新", phone="内线 6031"),)


def _shared() -> tuple[Caller, ...]:
    known = [("刘志强", "内线 6077")] * 5 + [("", "")] * 2
    return tuple(
        caller(unit, SHARED, person=person, phone=phone)
        for unit, (person, phone) in zip(SEVEN, known, strict=True)
    )


def _soon() -> tuple[Caller, ...]:
    homes = item(25, date(2022, 10, 9), "老旧小区改造政策措施公开。", label="（五）-1")
    figures = item(
        26, date(2022, 10, 1), "公布季度数据。", label="（二）-3",
        late_after=date(2022, 10, 8), name="2022年三季度", provisional=True,
    )  # fmt: skip
    return (
        caller("区住房城乡建设局", homes, person="何平", phone="内线 6052"),
        caller("区统计局", figures),
    )


def _unreported() -> tuple[Caller, ...]:
    towns = [item(40 + n, None, "报送本镇政务公开工作进展。") for n in range(7)]
    return (
        caller("马兰屯镇", *towns, person="王秀兰", phone="内线 6203"),
        caller("张山子镇", *towns[:5], person="陈国栋", phone="内线 6206"),
        caller("区农业农村局", *towns[:2], person="吴晓峰", phone="内线 6045"),
        caller("区医保局", *towns[:2]),
    )


def late(number: int, units: int = 5) -> Morning:
    """A day with very many late rows over a few units, and one row due today."""
    callers = tuple(
        caller(
            f"第{unit + 1}镇",
            *(
                item(100 + n, date(2022, 6, 1 + n % 28), f"公开第{n}项。", label=f"{n}.")
                for n in range(unit, number, units)
            ),
        )
        for unit in range(units)
    )
    return made_morning({Bell.OVERDUE: callers, Bell.TODAY: _today()})


def quiet() -> Morning:
    """A day on which nothing has to be done."""
    return made_morning({})
