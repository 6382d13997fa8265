"""``python -m tests.bench [NAME…]``: every figure of the project, each within one run.

A module of this package that has ``run() -> list[str]`` is a bench; names choose some.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import tests.bench


def benches(wanted: Sequence[str] = ()) -> Iterator[ModuleType]:
    """The bench modules in alphabetical order, or those named."""
    names = sorted(found.name for found in iter_modules(tests.bench.__path__))
    for name in names:
        if name != "__main__" and (not wanted or name in wanted):
            module = import_module(f"tests.bench.{name}")
            if hasattr(module, "run"):
                yield module


if __name__ == "__main__":
    for bench in benches(sys.argv[1:]):
        for line in bench.run():
            print(line, flush=True)
