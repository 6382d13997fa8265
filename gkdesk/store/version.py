"""What marks a SQLite file as a ledger, and which version of it this program writes."""

APPLICATION_ID = 0x676B6466  # "gkdf"
VERSION = 6
