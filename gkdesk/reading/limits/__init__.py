"""Time limits inside one clause: each form of words has a finder of its own.

Knows text and the calendar, no document and no outline. A finder takes a ``Clause`` and gives
``Found`` limits; what one has taken the next no longer sees.
"""
