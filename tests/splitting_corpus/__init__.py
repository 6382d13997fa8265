"""Tasks and the measures a person would split them into, written and split by hand in words
of their own by an annotator who never saw the program.

Title, parts with their clauses, and the clause of the whole, put one after another, are the
text again, sign for sign. What was held:

- A sentence is a measure; a task of one sentence stays whole. The title that opens a task is
  none; where it is kept apart from the text, compare without it.
- Stops inside quotation marks, book marks and brackets, in figures and in addresses end
  nothing.
- Numbered clauses (一是…；二是…, （1）…；（2）…, ①…；②…) are measures, also at a semicolon;
  words that lead to them stay with the first. Other semicolons part measures only where each
  clause has a unit and a limit of its own.
- A sentence that only explains, defines or tells how things are or were stays with the
  measure it explains: the one before it, or the next one where it opens the task. So does a
  question. A sentence that says what must or must not be is a demand, a measure of its own.
- ``limit`` are the words of the part that set its time, with the event they count from where
  it stands right before them; a condition (连续30日不更新的) and a period of display set
  none.
- ``units`` are the names in the part that are to act. A clause of units (责任单位 …) at the
  end of the task is ``clause`` of the task and its units belong to every part; one after a
  single sentence is ``clause`` of that part where the other sentences have theirs too.

``or`` lists what is as right: other ``parts`` (as texts, after ``title`` where the first
sentence may be read as one), or another ``limit`` for the part numbered ``limit_of`` (from
0).
"""
