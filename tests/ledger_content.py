"""What a ledger says, apart from how it came to say it."""

from __future__ import annotations

from gkdesk.services.session import Session

_SAID = {
    "plan": "id, title, rest_days, last_year, edition FROM plan WHERE deleted = 0",
    "node": "id, parent_id, seq, last_seq, kind, level, label, path, heading, text, by_hand,"
    " places, status, due, late_after, provisional, words, deadline_kind,"
    " deadline_rule, deadline_set, deadline_own, staged, reported_on, lead, responsible,"
    " supporting, progress, note, done_on FROM node WHERE deleted = 0",
    "occurrence": "node_id, series, name, due, late_after, provisional, early, words, status,"
    " done_on, reported_on, progress, evidence, counted_from FROM occurrence WHERE deleted = 0",
    "event_day": "plan_id, event, day, note FROM event_day WHERE deleted = 0",
    "tally": "node_id, series, day, amount, note FROM tally WHERE deleted = 0",
    "extension": "node_id, occurrence_id, due, words FROM extension WHERE deleted = 0",
    "reminder": "node_id, unit, day, way FROM reminder WHERE deleted = 0",
    "unit": "id, name, short, kind, prefix, person, phone, place, collective, note FROM unit"
    " WHERE deleted = 0",
    "unit_name": "id, unit_id, name, way, since, until FROM unit_name WHERE deleted = 0",
    "unit_member": "group_id, unit_id FROM unit_member WHERE deleted = 0",
    "finding_set_aside": "plan_id, node_id, code, about, reason FROM finding_set_aside"
    " WHERE deleted = 0",
    "setting": "name, value FROM setting",
    "saved_view": "name, query, place FROM saved_view WHERE deleted = 0",
    "table_design": "name, design, place FROM table_design WHERE deleted = 0",
    "print_scheme": "name, scheme, place FROM print_scheme WHERE deleted = 0",
    "letter_template": "kind, name, document, place FROM letter_template WHERE deleted = 0",
    "look_back_pair": "plan_id, former_plan_id, node_id, former_id, verdict, note"
    " FROM look_back_pair WHERE deleted = 0",
    "report": "plan_id, period, file, words FROM report WHERE deleted = 0",
    "source_file": "plan_id, source_file.edition, name, sha256 FROM source_file"
    " JOIN plan ON plan.id = plan_id AND plan.edition >= source_file.edition"
    " WHERE plan.deleted = 0",
    "dispatch": "plan_id, code, unit, kind, version, period, file, handing, handed_on, note"
    " FROM dispatch WHERE deleted = 0",
    "receipt": "plan_id, dispatch_id, unit, file, content FROM receipt WHERE deleted = 0",
    "feedback": "node_id, occurrence_id, unit, period, progress, status, done_on, count,"
    " person, problem, reported_on FROM feedback WHERE deleted = 0",
    "evidence": "node_id, occurrence_id, unit, words, link, day, source FROM evidence"
    " WHERE deleted = 0",
    "sent_back": "node_id, occurrence_id, unit, reason, day, settled FROM sent_back"
    " WHERE deleted = 0",
    "holiday_year": "id, days FROM holiday_year WHERE deleted = 0",
}


def content(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything that stands, in a fixed order."""
    return {
        table: sorted(session.ledger.rows(f"SELECT {what}"), key=repr)
        for table, what in _SAID.items()
    }
