"""With a verb the command line, without one the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gkdesk import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status."""
    asked = cli.arguments(argv)
    if asked.verb is not None:
        return cli.run(asked)
    from gkdesk import app

    return app.main(asked.db, asked.today)


if __name__ == "__main__":
    sys.exit(main())
