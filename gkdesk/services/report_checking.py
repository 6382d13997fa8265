"""An edited report held against its words as written and against the ledger of today."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gkdesk import documents
from gkdesk.domain.report import Report
from gkdesk.domain.report_periods import period_of
from gkdesk.domain.report_recheck import Finding, Found, Recheck
from gkdesk.errors import GkdeskError, ReportUnreadable
from gkdesk.services import report_writing
from gkdesk.services.report_matching import At, FiguredText, matched, matched_lines
from gkdesk.services.session import Session
from gkdesk.store import reports


def words_of(path: Path) -> str:
    """The text of an edited report, any format that can be read. Raises ReportUnreadable."""
    try:
        return documents.read(path).text
    except GkdeskError as fault:
        raise ReportUnreadable(path) from fault


def recheck(session: Session, report_id: int, text: str) -> Recheck:
    """Hold an edited text against a kept report and the ledger. Paragraphs and sentences may
    be moved and reworded; only figures are compared. Raises UnknownReport."""
    wrote = reports.one(session.ledger, report_id).report
    return held_against(wrote, _today(session, wrote), text)


def _today(session: Session, wrote: Report) -> Report:
    """What would be written now; days of delay as on the day of the report, since only they
    would differ every morning."""
    period = period_of(wrote.period)
    if period is None:
        return wrote
    return report_writing.draw_up(session, wrote.plan_id, period, wrote.options, told=wrote.day)


def held_against(wrote: Report, now: Report, text: str) -> Recheck:
    """The same of reports at hand."""
    edited = FiguredText(line for line in text.splitlines() if line.strip())
    old = FiguredText([wrote.heading, *(line.text for line in wrote.lines)])
    new = FiguredText([now.heading, *(line.text for line in now.lines)])
    became = matched(old, edited)
    lines = _same_lines(wrote, now)
    today = matched_lines(old, new, lines)
    instead = {was: new.lines[is_now] for was, is_now in lines.items()}
    findings = [
        *_compared((old, edited, new), became, today, instead),
        *_added(old, edited, wrote, set(became.values())),
        *_unsaid(wrote, now, edited),
    ]
    findings.sort(key=lambda each: (each.line is None, each.line or 0, each.start))
    return Recheck(edited.lines, sum(map(len, old.told)), tuple(findings))


def _same_lines(wrote: Report, now: Report) -> dict[int, int]:
    """Which line is which, by what it is about."""
    known = {line.key: number for number, line in enumerate(now.lines, 1)}
    pairs = {
        number: known[line.key]
        for number, line in enumerate(wrote.lines, 1)
        if line.key in known
    }
    return pairs | {0: 0}


def _compared(
    texts: tuple[FiguredText, FiguredText, FiguredText],
    became: dict[At, At],
    today: dict[At, At],
    instead: dict[int, str],
) -> Iterable[Finding]:
    old, edited, new = texts
    dropped: set[str] = set()
    for line in range(len(old.lines)):
        for at in old.places(line):
            said = old.at(at).figure
            now = new.at(today[at]).figure if at in today else None
            now_words = now.words if now is not None else instead.get(line, "")
            place = became.get(at)
            if place is None:
                sentence = old.sentence(at)
                if sentence not in dropped:
                    dropped.add(sentence)
                    yield Finding(
                        Found.DROPPED, None, 0, 0, said.words, "", now_words, sentence
                    )
                continue
            stands = edited.at(place).figure
            if now is not None and stands.same(now):
                continue
            found = Found.OUTDATED if stands.same(said) else Found.CHANGED
            yield Finding(
                found, place.line, stands.start, stands.end,
                said.words, stands.words, now_words, edited.sentence(place),
            )  # fmt: skip


def _added(
    old: FiguredText, edited: FiguredText, wrote: Report, known: set[At]
) -> Iterable[Finding]:
    """Figures nobody wrote, a sentence each; the day under the signature is the report's."""
    told: set[tuple[int, str]] = set()
    for line in range(len(edited.lines)):
        for at in edited.places(line):
            figure, sentence = edited.at(at).figure, edited.sentence(at)
            signed = figure.kind == "day" and edited.lines[line].strip() == figure.words
            if at in known or signed or (line, sentence) in told:
                continue
            told.add((line, sentence))
            yield Finding(
                Found.ADDED, line, figure.start, figure.end, "", figure.words, "", sentence
            )


def _unsaid(wrote: Report, now: Report, edited: FiguredText) -> Iterable[Finding]:
    """What the ledger has to say today and had not when the report was written."""
    said = {line.key for line in wrote.lines}
    for line in now.lines:
        if line.key not in said and not line.level and line.text not in edited.lines:
            yield Finding(Found.OUTDATED, None, 0, 0, "", "", line.text, line.text)
