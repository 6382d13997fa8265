"""Where output goes: data to standard output, a line for people to standard error."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from gkdesk.errors import GkdeskError
from gkdesk.terms import message_for


def speak_utf8() -> None:
    """Write UTF-8 whatever the console is set to; odd bytes in a file's name stay visible."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give_json(value: Any) -> None:
    """One JSON value on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def give_lines(lines: list[str]) -> None:
    """Lines for reading on standard output."""
    sys.stdout.writelines(line + "\n" for line in lines)


def complain(error: GkdeskError, further: str = "") -> None:
    """One Chinese line on standard error; ``further`` goes on with it."""
    say(message_for(error) + further)


def say(sentence: str) -> None:
    """One line for a person on standard error."""
    sys.stderr.write(" ".join(sentence.split("\n")) + "\n")
