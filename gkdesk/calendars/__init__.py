"""Days as an office lives by them: working days by the State Council's notices, the reading of
such a notice, festivals, and the due points that a time limit comes to.

Everything is computed from what is handed in; nothing here knows a plan's rows, a ledger or
the clock.
"""
