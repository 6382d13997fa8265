"""Pairs that a person matched in the five plans, without seeing the program's proposals."""
