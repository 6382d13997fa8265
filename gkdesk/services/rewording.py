"""Text and labels of rows edited by hand; what was printed stays in the source and in the
history."""

from __future__ import annotations

from gkdesk.domain.arranging import Arranged
from gkdesk.domain.changes import Change, ChangeKind, FieldChange, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, row_words
from gkdesk.services.row_labels import label_of, tail_of
from gkdesk.services.session import Session
from gkdesk.store import arranging, changes, nodes, reworded

_NOTHING = Arranged((), (), None)


def set_text(session: Session, node_id: int, text: str) -> Arranged:
    """Give a row other words. Raises UnknownTask, FieldNotEditable."""
    editing.set_field(session, node_id, EditField.TEXT, text)
    return Arranged((), (node_id,), node_id)


def set_label(session: Session, node_id: int, label: str) -> Arranged:
    """Give a row another label. Raises UnknownTask, FieldNotEditable."""
    editing.set_field(session, node_id, EditField.LABEL, label)
    return Arranged((), (node_id,), node_id)


def set_words(session: Session, node_id: int, text: str, label: str) -> Arranged:
    """Give a row other words and another label as one change. Raises UnknownTask, NoWords."""
    row = nodes.row(session.ledger, node_id)
    text, label = storable(text).strip(), storable(label).strip()
    labelled = row_words.wanted(row, EditField.LABEL, label)
    fields = (*labelled, *row_words.wanted(row, EditField.TEXT, text))
    if not fields:
        return _NOTHING
    with session.ledger.transaction():
        change = Change(ChangeKind.EDIT, fields)
        number = changes.apply(session.ledger, change, session.hand)
        if labelled:
            row_words.follow(session, number, node_id, label)
    return Arranged((), (node_id,), node_id)


def printed_text(session: Session, node_id: int) -> str | None:
    """The words a row had before a person changed them; None where nobody did."""
    return reworded.printed(session.ledger, [node_id]).get(node_id)


def relabel(session: Session, parent_id: int | None, plan_id: int) -> Arranged:
    """Number the labelled rows directly below a row (None: at the top) anew, from one on, in
    the style of the first of them. What has no label gets none."""
    rows = arranging.children(session.ledger, plan_id, parent_id or 0)
    labelled = [each for each in rows if each.label]
    fields: list[FieldChange] = []
    for number, each in enumerate(labelled, 1):
        label = label_of(labelled[0].label, number)
        if label and label != each.label:
            fields += differing("node", each.id, {"label": each.label}, {"label": label})
    if not fields:
        return _NOTHING
    with session.ledger.transaction():
        change = Change(ChangeKind.ARRANGE, tuple(fields))
        number = changes.apply(session.ledger, change, session.hand)
        wanted = {field.target: tail_of(str(field.after)) for field in fields}
        changes.append(
            session.ledger, number, tuple(arranging.with_tails(session.ledger, wanted))
        )
    ids = tuple(field.target for field in fields)
    return Arranged((parent_id or 0,), ids, None, plan_id)
