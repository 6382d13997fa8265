"""The program killed at random moments: ``python -m tests.faults.kills [TIMES] [SEED]``.

A child process works on a ledger and tells each step through a pipe once it is confirmed;
at a random moment it is killed (SIGKILL). Then the ledger must open and be whole, say what
was confirmed last, or that and the one step that was under way, wholly: undoing that step
leads back to what was confirmed. What the machine's own death does is another matter; it is
left to SQLite's journal and synchronous = EXTRA.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from gkdesk.errors import GkdeskError
from gkdesk.services import backing_up, checking, editing, restoring
from gkdesk.services.session import Session
from gkdesk.store import backup
from gkdesk.store.connecting import connect
from tests import drafts, year_plan
from tests.all_edits import REDO, RULES, UNDO
from tests.drafts import NOW
from tests.edits.state import fingerprint, last_change

LEDGERS = Path(__file__).parent.parent / "ledgers"
OLDER = sorted(LEDGERS.glob("version-*.db"))
MOST_STEPS = 20
"""A child is killed after at most so many confirmed steps and part of the next ones."""
_STARTING = 0.02
"""Seconds within which a child is killed that was to tell nothing yet."""
PATIENCE = 30.0
"""Seconds after which a child that tells nothing is killed in any case."""

Tell = Callable[[str, str], None]
Work = Callable[[Path, Random, Tell], None]


class Broken(AssertionError):
    """A ledger that did not survive."""


@dataclass
class Figures:
    """What was done and seen."""

    kills: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    under_way: Counter[str] = field(default_factory=Counter)
    work: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    broken: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"{self.kills} kills, {sum(self.steps.values())} confirmed steps"
        yield f"work: {dict(self.work)}"
        yield f"steps: {dict(self.steps.most_common())}"
        yield f"landed wholly though not yet confirmed: {dict(self.under_way)}"
        yield f"{self.copies} copies proven"
        yield f"broken: {len(self.broken)}"
        yield from self.broken


# What a child does


def edit(path: Path, draw: Random, tell: Tell) -> None:
    """Edits of every kind, now and then with undo, redo and copies."""
    moment = NOW + timedelta(days=draw.randint(-3, 3))  # the clock is set back as well
    acts = {**RULES, "undo": UNDO, "redo": REDO}
    with Session.open(path, lambda: moment) as session:
        tell("open", fingerprint(session))
        while True:
            name = draw.choice([*acts, "copy", "bring_plan", "bulk", "undo"])
            with suppress(GkdeskError):
                if name == "copy":
                    backing_up.take(session)
                else:
                    acts[name](session, draw)
            tell(name, f"{last_change(session)} {fingerprint(session)}")


def migrate(path: Path, draw: Random, tell: Tell) -> None:
    """An older ledger is brought to today's version, which opening does."""
    with Session.open(path, lambda: NOW) as session:
        tell("migrate", fingerprint(session))
        while True:
            time.sleep(1)


def restore(path: Path, draw: Random, tell: Tell) -> None:
    """Copies are taken and put back, over and over."""
    while True:
        with Session.open(path, lambda: NOW) as session:
            with suppress(GkdeskError):
                RULES[draw.choice(sorted(RULES))](session, draw)
            backing_up.take(session)
            tell("copy", f"{last_change(session)} {fingerprint(session)}")
        chosen = draw.choice(backing_up.backups(path)).path
        tell("restoring", chosen.name)
        restoring.restore(path, chosen, NOW, wait=0)
        tell("restored", chosen.name)


# Killing


def killed(work: Work, path: Path, seed: int, steps: int, part: float) -> list[tuple[str, str]]:
    """Let a child work, kill it within a ``part`` of the time its steps took after it has
    told so many of them, and give what it had told."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _live(work, path, seed, writing)
    os.close(writing)
    told = _listen(reading, child, steps, part)
    os.close(reading)
    return [tuple(line.split(" ", 1)) for line in told.decode().split("\n")[:-1]]  # type: ignore[misc]


def _live(work: Work, path: Path, seed: int, writing: int) -> None:
    """The child's life; it never comes back."""

    def tell(name: str, what: str) -> None:
        os.write(writing, f"{name} {what}\n".encode())

    try:
        work(path, Random(seed), tell)
    except BaseException as fault:
        tell("fault", f"{type(fault).__name__} {fault}".replace("\n", " "))
    os._exit(1)


def _listen(reading: int, child: int, steps: int, part: float) -> bytes:
    begun, told = time.monotonic(), b""
    told += _heard(reading, begun + PATIENCE, steps)
    pace = (time.monotonic() - begun) / (steps or 1) if steps else _STARTING
    told += _heard(reading, time.monotonic() + part * pace, None)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        told += more
    return told


def _heard(reading: int, until: float, lines: int | None) -> bytes:
    """What comes until a moment, until it was so many lines, or until nobody speaks."""
    told = b""
    while (left := until - time.monotonic()) > 0:
        if lines is not None and told.count(b"\n") >= lines:
            break
        if select.select([reading], [], [], left)[0]:
            more = os.read(reading, 65536)
            told += more
            if not more:
                break
    return told


# Judging


def assure_whole(path: Path) -> None:
    """The file by SQLite's own means, as the next program would find it."""
    with closing(connect(path, "rw")) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Broken("integrity_check")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise Broken("foreign_key_check")


def judge_edits(path: Path, told: list[tuple[str, str]], figures: Figures) -> None:
    """What was confirmed last stands, or that and one whole step more."""
    confirmed = [what for name, what in told if name != "open"][-1:]
    with Session.open(path, lambda: NOW, daily=False) as session:
        found = checking.check(session)
        if [each for each in found if "备份" not in each]:
            raise Broken(f"check: {found}")
        if not confirmed:
            return
        number, print_then = confirmed[0].split(" ")
        more = last_change(session) - int(number)
        if more not in (0, 1):
            raise Broken(f"{more} changes more than confirmed")
        if more:
            _take_back(session, figures)
        if fingerprint(session) != print_then:
            raise Broken(f"not what was confirmed, after {told[-1]}, {more} more")


def _take_back(session: Session, figures: Figures) -> None:
    kind = session.ledger.value("SELECT kind FROM change ORDER BY id DESC LIMIT 1")
    figures.under_way[kind] += 1
    (editing.redo if kind == "undo" else editing.undo)(session)


def judge_migration(path: Path, told: list[tuple[str, str]], wanted: str) -> None:
    """The next start finishes it, and nothing of the older ledger is lost."""
    with Session.open(path, lambda: NOW, daily=False) as session:
        if checking.check(session):
            raise Broken(f"check: {checking.check(session)}")
        if _without_lots(session) != wanted:
            raise Broken("another content than that of an undisturbed migration")


def _without_lots(session: Session) -> str:
    """The fingerprint apart from the marks of plans: a migration draws them by lot."""
    if session.ledger.value("SELECT count(*) FROM plan WHERE mark = ''"):
        raise Broken("a plan without its mark")
    session.ledger.execute("UPDATE plan SET mark = ''")
    return fingerprint(session)


def judge_restore(path: Path, told: list[tuple[str, str]], known: dict[str, str]) -> None:
    """Either the file that stood there or the copy put back, never between."""
    if not told:
        return
    name, what = told[-1]
    before = [value.split(" ")[1] for key, value in told if key == "copy"][-1:]
    with Session.open(path, lambda: NOW, daily=False) as session:
        now = fingerprint(session)
        if name == "restored" and now != known[what]:
            # The first edit of the next round may have landed.
            editing.undo(session)
            if fingerprint(session) != known[what]:
                raise Broken("what was put back is not there")
        if name == "restoring" and now not in (known[what], *before):
            raise Broken("neither the former file nor the copy")


def prints_of_copies(path: Path) -> dict[str, str]:
    """What each copy says; each must be whole."""
    prints = {}
    for each in backup.all_copies(path):
        backing_up.look_into(each.path)
        with Session.open(each.path, lambda: NOW, daily=False) as session:
            prints[each.path.name] = fingerprint(session)
        with suppress(OSError):
            shutil.rmtree(each.path.parent / backup.FOLDER)
    return prints


# Rounds


class Rounds:
    """One kill after another, each on a fresh ledger of known content."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.draw = Random(seed)
        self.figures = Figures()
        self._folder = folder
        self._base = folder / "base.db"
        with drafts.ledger(self._base) as session:
            drafts.take_in(session)
            drafts.take_in(session, year_plan.draft(2023), name="二.txt")
        self._migrated = {each: self._undisturbed(each) for each in OLDER}

    def _undisturbed(self, older: Path) -> str:
        path = Path(shutil.copy(older, self._folder / "older.db"))
        with Session.open(path, lambda: NOW) as session:
            return _without_lots(session)

    def kill(self, most: int = MOST_STEPS, kind: str = "") -> None:
        """One round; what does not survive is written down with its seed."""
        seed = self.draw.randrange(2**30)
        kind = kind or self.draw.choices(("edit", "migrate", "restore"), (6, 2, 2))[0]
        place = self._folder / "round"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        self.figures.kills += 1
        self.figures.work[kind] += 1
        try:
            self._round(kind, place / "台账.db", seed, self.draw.randint(0, most))
        except (Broken, GkdeskError, OSError) as fault:
            self.figures.broken.append(f"{kind} {seed}: {type(fault).__name__} {fault}")
            shutil.copytree(place, self._folder / f"broken-{seed}", dirs_exist_ok=True)

    def _round(self, kind: str, path: Path, seed: int, steps: int) -> None:
        older, part = self.draw.choice(OLDER), self.draw.uniform(0, 1.5)
        shutil.copy(older if kind == "migrate" else self._base, path)
        work: Work = {"edit": edit, "migrate": migrate, "restore": restore}[kind]
        if kind == "migrate":  # it tells one step, and is to be killed before it does
            steps, part = 0, part * 3
        told = killed(work, path, seed, steps, part)
        faults = [what for name, what in told if name == "fault"]
        if faults:
            raise Broken(faults[0])
        self.figures.steps.update(name for name, _ in told)
        if kind == "migrate":
            judge_migration(path, told, self._migrated[older])
        elif kind == "edit":
            judge_edits(path, told, self.figures)
        known = prints_of_copies(path)
        self.figures.copies += len(known)
        if kind == "restore":
            judge_restore(path, told, known)
        assure_whole(path)


def main(times: int, seed: int) -> int:
    """Kill so many times; prints the figures, 0 where all survived."""
    begun = datetime.now().astimezone()
    with tempfile.TemporaryDirectory() as name:
        rounds = Rounds(Path(name), seed)
        for number in range(times):
            rounds.kill()
            if number % 50 == 49:
                print(number + 1, *rounds.figures.broken, flush=True)
    print(*rounds.figures.lines(), sep="\n")
    print(f"{datetime.now().astimezone() - begun} for all")
    return int(bool(rounds.figures.broken))


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(words + [1000, 1][len(words) :])))
