"""The ledger on disk: open, migrate, back up, rows, search, changes and history.

The only room that knows SQLite. It takes and gives domain values; it knows no document
format, no wording, no Qt, and no clock: times are arguments. Errors of SQLite never leave
it raw: those of the environment become ``gkdesk.errors``, the rest are our bugs.
"""
