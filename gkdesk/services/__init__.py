"""Use cases: the list of what the program can do. No Qt, no SQL, no wording.

A ``Session`` is an open ledger with a clock; every use case is a function of one.
"""
