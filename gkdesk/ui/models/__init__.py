"""Qt item models over snapshots of the ledger; integer ids, never pointers to objects."""
