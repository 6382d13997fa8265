"""A read document under review: its questions, what a person answered, what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from gkdesk import reading
from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Draft
from gkdesk.services.importing import Loaded
from gkdesk.services.review_points import Point, Question, asked_by, questions

Reader = Callable[[Document, Sequence[Answer]], Draft]

LONG = 24_000
"""Characters from which reading again belongs into a worker thread."""

_Made = tuple[Point, ...]


class Review:
    """Holds the answers to one document's questions and the draft they lead to.

    Answers only gather; who gives one has the document read again (``reader``, a pure
    call that any thread may make) and hands over what came of it (``settle``).
    """

    def __init__(self, loaded: Loaded, read: Reader = reading.read_plan) -> None:
        self.loaded = loaded
        self.draft = loaded.draft
        self._read = read
        self._made: _Made = ()
        self._former: list[_Made] = []
        self._points: tuple[Point, ...] | None = None

    @property
    def long(self) -> bool:
        """Whether reading it again takes longer than a person would not notice."""
        return len(self.loaded.document.text) > LONG

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the reader is told, in the order it was answered. That a doubt about no
        words in particular was seen tells it nothing; only the review keeps it."""
        return tuple(
            choice.answer
            for choice in self._choices()
            if choice.answer.kind is not AnswerKind.SEEN or choice.answer.span.end > 0
        )

    @property
    def answered(self) -> int:
        """How many questions a person answered."""
        return len(self._made)

    # answering

    def answer(self, question: Question, choice: Choice) -> None:
        """Answer a question; an answer to the same end at the same place gives way."""
        point = Point(question, choice)
        if point in self._made:
            return
        self._keep((*(each for each in self._made if not each.gives_way_to(point)), point))

    def advise(self) -> int:
        """Answer every open doubt the reader has advice for as advised; how many."""
        wanted = [point.question for point in self.points if point.advised]
        made: list[Point] = [Point(each, each.choices[0]) for each in wanted]
        if made:
            self._keep((*self._made, *made))
        return len(made)

    @property
    def has_advice(self) -> bool:
        """Whether ``advise`` would answer anything."""
        return any(point.advised for point in self.points)

    def take_back(self, point: Point) -> None:
        """Open a question again; one settled by another's answer takes that back."""
        own = point in self._made
        left = tuple(
            each for each in self._made if (each != point if own else each.made != point.made)
        )
        if left != self._made:
            self._keep(left)

    def undo(self) -> Point | None:
        """Undo the last step, be it an answer or its taking back; the first point it was
        about, as it stands now, None where there is nothing to undo."""
        if not self._former:
            return None
        undone, self._made = self._made, self._former.pop()
        self._points = None
        again = [each for each in self._made if each not in undone]
        opened = [Point(each.question) for each in undone if each not in self._made]
        return (again + opened)[0]

    def _keep(self, made: _Made) -> None:
        self._former.append(self._made)
        self._made = made
        self._points = None

    # what follows

    def reader(self) -> Callable[[], Draft]:
        """Reads the document with the answers given by now."""
        return partial(self._read, self.loaded.document, self.answers)

    def settle(self, draft: Draft) -> None:
        """Take what the reader made of the answers."""
        self.draft = draft
        self._points = None

    @property
    def points(self) -> tuple[Point, ...]:
        """All questions in the order of the text; an answered one keeps its place."""
        if self._points is None:
            answered = {point.question.key for point in self._made}
            asked = (
                each
                for each in questions(self.draft)
                if each.key not in answered and not self._put_aside(each)
            )
            found = chain(self._made, (self._point(each) for each in asked))
            self._points = tuple(sorted(found, key=lambda point: point.question.span))
        return self._points

    def _point(self, question: Question) -> Point:
        return Point(
            question, next((m for m in self._choices() if question.settled_by(m)), None)
        )

    def _put_aside(self, question: Question) -> bool:
        """Whether a person left these words out, so that nothing is asked about them."""
        return question.leftover and any(
            choice.answer.kind is AnswerKind.ASIDE and choice.answer.span == question.span
            for choice in self._choices()
        )

    def _choices(self) -> Iterator[Choice]:
        return (point.made for point in self._made if point.made is not None)

    @property
    def outcome(self) -> Loaded:
        """The document as it may enter the ledger: doubts that were settled stay behind."""
        opened = {point.question.key for point in self.points if point.open}
        doubts = tuple(each for each in self.draft.doubts if asked_by(each).key in opened)
        return replace(self.loaded, draft=replace(self.draft, doubts=doubts))
