"""Directories, printed names and directory workbooks, written by hand in words of their own
by an annotator who never saw the program, after looking at how districts and counties print
theirs.

Places and persons are made up. What each file says:

- ``directory.json``: a district (望湖区) and a county (石桥县) as their offices keep them.
  Short name, prefix, former names (``until`` the month of the reform) and aliases only where
  the office has them; ``groups`` are the collective names, ``aside`` what a person said is no
  unit.
- ``names.json``: a printed name, the day the plan was signed (null where it has none), the
  directory it is looked up in, and the answer in words of ``gkdesk.domain.directory.Match``.
  ``unit`` is the full name meant, ``candidates`` those of an ambiguous one in any order,
  ``members`` whom a collective one means, 除…外 already taken away, ``proposal`` what must
  come first when a person is asked. ``or`` lists answers that are as right: each replaces the
  fields it names. Unknown and ambiguous often are, for both ask a person; a name with neither
  ``unit`` nor ``proposal`` must only not be given to anybody.
- ``workbook.json``: directory sheets as grids; rows and columns count from 0, a merge is
  [row, column, row, column] inclusive and its text stands in the first cell. ``units`` are
  read from the row named, ``problems`` are what a person is shown, ``skipped`` rows are
  titles, heads, banners, notes and blanks: no unit and no problem. A kind is given only where
  the sheet says it (column, banner); names stay as printed, less blanks, notes and
  telephones. Two contacts of a cell or under one merged name are joined with 、, whatever
  stood between them. A further row of one merged name belongs to the unit above.
  ``former_until`` is given only where it is judged. Problems: ``same_unit`` (a row names a
  unit an earlier one named), ``no_name``, ``phone_in_name`` (taken out of the cell, yet
  shown), ``two_contacts``, ``unknown_kind``.
"""
