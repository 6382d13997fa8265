"""Makes what is carried to an offline PC: a folder with the program, or one with its wheels.

Run by developers only (``python -m gkdesk.bundling``); nothing of the program imports it, and
it imports nothing of the program.
"""
