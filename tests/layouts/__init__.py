"""Documents of our own in the layouts that offices use, each with its reading written down
by reading.

``tune`` was open while the reader was built. ``report``, ``fresh`` and ``last`` were each
measured once before anybody who built the reader looked into them, and opened after that.
"""
