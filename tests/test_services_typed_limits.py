"""Time limits as a hand types them on the number pad, and what no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services.typed_limits import understood, understood_all


@pytest.mark.parametrize(
    "typed", ["2023-09-30", "2023.9.30", "2023/9/30", "20230930", "9.30", "9-30", "09/30"]
)
def test_a_day_in_figures_keeps_its_words_as_a_notice_would_print_them(typed: str) -> None:
    limit = understood(typed, 2023, None)
    assert (limit.due, limit.expression) == (date(2023, 9, 30), "2023年9月30日前")


@pytest.mark.parametrize("typed", ["2.30", "13.1", "20230931", "2023-02-29", "0.5", "45199"])
def test_figures_that_are_no_day_are_refused(typed: str) -> None:
    with pytest.raises(DeadlineNotUnderstood):
        understood(typed, 2023, None)


def test_a_line_may_hold_several_days() -> None:
    limits = understood_all("3月底前，9月底前", 2023, None)
    assert [limit.due for limit in limits] == [date(2023, 3, 31), date(2023, 9, 30)]
