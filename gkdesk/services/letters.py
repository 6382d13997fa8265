"""Letters (督办单, 催办通知, 通报): put into words, then written as Word documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gkdesk.domain.letters import Addressee, LetterKind, LetterText, LetterWishes
from gkdesk.domain.supervision import Way
from gkdesk.errors import NothingToPrint
from gkdesk.exports.files import another_name, write_bytes
from gkdesk.exports.sheet_names import file_name
from gkdesk.services import letter_facts, letter_words, outline, reminding
from gkdesk.services.session import Session
from gkdesk.terms import label

__all__ = ["WrittenLetter", "own_template", "record_reminders", "texts", "write"]

_KINDS = {
    LetterKind.CIRCULAR: letter_words.CIRCULAR_FIELDS,
    LetterKind.SUPERVISION: letter_words.ROW_FIELDS,
    LetterKind.REMINDER: letter_words.ROW_FIELDS,
}


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A file that was written: to whom, and the fields of its template nobody knows."""

    file: Path
    unit: str
    unknown: tuple[str, ...] = ()


def texts(
    session: Session, plan_id: int, wishes: LetterWishes, to: Sequence[Addressee] = ()
) -> list[LetterText]:
    """The letters in words: one for each addressee, a circular alone. Raises UnknownPlan, and
    NothingToPrint where there is nobody to write to."""
    plan = outline.plan(session, plan_id)
    today = session.now().date()
    if wishes.kind is not LetterKind.CIRCULAR:
        found = [letter_words.unit_letter(wishes, plan.title, today, each) for each in to]
    else:
        standings = letter_facts.standings(session, plan_id, ranking=wishes.ranking)
        totals = plan.tasks, plan.done
        found = [letter_words.circular(wishes, plan.title, today, standings, totals)]
        if not standings:
            raise NothingToPrint
    if not found:
        raise NothingToPrint
    return found


def write(
    letters: Sequence[LetterText], wishes: LetterWishes, folder: Path
) -> list[WrittenLetter]:
    """Writes the letters into a folder, one file each or one for all; with a template always
    one each. A file that is there keeps its name, the new one gets another. Pure: a worker
    thread may do it. Raises TargetUnwritable, TargetFull."""
    from gkdesk.exports.official.letters import letter_document

    folder.mkdir(parents=True, exist_ok=True)
    if wishes.template is not None:
        return [_filled(letter, wishes, folder) for letter in letters]
    if wishes.together and len(letters) > 1:
        name = f"{label(wishes.kind)}（{len(letters)}份）"
        data = letter_document(letters, wishes)
        return [WrittenLetter(_put(folder, name, data), "、".join(one.name for one in letters))]
    return [
        WrittenLetter(
            _put(folder, _name(letter, wishes), letter_document([letter], wishes)), letter.name
        )
        for letter in letters
    ]


def _filled(letter: LetterText, wishes: LetterWishes, folder: Path) -> WrittenLetter:
    from gkdesk.exports.official.templates import fill

    assert wishes.template is not None
    names = _KINDS[wishes.kind]
    rows = [dict(zip(names, row, strict=True)) for row in letter.rows]
    done = fill(wishes.template, dict(letter.fields), rows)
    return WrittenLetter(
        _put(folder, _name(letter, wishes), done.data), letter.name, done.unknown
    )


def _name(letter: LetterText, wishes: LetterWishes) -> str:
    if wishes.kind is LetterKind.CIRCULAR:
        return label(wishes.kind)
    return f"{label(wishes.kind)}_{letter.name}"


def _put(folder: Path, name: str, data: bytes) -> Path:
    target = folder / file_name(name, ".docx")
    while target.exists():
        target = another_name(target)
    write_bytes(target, data)
    return target


def own_template(kind: LetterKind, target: Path) -> Path:
    """Writes our own layout with its fields, from which an office makes its template. Raises
    TargetUnwritable, TargetFull."""
    from gkdesk.exports.official.letters import own_template as made

    names = _KINDS[kind]
    write_bytes(
        target, made(names, [3.0 if name in ("任务", "单位") else 1.0 for name in names], names)
    )
    return target


def record_reminders(session: Session, to: Iterable[Addressee], person: str = "") -> int:
    """Note that the units were reminded by letter today of the tasks listed, as one change;
    how many reminders."""
    pairs = [(task.node_id, each.unit) for each in to for task in each.tasks]
    if not pairs:
        return 0
    return reminding.remind(session, pairs, session.now().date(), Way.LETTER, person)
