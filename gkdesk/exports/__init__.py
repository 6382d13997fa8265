"""Rows -> a file: the breakdown table as a workbook, the task list in pages, the agenda as a
calendar file, JSON and lines for the command line.

Takes plain rows of the domain and gives bytes, sheets or pages; writes beside the target and
renames. Knows no Qt, no SQLite, no ledger and no document: what a cell says is settled before
it comes here, how it stands on the paper is settled here.
"""
