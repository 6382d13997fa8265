"""Whatever is done by whatever service, all of it undone leaves the ledger that was before,
and all redone the later one."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.errors import GkdeskError
from gkdesk.services import checking, editing
from gkdesk.services.session import Session
from tests import drafts, year_plan
from tests.all_edits import RULES
from tests.edits.register_rules import hand_out
from tests.edits.state import content, last_change

ACTS = st.lists(
    st.tuples(st.sampled_from(sorted(RULES)), st.integers(0, 2**20)), min_size=3, max_size=14
)


def act(session: Session, name: str, seed: int) -> bool:
    """Whether the act changed the ledger; one act is at most one change that changes
    something, and one that is refused leaves everything as it is."""
    before, lines = content(session), last_change(session)
    with suppress(GkdeskError):
        RULES[name](session, Random(seed))
    new = last_change(session) - lines
    assert new in (0, 1), name
    assert (content(session) != before) == bool(new), name  # no step of the undo is empty
    return bool(new)


@settings(max_examples=7, deadline=None)
@given(acts=ACTS)
def test_all_undone_and_all_redone(acts: list[tuple[str, int]]) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        drafts.ledger(Path(name) / "台账.db") as session,
    ):
        drafts.take_in(session)
        drafts.take_in(session, year_plan.draft(2022), name="二.txt")
        hand_out(session, 1)
        states, names = [content(session)], []
        for rule, seed in acts:
            if act(session, rule, seed):
                states.append(content(session))
                names.append(rule)
        assert checking.check(session) == []
        for rule, state in zip(reversed(names), reversed(states[:-1]), strict=True):
            editing.undo(session)
            assert content(session) == state, f"undo of {rule}"
        for rule, state in zip(names, states[1:], strict=True):
            editing.redo(session)
            assert content(session) == state, f"redo of {rule}"
        assert checking.check(session) == []
