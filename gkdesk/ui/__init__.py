"""The window: the only room that knows PySide6.

Reaches the ledger and documents through ``services`` alone. Models show snapshots, views
paint and ask, dialogs never block (``open``, not ``exec``), jobs run pure work elsewhere.
"""
