"""Taking documents and samples in, and taking them out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gkdesk.domain.draft import Doubt, Draft, DraftNode
from gkdesk.domain.queries import Query
from gkdesk.domain.spans import Span
from gkdesk.errors import FileMissing, NotAPlan
from gkdesk.services import editing, importing, outline, samples
from gkdesk.services.session import Session
from gkdesk.store import plans
from tests import drafts
from tests.documents.build_docx import docx_of

TEXT = "二〇二三年工作要点\n一、公布预算。\n二、公布决算。\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        yield session


def test_a_document_is_read_with_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, "utf-8")
    loaded = importing.load(path)
    assert loaded.name == "要点.txt"
    assert loaded.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert len(list(loaded.draft.leaves())) == 2


def test_the_bytes_of_a_file_are_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "要点.docx"
    data = docx_of(TEXT, automatic=True)
    path.write_bytes(data)
    open_file = Path.open
    times: list[Path] = []

    def counted(self: Path, *words: Any, **more: Any) -> Any:
        times.append(self)
        return open_file(self, *words, **more)

    monkeypatch.setattr(Path, "open", counted)
    loaded = importing.load(path)
    assert times == [path]
    assert loaded.sha256 == hashlib.sha256(data).hexdigest()
    assert len(list(loaded.draft.leaves())) == 2


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        importing.load(tmp_path / "无.txt")


def test_an_import_says_what_came_in(session: Session) -> None:
    taken = drafts.take_in(session)
    assert (taken.plan.tasks, taken.problems, taken.already) == (3, 2, False)
    assert outline.plans(session) == [taken.plan]


def test_the_same_file_again_is_recognised(session: Session) -> None:
    first = drafts.take_in(session)
    again = drafts.take_in(session)
    assert again.already
    assert again.plan == first.plan
    assert len(editing.history(session)) == 1


def test_a_document_without_items_leaves_nothing(session: Session) -> None:
    with pytest.raises(NotAPlan):
        drafts.take_in(session, Draft(source="一封信"))
    assert not outline.plans(session)
    assert session.ledger.value("SELECT count(*) FROM plan") == 0


def test_an_import_that_breaks_off_leaves_nothing(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("gkdesk.store.changes.apply", break_off)
    with pytest.raises(RuntimeError):
        drafts.take_in(session)
    assert session.ledger.value("SELECT count(*) FROM node") == 0


def test_an_undone_import_can_be_taken_in_again(session: Session) -> None:
    drafts.take_in(session)
    editing.undo(session)
    assert not outline.plans(session)
    taken = drafts.take_in(session)
    assert not taken.already
    assert len(outline.plans(session)) == 1


def test_a_doubt_stands_at_its_own_row_where_two_have_one_number(session: Session) -> None:
    nodes = [
        DraftNode("一、", 1, "一", "", text, span=Span(start, start + 5))
        for text, start in (("甲事。", 0), ("乙事。", 5))
    ]
    doubt = Doubt("一", "编号不连续。", Span(5, 7))
    drafts.take_in(
        session, Draft("一、甲事。一、乙事。", outline=tuple(nodes), doubts=(doubt,))
    )
    assert [len(outline.doubts(session, row)) for row in (1, 2)] == [0, 1]


def test_newer_years_stand_first_then_issuers(session: Session) -> None:
    drafts.take_in(session, name="一.txt")
    drafts.take_in(session, name="二.txt")
    session.ledger.execute("UPDATE plan SET year = 2024 WHERE id = 2")
    assert [plan.id for plan in outline.plans(session)] == [2, 1]


def test_the_samples_are_the_real_plans(session: Session) -> None:
    assert samples.load_samples(session) == 5
    found = outline.plans(session)
    assert len(found) == 5
    assert all(plan.sample and plan.tasks for plan in found)
    assert samples.has_samples(session)
    assert not editing.can_undo(session)


def test_samples_come_once(session: Session) -> None:
    samples.load_samples(session)
    assert samples.load_samples(session) == 0


def test_one_action_removes_all_samples_and_nothing_else(session: Session) -> None:
    own = drafts.take_in(session).plan
    samples.load_samples(session)
    assert samples.remove_samples(session) == 5
    assert outline.plans(session) == [own]
    assert not samples.has_samples(session)
    editing.undo(session)
    assert len(outline.plans(session)) == 6


def test_a_new_ledger_with_samples_has_nothing_to_undo(session: Session) -> None:
    samples.load_samples(session)
    assert not editing.can_undo(session)


def test_samples_loaded_again_never_stand_twice(session: Session) -> None:
    samples.load_samples(session)
    samples.remove_samples(session)
    samples.load_samples(session)
    standing = [5]
    while editing.can_undo(session):
        editing.undo(session)
        standing.append(len(outline.plans(session)))
    assert standing == [5, 0, 5]
    editing.redo(session)
    editing.redo(session)
    assert len(outline.plans(session)) == 5


def test_the_manifest_names_every_file_by_its_digest() -> None:
    for path in samples.sample_files():
        assert importing.load(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_sample_keeps_its_rows_together(session: Session) -> None:
    samples.load_samples(session)
    for plan_id in plans.samples(session.ledger):
        ids = outline.skeleton(session, Query(plan_id=plan_id)).ids
        assert list(ids) == list(range(ids[0], ids[0] + len(ids)))
