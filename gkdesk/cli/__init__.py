"""Verbs without a display: the same work as the window, for scripts and scheduled jobs.

Data goes to standard output, one Chinese line for people to standard error. Exit status:
0 done, 1 could not be done, 2 wrong usage. No Qt on its import path; only the verb that
prints loads it, when it runs.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from gkdesk.cli.agenda_verb import AGENDA_VERB
from gkdesk.cli.backup_verbs import BACKUP_VERBS, way_back
from gkdesk.cli.calendar_verbs import CALENDAR_VERBS
from gkdesk.cli.collect_verb import COLLECT_VERB
from gkdesk.cli.document_verbs import DOCUMENT_VERBS
from gkdesk.cli.ledger_verbs import LEDGER_VERBS
from gkdesk.cli.output import complain, speak_utf8
from gkdesk.cli.print_verb import PRINT_VERB
from gkdesk.cli.send_verb import SEND_VERB
from gkdesk.cli.stream_verbs import STREAM_VERBS
from gkdesk.cli.table_verbs import TABLE_VERBS
from gkdesk.cli.usage import Verb, build_parser
from gkdesk.errors import GkdeskError

__all__ = ["arguments", "main", "run"]

VERBS: tuple[Verb, ...] = (
    *DOCUMENT_VERBS,
    *STREAM_VERBS,
    *LEDGER_VERBS,
    *TABLE_VERBS,
    PRINT_VERB,
    SEND_VERB,
    COLLECT_VERB,
    AGENDA_VERB,
    *CALENDAR_VERBS,
    *BACKUP_VERBS,
)


def arguments(argv: Sequence[str] | None = None) -> Namespace:
    """What was asked for; ``verb`` is None where the window is meant. Wrong usage says so
    in one line and exits with 2."""
    speak_utf8()
    return build_parser(VERBS).parse_args(argv)


def run(asked: Namespace) -> int:
    """Do one verb; the exit status."""
    try:
        status: int = asked.run(asked)
        sys.stdout.flush()
    except GkdeskError as error:
        complain(error, way_back(error))
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """One verb from its command line; the exit status."""
    asked = arguments(argv)
    if asked.verb is None:
        build_parser(VERBS).error("verb")
    return run(asked)
