"""Working days and statutory holidays of the State Council's notices.

Knows no plan and no ledger.
"""
