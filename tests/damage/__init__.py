"""Returned workbooks as offices leave them: damaged in all the ways people damage a table.

``python -m tests.damage N SEED [--office SHARE]`` makes N files from workbooks that were sent,
compares and takes them in, and judges the outcome against what each office truly typed.
"""
