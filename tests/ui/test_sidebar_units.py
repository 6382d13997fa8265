"""The units in the sidebar show who has to be called."""

from __future__ import annotations

import pytest

from gkdesk.domain.tasks import Light, most_urgent
from gkdesk.ui.models.sidebar_model import Act, Units, unit_entries

UNITS: Units = {
    "区财政局": {Light.DONE: 2, Light.OVERDUE: 1, Light.UNLIMITED: 4},
    "区司法局": {Light.RUNNING: 3, Light.SOON: 2},
    "区统计局": {Light.RUNNING: 1, Light.UNLIMITED: 1},
    "区民政局": {Light.DONE: 5},
}


@pytest.mark.parametrize(
    ("unit", "light"),
    [
        ("区财政局", Light.OVERDUE),
        ("区司法局", Light.SOON),
        ("区统计局", Light.RUNNING),
        ("区民政局", Light.DONE),
    ],
)
def test_the_most_urgent_open_task_gives_the_light(unit: str, light: Light) -> None:
    assert most_urgent(UNITS[unit]) is light


def test_only_units_to_be_called_carry_a_light(qapp: object) -> None:
    units = [entry for entry in unit_entries(UNITS, all_shown=False) if entry.act is Act.UNIT]
    assert [entry.light for entry in units] == [Light.OVERDUE, Light.SOON, None, None]
    assert [entry.count for entry in units] == [7, 5, 2, 5]
    assert units[0].tip == "只看区财政局的任务：已办结 2、逾期 1、无时限 4"
