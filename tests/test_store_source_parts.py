"""A long source is given in stretches; in each, every mark lies on its very words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gkdesk.domain.marks import MarkKind, SourcePart
from gkdesk.domain.queries import Query
from gkdesk.errors import UnknownPlan
from gkdesk.services import importing, outline
from gkdesk.services.session import Session

NOW = datetime(2022, 9, 28, 9, 0)  # noqa: DTZ001 - the office's own clock
NUMBERS = "一二三四五六七八九"


def item(number: int) -> str:
    words = f"第{number}处𠮷字站点" * 8
    return f"{number}. 2022年9月底前，公开{words}。（责任单位：区{number}局、区财政局）"


def long_plan() -> str:
    """Nine sections of ninety items, some 120,000 characters."""
    lines = ["东湖区人民政府办公室", "2022年东湖区政务公开工作要点"]
    for section in NUMBERS:
        lines += [f"{section}、{section}号公开工作"]
        for part in NUMBERS:
            lines += [f"（{part}）{part}类事项", *(item(number) for number in range(1, 11))]
    return "\n\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("long")
    file = folder / "长文.txt"
    file.write_text(long_plan(), encoding="utf-8")
    with Session.open(folder / "台账.db", lambda: NOW) as opened:
        importing.take_in(opened, importing.load(file))
        yield opened


@pytest.fixture(scope="module")
def ids(session: Session) -> list[int]:
    return list(outline.skeleton(session, Query(plan_id=1)).ids)


def words_of(part: SourcePart, kind: MarkKind) -> set[str]:
    text, start = part.text, part.start
    found = (mark for mark in part.marks if mark.kind is kind)
    return {text[mark.start - start : mark.end - start] for mark in found}


@pytest.mark.parametrize("at", [0, 1, 300, 450, -1])
def test_the_row_stands_in_its_stretch_with_all_its_marks(
    session: Session, ids: list[int], at: int
) -> None:
    row, part = ids[at], outline.source_part(session, 1, ids[at])
    whole = outline.source(session, 1)
    assert len(part.text) <= 24_000 < part.length == len(whole.text)
    assert part.text == whole.text[part.start : part.end]
    assert part.spans[row] == whole.spans[row]
    inside = [m for m in whole.marks if part.start <= m.start and m.end <= part.end]
    assert part.marks == inside


def test_a_stretch_holds_whole_paragraphs_and_their_rows(
    session: Session, ids: list[int]
) -> None:
    part = outline.source_part(session, 1, ids[400])
    assert part.text.startswith(("\n", "（", *NUMBERS, *"123456789"))
    assert long_plan()[part.start - 1] == "\n"
    assert words_of(part, MarkKind.DEADLINE) == {"2022年9月底前"}
    assert {"区1局", "区10局", "区财政局"} <= words_of(part, MarkKind.UNIT)
    assert len(part.spans) > 100


def test_without_a_row_the_stretch_is_the_beginning(session: Session) -> None:
    part = outline.source_part(session, 1)
    assert part.start == 0
    assert part.text.startswith("东湖区人民政府办公室")


def test_the_last_row_brings_the_end(session: Session, ids: list[int]) -> None:
    part = outline.source_part(session, 1, ids[-1])
    assert part.end == part.length


def test_an_ordinary_plan_is_given_whole(tmp_path: Path) -> None:
    file = tmp_path / "短文.txt"
    file.write_text("\n".join(long_plan().splitlines()[:40]), encoding="utf-8")
    with Session.open(tmp_path / "台账.db", lambda: NOW) as session:
        importing.take_in(session, importing.load(file))
        part, whole = outline.source_part(session, 1, 5), outline.source(session, 1)
    assert (part.text, part.start, part.length) == (whole.text, 0, len(whole.text))
    assert (part.marks, part.spans) == (whole.marks, whole.spans)


def test_an_unknown_plan_has_no_source(session: Session) -> None:
    with pytest.raises(UnknownPlan):
        outline.source_part(session, 99)
