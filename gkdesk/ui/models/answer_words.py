"""What the units have answered about a row, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gkdesk.domain.feedback import Evidence, Feedback, SentBack
from gkdesk.terms import label
from gkdesk.ui.models.day_words import long_day

Points = Mapping[int, str]
"""The names of due points by their ids."""
Place = tuple[str, int | None]
"""A unit, and the due point it answers about."""


@dataclass
class UnitAnswer:
    """What one unit has said of a row, or of one due point of it. ``head`` names unit, due
    point and day; ``progress`` are its words, ``more`` the small fields in one line,
    ``returned`` says what was sent back and why."""

    head: str
    progress: str = ""
    more: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)


def answers_of(
    said: Sequence[Feedback],
    given: Sequence[Evidence],
    sent_back: Sequence[SentBack],
    points: Points,
) -> list[UnitAnswer]:
    """Everything by unit and due point, in the order it came."""
    found: dict[Place, UnitAnswer] = {}

    def at(unit: str, point: int | None) -> UnitAnswer:
        named = [unit, points.get(point, "") if point is not None else ""]
        head = "　".join(part for part in named if part)
        return found.setdefault((unit, point), UnitAnswer(head))

    for each in said:
        answer = at(each.unit, each.occurrence_id)
        told = f"{long_day(each.reported_on)}报" if each.reported_on else ""
        answer.head = "　".join(part for part in (answer.head, told) if part)
        answer.progress, answer.more = each.progress, _more(each)
    for piece in given:
        at(piece.unit, piece.occurrence_id).evidence.append(piece)
    for back in sent_back:
        at(back.unit, back.occurrence_id).returned.append(_returned(back))
    return list(found.values())


def _more(each: Feedback) -> str:
    done = f" {long_day(each.done_on)}" if each.done_on else ""
    told = [
        f"{label(each.status)}{done}" if each.status else "",
        f"完成日期{done}" if each.done_on and not each.status else "",
        f"次数 {each.count}" if each.count is not None else "",
        f"联系人 {each.person}" if each.person else "",
        f"存在问题：{each.problem}" if each.problem else "",
    ]
    return "　".join(part for part in told if part)


def _returned(back: SentBack) -> str:
    since = "，已重新报来" if back.settled else "，还没有重新报来"
    return f"{long_day(back.day)}退回{since}：{back.reason}"
