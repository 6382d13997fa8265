"""The files of an import, each with what came of reading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import GkdeskError, NotAPlan
from gkdesk.services.reviewing import Review
from gkdesk.ui.models.draft_figures import figures


@dataclass(eq=False)
class Reading:
    """One file after reading: a document under review, the plan it already is, or the
    fault. A document without items has both a review and the fault that says so.
    ``former`` is the plan it is a newer version of."""

    path: Path
    review: Review | None = None
    known: PlanSummary | None = None
    fault: GkdeskError | None = None
    former: PlanSummary | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be taken into the ledger."""
        return (
            self.review is not None and self.known is None and bool(self.review.draft.outline)
        )

    @property
    def markable(self) -> bool:
        """Whether its words can be shown and marked by hand."""
        return self.review is not None and self.known is None

    @property
    def tasks(self) -> int:
        """How many tasks the ledger would get."""
        return figures(self.review.draft).tasks if self.review and self.ready else 0

    @property
    def doubts(self) -> int:
        """How many doubts are open."""
        points = self.review.points if self.review and self.ready else ()
        return sum(1 for point in points if point.open and not point.question.leftover)

    @property
    def state(self) -> str:
        """The file's state in a few words, for the list of files."""
        if self.known is not None:
            return "已在台账里"
        if self.ready:
            doubts = self.doubts
            return f"{self.tasks} 条任务" + (f"，{doubts} 处待核对" if doubts else "")
        return "没有找到任务" if isinstance(self.fault, NotAPlan) else "没能读入"
