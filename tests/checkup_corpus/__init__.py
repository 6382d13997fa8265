"""Small plans as a clerk pastes them and what a check before handing out must find in them,
written and read by hand in words of their own by an annotator who never saw the program.

``lines`` joined by line breaks are the text; ``directory`` names the one of
``tests/unit_corpus/directory.json`` the units are looked up in. ``findings`` are all that
must be found: ``check`` as in ``gkdesk.domain.findings.Check`` (``or`` another that is as
right), the row by its printed label and the start of its text (a limit may open the text),
``about`` what is seen there as printed: the name, the limit; of a gap the missing label; else
empty. Of a name that is there twice it is either print or the full name. A same item is found
at either row, ``others`` is the other one. ``repair`` is what a clerk would do.

``may`` is neither demanded nor wrong. ``quiet`` tells of the rows that tempt a check, and why
it must be silent there; it must be silent on all rows that no finding names. Findings of
``other_text`` and ``open_doubt`` are not judged: the one needs a row edited by hand, the
other is the reader's own.

How the checks were read: a task whose measures have units and limits needs none itself; an
item whose units are named without a lead wants one where two or more share it; 长期坚持,
持续推进 and recurring words are limits and fall on no rest day; a day the regulation sets
(1月31日, the yearly report) stays where it is; the day of signing is not before signing;
equal limits are not later.
"""
