"""With a verb the command line, without one the window."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status. The command line and the window are loaded only
    where they are used: verbs must not need Qt, and the window should open at once."""
    frozen = getattr(sys, "frozen", False)
    if argv is None and not frozen and not _knows_chinese_names():
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    words = sys.argv[1:] if argv is None else list(argv)
    asked = Namespace(verb=None, db=None, today=None)
    if words:
        from gkdesk import cli

        asked = cli.arguments(words)
        if asked.self_test:
            from gkdesk import self_test

            return self_test.main()
        if asked.verb is not None:
            return cli.run(asked)
    from gkdesk import app

    return app.main(asked.db, asked.today)


def _knows_chinese_names() -> bool:
    """Whether files with Chinese names can be reached; not so in some old locales, where
    the program begins again in Python's UTF-8 mode."""
    try:
        os.fsencode("备份")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
