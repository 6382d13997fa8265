"""Pairs of plans and the items a person would match, written and matched by hand in words of
their own by an annotator who never saw the program.

``this`` is the plan at work, without units and limits; ``other`` the one they are taken from:
last year's of the same office, or the superior office's. ``pairs`` names an item of this plan
and its partner in the other by their labels; an item of the other may be partner of two,
where last year's was cut in two. ``alone`` are the items without a partner, and why: a
proposal for one of them is wrong, however alike the words are.
"""
