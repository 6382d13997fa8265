"""What a document under review asks: doubts, words left out, places a person chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.draft import Doubt, Draft, Leftover
from gkdesk.domain.spans import Span

KEEP, AS_ITEM, AS_TEXT = "保持原样", "列为任务", "并入上一条"
LEFT_OUT, BY_HAND = "未列为任务", "手工指定"
_LINE = (
    AnswerKind.HEADING,
    AnswerKind.ITEM,
    AnswerKind.TEXT,
    AnswerKind.JOIN,
    AnswerKind.ASIDE,
)
_UNITS = (AnswerKind.UNITS, AnswerKind.NO_UNITS)
_LIMIT = (AnswerKind.DAY, AnswerKind.NO_DEADLINE)
_FAMILIES = {kind: family for family in (_LINE, _UNITS, _LIMIT) for kind in family}
"""Of each family a place has one answer; a later one takes the place of the former."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to look at: a doubt, words that became no task (``leftover``), or a place
    a person chose (``reason`` is BY_HAND). ``what`` is the whole sentence."""

    span: Span
    reason: str
    what: str
    path: str = ""
    choices: tuple[Choice, ...] = ()
    leftover: bool = False

    @property
    def key(self) -> tuple[Span, str, bool]:
        """What stays the same when the document is read again."""
        return self.span, self.what, self.leftover

    @property
    def has_words(self) -> bool:
        """Whether it is about words in particular, not about the document."""
        return self.span.end > self.span.start

    def settled_by(self, choice: Choice) -> bool:
        """Whether an answer given elsewhere settles it too; what is about no words in
        particular is settled by its own answer only."""
        answer = choice.answer
        seen = answer.kind is AnswerKind.SEEN and answer.span == self.span
        offered = any(answer == each.answer for each in self.choices)
        return self.has_words and (seen or offered)


@dataclass(frozen=True, slots=True)
class Point:
    """A question with the choice that was made; None while it is open."""

    question: Question
    made: Choice | None = None

    @property
    def open(self) -> bool:
        return self.made is None

    @property
    def advised(self) -> bool:
        """Whether the reader itself offers an answer that changes something."""
        question = self.question
        if not self.open or question.leftover or not question.choices:
            return False
        return question.choices[0].answer.kind is not AnswerKind.SEEN

    def gives_way_to(self, later: Point) -> bool:
        """Whether a later answer takes the place of this one."""
        if self.question.key == later.question.key:
            return True
        if self.made is None or later.made is None:
            return False
        was, now = self.made.answer, later.made.answer
        return was.span == now.span and now.kind in _FAMILIES.get(was.kind, ())


def asked_by(doubt: Doubt) -> Question:
    """The question a doubt asks; one without answers of its own can be left as it is."""
    kept = (Choice(KEEP, Answer(AnswerKind.SEEN, doubt.span)),)
    return Question(doubt.span, doubt.reason, doubt.what, doubt.path, doubt.choices or kept)


def left_out(leftover: Leftover) -> Question:
    """The question words ask that became no task."""
    choices = (
        Choice(AS_ITEM, Answer(AnswerKind.ITEM, leftover.span)),
        Choice(AS_TEXT, Answer(AnswerKind.TEXT, leftover.span)),
    )
    return Question(leftover.span, LEFT_OUT, leftover.why, "", choices, leftover=True)


def by_hand(choice: Choice) -> Question:
    """The question a person raised by answering at a place of the source."""
    aside = choice.answer.kind is AnswerKind.ASIDE
    return Question(
        choice.answer.span, BY_HAND, choice.words, choices=(choice,), leftover=aside
    )


def questions(draft: Draft) -> Iterator[Question]:
    """All a draft asks: its doubts, then what it left out."""
    return chain(map(asked_by, draft.doubts), map(left_out, draft.leftovers))
