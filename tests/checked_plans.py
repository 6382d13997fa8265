"""Takes the annotated plans of ``tests/checkup_corpus`` in, and says what a check found in
them in the annotator's terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from gkdesk.services import directory, importing, preflight, preflight_plan
from gkdesk.services.session import Session, clock_of

HERE = Path(__file__).parent
PLANS: list[dict[str, Any]] = json.loads(
    (HERE / "checkup_corpus" / "plans.json").read_text(encoding="utf-8")
)["plans"]
DIRECTORIES: list[dict[str, Any]] = json.loads(
    (HERE / "unit_corpus" / "directory.json").read_text(encoding="utf-8")
)["directories"]
NOT_JUDGED = ("other_text", "open_doubt")


class Judged(NamedTuple):
    """What must be found and was not, what was found and must not, and how many were."""

    missed: list[dict[str, Any]]
    wrong: list[tuple[str, str, str]]
    right: int


@contextmanager
def taken_in(folder: Path) -> Iterator[list[tuple[Session, int, dict[str, Any]]]]:
    """The plans with their entries, in a ledger for each directory."""
    with ExitStack() as opened:
        sessions: dict[str, Session] = {}
        plans = []
        for entry in PLANS:
            name = entry["directory"]
            if name not in sessions:
                path = folder / f"{name}.db"
                session = Session.open(path, clock_of(date(2026, 5, 6)), daily=False)
                sessions[name] = opened.enter_context(session)
                with session.ledger.transaction():
                    fill_directory(session, name)
            session = sessions[name]
            plans.append((session, take_in(session, entry), entry))
        yield plans


def take_in(session: Session, entry: dict[str, Any]) -> int:
    """The plan of an entry, signed on its day."""
    loaded = importing.load_clipboard("", "\n".join(entry["lines"]))
    plan = importing.take_in(session, loaded).plan
    with session.ledger.transaction():
        session.ledger.execute(
            "UPDATE plan SET signed_on = ? WHERE id = ?", (entry["signed_on"], plan.id)
        )
    return plan.id


def fill_directory(session: Session, name: str) -> None:
    """The annotated directory of this name; nothing for none."""
    for found in (each for each in DIRECTORIES if each["id"] == name):
        ids = {}
        for unit in found["units"]:
            said = ("name", "short", "kind", "prefix")
            plain = {key: unit[key] for key in said if key in unit}
            ids[unit["name"]] = directory.add(session, **plain).id
            for former in unit.get("former", ()):
                directory.name_former(
                    session, ids[unit["name"]], former["name"], None, former.get("until")
                )
            for alias in unit.get("aliases", ()):
                directory.name_alias(session, ids[unit["name"]], alias)
        for group in found["groups"]:
            number = directory.add(session, name=group["name"], collective=True).id
            directory.set_members(session, number, [ids[each] for each in group["members"]])
        for name_aside in found.get("aside", ()):
            directory.set_aside(session, name_aside)


def judged(session: Session, plan_id: int, entry: dict[str, Any]) -> Judged:
    """Found against annotated; a finding that ``may`` be there counts neither way."""
    plan = preflight_plan.read(session, plan_id)
    found = [
        (each.check.value, row.label, row.text, each)
        for each in preflight.findings(session, plan_id)
        if each.check.value not in NOT_JUDGED
        and (row := plan.by_id.get(each.node_id or 0)) is not None
    ]
    missed, left = [], list(found)
    for wanted in entry["findings"]:
        hit = next((each for each in left if _is(each, wanted)), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
    wrong = [
        (check, label, text[:24])
        for check, label, text, each in left
        if not any(_is((check, label, text, each), may) for may in entry["may"])
    ]
    return Judged(missed, wrong, len(found) - len(left))


def _is(found: tuple[str, str, str, Any], wanted: dict[str, Any]) -> bool:
    check, label, text, finding = found
    others = wanted.get("or", ())
    if check not in {wanted["check"], *([others] if isinstance(others, str) else others)}:
        return False
    named = check in ("unknown_unit", "ambiguous_unit")
    if named and wanted["about"] and finding.about != wanted["about"]:
        return False
    rows = [(wanted["label"], wanted["text"])]
    if check == "same_item":
        rows += [
            (each["label"], each["text"])
            for each in (wanted.get("others") or ())
            if isinstance(each, dict)
        ]
    return any(_at(label, text, *row) for row in rows)


def _at(label: str, text: str, wanted_label: str, wanted_text: str) -> bool:
    words, begins = (label + text).replace(" ", ""), wanted_text.replace(" ", "")
    return label == wanted_label and begins in words[: len(begins) + len(label) + 16]
