"""The proposed split of a task, on tasks split by hand without sight of the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gkdesk.domain.arranging import Part, Place
from gkdesk.services import arranging, split_proposals
from gkdesk.services.session import Session
from tests import drafts, splitting_corpus
from tests.editions import task, version

TASKS: list[dict[str, Any]] = json.loads(
    Path(splitting_corpus.__file__).with_name("tasks.json").read_text("utf-8")
)["tasks"]
OTHERWISE = ("公布行政许可实施规范。", "整合热线、网站、新媒体留言。")
"""Where the program splits otherwise: it does not know that a sentence only defines a thing
or tells how things are."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("split")
    with drafts.ledger(folder / "台账.db") as session:
        drafts.take_in(session, version(task("公布预算。"), task("公布决算。"), year=2026))
        yield session


def proposed(session: Session, text: str) -> tuple[Part, ...]:
    first = arranging.children(session, 1, 0)[0]
    made = arranging.add(session, first, Place.AFTER, text).current
    assert made is not None
    return split_proposals.proposed(session, made)


def clause(part: dict[str, Any]) -> str:
    said = part.get("clause") or ""
    return said if isinstance(said, str) else str(said["text"])


def ways(each: dict[str, Any]) -> Iterator[list[str]]:
    """The right splits: the title and the clause of the whole stand with a part or alone."""
    whole, title = clause(each), each.get("title", "")
    readings = [[part["text"] + clause(part) for part in each["parts"]]]
    readings += [list(other["parts"]) for other in each.get("or", []) if "parts" in other]
    for parts in readings:
        fronts = [[title, *parts], [title + parts[0], *parts[1:]]] if title else [parts]
        for front in fronts:
            yield [*front[:-1], front[-1] + whole]
            yield [*front, whole]


@pytest.mark.parametrize(
    "each", [each for each in TASKS if not each["text"].startswith(OTHERWISE)],
    ids=lambda each: each["text"][:12],
)  # fmt: skip
def test_a_task_is_split_as_a_person_would(session: Session, each: dict[str, Any]) -> None:
    parts = [part.text.strip() for part in proposed(session, each["text"])]
    assert parts in list(ways(each))


def test_each_part_has_the_limit_of_its_own_words(session: Session) -> None:
    """A part's limit holds the words that a person marked in it; of a count in the plan's
    own year the reader tells the count."""
    missed = []
    for each in TASKS:
        found = proposed(session, each["text"])
        for wanted in each["parts"]:
            part = next((one for one in found if wanted["text"] in one.text), None)
            said = part.limit.expression if part and part.limit else ""
            if part and wanted["limit"] and _bare(wanted["limit"]) not in _bare(said):
                missed.append((wanted["text"], said))
    assert missed == [("2026年邀请公众代表列席区政府常务会议不少于6次。", "不少于6次")]


def _bare(words: str) -> str:
    return words.replace("…", "")
