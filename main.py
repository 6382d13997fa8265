"""Starts gkdesk: ``python main.py`` opens the window, ``python main.py VERB`` does one job."""

import sys

from gkdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
