"""Official documents as GB/T 9704-2012 lays them out, written as .docx: page, letters, line
pitch, red head, recipients, tables, signature, page numbers.

``document.OfficialDocument`` is the way in; whoever uses it imports it when a document is
asked for, since python-docx takes its time. Knows paper and WordprocessingML and takes words
as they are to stand; no ledger, no plan, no Qt.
"""
