"""Holiday notices, due points and working days, read by an annotator who never saw the program.

Builders may read the -tune files only; the -report files are for measuring.
A point whose name is null is not judged by name or start; an event's key is
the part of the words before 后, 前 or 之日起; in a notice with a wrong weekday
the date holds, and a make-up day that is no weekend day is not taken.
"""
