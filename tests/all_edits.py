"""All rules of the edits a person can make: for random walks with undo, and for the program
killed on the way. A rule may be refused (a ``GkdeskError``); then nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from gkdesk.services.session import Session
from tests.edits import letter_rules as of_letters
from tests.edits import look_back_rules as of_pairs
from tests.edits import office_rules as office
from tests.edits import register_rules as register
from tests.edits import report_rules as reports
from tests.edits import returned_rules as returned
from tests.edits import row_rules as of_rows
from tests.edits import scheme_rules as schemes
from tests.edits import task_rules as of_tasks

Rule = Callable[[Session, Random], object]

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *(of_rows.bring_plan, of_rows.remove_plan, of_rows.add_row, of_rows.move_rows),
        *(of_rows.indent, of_rows.outdent, of_rows.shift, of_rows.take_out, of_rows.split),
        *(of_rows.merge_rows, of_rows.reword, of_rows.relabel),
        *(of_tasks.set_field, of_tasks.bulk, of_tasks.close_point, of_tasks.count),
        *(of_tasks.event, of_tasks.rest_days, of_tasks.preferences, of_tasks.holiday),
        *(of_tasks.extend, of_tasks.meeting, of_tasks.remind, of_tasks.put_off, of_tasks.carry),
        *(office.add_unit, office.edit_unit, office.name_unit, office.remove_units),
        *(office.reorder_units, office.fill_group, office.merge_units, office.collect_units),
        *(office.no_unit, office.save_view, office.rename_view, office.remove_view),
        *(office.save_design, office.edit_design, office.rename_design),
        *(office.remove_design, office.reorder_designs),
        *(schemes.save_scheme, schemes.edit_scheme, schemes.rename_scheme),
        *(schemes.remove_scheme, schemes.reorder_schemes),
        *(office.repair, office.set_aside, office.take_up_again),
        *(of_pairs.confirm_pair, of_pairs.part_pair, of_pairs.choose_partner),
        *(of_pairs.withdraw_pair, of_pairs.carry_unfinished),
        *(reports.keep_report, reports.remove_report),
        *(of_letters.save_template, of_letters.rename_template, of_letters.remove_template),
        returned.collect,
        *(register.hand_over, register.annotate_line, register.take_line_out),
    )
}
"""What makes at most one change each. ``UNDO`` and ``REDO`` stand apart."""

UNDO: Rule = of_tasks.undo
REDO: Rule = of_tasks.redo
