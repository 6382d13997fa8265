"""What the program talks about: plans, tasks, time limits and their due points, units,
supervision, changes.

Frozen dataclasses and the rules that need nothing else. Standard library only; this room
knows no file format, no SQLite, no Qt and no clock: "today" is always an argument.
"""
