"""An exclusive lock on a file that the system gives back when the process ends.

Our own few lines: importing a locking library took a third of the time that a bare window
needs to start.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

_PAUSE = 0.05
_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What the systems answer while somebody else holds the lock; anything else (a share that
knows no locks) is no holder."""

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _give_back(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class FileLock:
    """Held from construction until ``release``; the file itself stays, empty."""

    def __init__(self, path: Path, wait: float) -> None:
        """Try for ``wait`` seconds. Raises TimeoutError while another process holds it,
        OSError where the file cannot be opened or locked."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            until = time.monotonic() + wait
            while not self._taken():
                if time.monotonic() >= until:
                    raise TimeoutError
                time.sleep(_PAUSE)
        except BaseException:
            os.close(self._descriptor)
            raise
        self.held = True

    def _taken(self) -> bool:
        try:
            _take(self._descriptor)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            return False
        return True

    def release(self) -> None:
        """Give the lock back; may be called again."""
        if self.held:
            self.held = False
            _give_back(self._descriptor)
            os.close(self._descriptor)
