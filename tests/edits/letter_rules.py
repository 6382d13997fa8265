"""Templates of letters: kept, renamed, taken out."""

from __future__ import annotations

from random import Random

from gkdesk.domain.letters import LetterKind
from gkdesk.services import letter_templates
from gkdesk.services.letter_templates import LetterTemplate
from gkdesk.services.session import Session


def _template(session: Session, draw: Random) -> LetterTemplate:
    known = [each for kind in LetterKind for each in letter_templates.templates(session, kind)]
    return draw.choice(known) if known else LetterTemplate(1, LetterKind.CIRCULAR, "没有")


def save_template(session: Session, draw: Random) -> object:
    kind, name = draw.choice(list(LetterKind)), draw.choice(("区里的", "市里的", ""))
    return letter_templates.save(session, kind, name, b"PK" + bytes(draw.randbytes(4)))


def rename_template(session: Session, draw: Random) -> object:
    template = _template(session, draw)
    return letter_templates.rename(session, template, draw.choice(("新的", "旧的")))


def remove_template(session: Session, draw: Random) -> None:
    letter_templates.remove(session, _template(session, draw).id)
