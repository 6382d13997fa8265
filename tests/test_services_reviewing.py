"""A document under review: questions, answers, taking them back, and what enters the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from gkdesk.domain.answers import Answer, AnswerKind, Choice
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Draft
from gkdesk.domain.marks import MarkKind
from gkdesk.domain.spans import Span
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services import source_answers
from gkdesk.services.draft_source import STRETCH, DraftSource
from gkdesk.services.review_points import Point, by_hand
from gkdesk.services.reviewing import Review
from tests.ui.marked_up import TEXT, line, place, read, review


def reasons(under: Review, *, leftover: bool = False) -> list[str]:
    return [p.question.reason for p in under.points if p.question.leftover is leftover]


def point(under: Review, reason: str) -> Point:
    return next(each for each in under.points if each.question.reason == reason)


def answer(under: Review, reason: str, choice: int = 0) -> None:
    question = point(under, reason).question
    under.answer(question, question.choices[choice])
    under.settle(under.reader()())


def heard(under: Review) -> list[AnswerKind]:
    return [each.kind for each in under.answers]


def test_questions_stand_in_the_order_of_the_text() -> None:
    under = review()
    assert reasons(under) == ["缺发文字号", "疑似错字", "可能接上文"]
    assert reasons(under, leftover=True) == ["未列为任务"]
    assert all(each.open for each in under.points)


def test_an_answered_question_stays_in_its_place_and_says_how() -> None:
    under = review()
    answer(under, "疑似错字")
    assert reasons(under) == ["缺发文字号", "疑似错字", "可能接上文"]
    made = point(under, "疑似错字").made
    assert made is not None
    assert made.words == "保持原样"
    assert under.answered == 1


def test_the_document_is_read_again_with_all_answers() -> None:
    asked: list[list[AnswerKind]] = []

    def listening(document: Document, answers: Sequence[Answer] = ()) -> Draft:
        asked.append([each.kind for each in answers])
        return read(document, answers)

    under = Review(review().loaded, listening)
    answer(under, "可能接上文", 1)
    answer(under, "未列为任务")
    assert asked == [[AnswerKind.ITEM], [AnswerKind.ITEM, AnswerKind.ITEM]]
    assert [node.text for node in under.draft.leaves()][2:] == [
        "来源：区政府网",
        "第二段接着说。",
    ]


def test_an_answer_is_taken_back_wherever_it_stands() -> None:
    under = review()
    answer(under, "疑似错字")
    answer(under, "可能接上文")
    under.take_back(point(under, "疑似错字"))
    under.settle(under.reader()())
    assert heard(under) == [AnswerKind.JOIN]
    assert point(under, "疑似错字").open


def test_undo_goes_back_step_by_step_and_then_says_no() -> None:
    under = review()
    answer(under, "疑似错字")
    under.take_back(point(under, "疑似错字"))
    again = under.undo()
    assert again is not None
    assert not again.open
    assert heard(under) == [AnswerKind.SEEN]
    opened = under.undo()
    assert opened is not None
    assert (opened.question.reason, opened.open) == ("疑似错字", True)
    assert heard(under) == []
    assert under.undo() is None


def test_a_later_answer_takes_the_place_of_the_former() -> None:
    under = review()
    answer(under, "可能接上文", 0)
    answer(under, "可能接上文", 1)
    assert heard(under) == [AnswerKind.ITEM]
    text = Choice("这是正文", Answer(AnswerKind.TEXT, line("第二段")))
    under.answer(by_hand(text), text)
    assert heard(under) == [AnswerKind.TEXT]


def test_the_same_answer_again_is_no_step() -> None:
    under = review()
    answer(under, "可能接上文")
    answer(under, "可能接上文")
    assert under.undo() is not None
    assert under.answered == 0
    assert under.undo() is None


def test_a_doubt_about_no_words_is_settled_alone_and_the_reader_not_told() -> None:
    under = review()
    answer(under, "缺发文字号")
    assert not point(under, "缺发文字号").open
    assert heard(under) == []
    assert under.answered == 1


def test_words_left_out_by_hand_are_listed_once_with_what_was_left_out() -> None:
    under = review()
    aside = Choice("不列为任务", Answer(AnswerKind.ASIDE, line("来源")))
    under.answer(by_hand(aside), aside)
    under.settle(under.reader()())
    assert reasons(under, leftover=True) == ["手工指定"]


def test_seen_at_the_same_words_settles_what_is_asked_there() -> None:
    under = review()
    seen = Choice("没有问题", Answer(AnswerKind.SEEN, place("爲")))
    under.answer(by_hand(seen), seen)
    found = point(under, "疑似错字")
    assert found.made == seen
    under.take_back(found)
    assert under.answered == 0


def test_all_advice_is_taken_in_one_step() -> None:
    under = review()
    assert under.has_advice
    assert under.advise() == 1  # the two others have nothing but 保持原样 to offer first
    assert heard(under) == [AnswerKind.JOIN]
    assert not under.has_advice
    assert under.undo() is not None
    assert under.answered == 0


def test_what_was_settled_does_not_enter_the_ledger_as_a_doubt() -> None:
    under = review()
    answer(under, "缺发文字号")
    answer(under, "可能接上文", 1)
    outcome = under.outcome
    assert [doubt.reason for doubt in outcome.draft.doubts] == ["疑似错字"]
    assert outcome.draft.source == TEXT
    assert outcome.sha256 == under.loaded.sha256
    assert len(list(outcome.draft.leaves())) == 3


# what a place allows


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("公开补贴", ["这是标题", "接上一行", "这是正文", "不列为任务"]),
        ("来源", ["这是标题", "列为任务", "接上一行", "这是正文"]),
        ("第二段", ["这是标题", "列为任务", "接上一行", "不列为任务"]),
        ("加强公开", ["接上一行", "这是正文", "不列为任务"]),
        ("2022年要点", ["这是标题", "列为任务", "不列为任务"]),
    ],
)
def test_a_line_can_be_said_to_be_what_it_is_not_yet(words: str, offered: list[str]) -> None:
    at = place(words).start
    choices = source_answers.offers(review().draft, Span(at, at))
    assert [choice.words for choice in choices] == offered
    assert all(choice.answer.span == line(words) for choice in choices)


def test_units_can_be_denied_and_named() -> None:
    draft, at = review().draft, place("财政").start
    denied = source_answers.offers(draft, Span(at, at))[-1]
    assert (denied.words, denied.answer.span) == ("不是责任单位", place("区财政局"))
    named = source_answers.offers(draft, place("祥湖"))[-1]
    assert named == Choice("这里是责任单位", Answer(AnswerKind.UNITS, place("祥湖")))


def test_a_click_into_a_bracket_names_what_it_holds() -> None:
    draft = Draft("甲事（乙局、丙局）\n")
    (*_, named) = source_answers.offers(draft, Span(4, 4))
    assert named.answer == Answer(AnswerKind.UNITS, Span(3, 8))


def test_a_limit_can_be_denied_or_given_its_day() -> None:
    draft, words = review().draft, place("2022年6月底前")
    inside = Span(words.start + 3, words.start + 3)
    assert source_answers.offers(draft, inside)[-1].words == "不是时限"
    assert source_answers.day_words(draft, inside) == words
    assert source_answers.day_words(draft, Span(0, 0)) is None
    choice = source_answers.set_day(words, date(2022, 6, 24))
    assert choice.answer == Answer(AnswerKind.DAY, words, "2022-06-24")
    assert choice.words == "定为2022年6月24日"


def test_a_typed_day_is_understood_in_the_year_of_the_plan() -> None:
    draft = review().draft
    assert source_answers.typed_day(draft, "9月底前", date(2026, 1, 1)) == date(2022, 9, 30)
    assert source_answers.typed_day(draft, "2022-6-24", date(2026, 1, 1)) == date(2022, 6, 24)
    for typed in ("", "尽快", "2022-02-30"):
        with pytest.raises(DeadlineNotUnderstood):
            source_answers.typed_day(draft, typed, date(2026, 1, 1))


def test_nothing_is_offered_at_an_empty_line() -> None:
    assert source_answers.offers(Draft("甲\n\n乙"), Span(2, 2)) == ()


# the marked source


def test_every_reading_has_its_mark_and_an_answered_doubt_has_none() -> None:
    under = review()
    source = DraftSource(under.draft, under.points)
    marks = source.marks(source.stretch(0))
    said = [(mark.kind, TEXT[mark.start : mark.end]) for mark in marks]
    assert said == [
        (MarkKind.HEADING, "加强公开"),
        (MarkKind.DOUBT, "爲"),
        (MarkKind.DEADLINE, "2022年6月底前"),
        (MarkKind.UNIT, "区财政局"),
        (MarkKind.UNIT, "区民政局"),
        (MarkKind.DOUBT, "第二段接着说。"),
    ]
    answer(under, "疑似错字")
    answered = DraftSource(under.draft, under.points).marks(Span(0, len(TEXT)))
    assert [m for m in answered if m.kind is MarkKind.DOUBT] == [marks[-1]]


def test_a_long_source_is_given_in_whole_paragraphs_around_a_place() -> None:
    text = "".join(f"第{n}段" + "字" * 96 + "\n" for n in range(1000))
    source = DraftSource(Draft(text), ())
    at = text.index("第500段")
    stretch = source.stretch(at)
    assert stretch.start <= at < stretch.end
    assert stretch.end - stretch.start <= STRETCH
    assert text[stretch.start - 1] == "\n" == text[stretch.end]
    assert source.stretch(0).start == 0
    assert source.stretch(len(text) - 1).end == len(text)


def test_an_endless_paragraph_is_cut() -> None:
    source = DraftSource(Draft("字" * 100_000), ())
    stretch = source.stretch(50_000)
    assert stretch.start <= 50_000 < stretch.end
    assert stretch.end - stretch.start <= STRETCH
