"""Phrases annotated by reading, and how well the program reads them.

The -tune halves may be looked at while the reader is built; the -report halves are the
measure and are looked at by nobody who builds it.
"""
