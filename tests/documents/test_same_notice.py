"""The same notice in every form an office holds gives the same tree."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gkdesk.documents import read_clipboard, read_content, read_text
from gkdesk.domain.document import Document
from gkdesk.exports.reading_json import as_json
from gkdesk.reading import read_plan
from tests.documents.build_docx import docx_of
from tests.documents.build_html import page, paragraphs, site
from tests.documents.build_ofd import ofd_of
from tests.documents.build_pdf import pdf_of
from tests.documents.notice_looks import looks_of

PLANS = sorted((Path(__file__).parents[2] / "resources" / "plans").glob("*.txt"))
HEADER = "政务公开文件汇编"


def _file(build: Callable[[str], bytes]) -> Callable[[str], Document]:
    return lambda text: read_content(build(text), Path("要点"))


FORMS: dict[str, Callable[[str], Document]] = {
    "docx": _file(docx_of),
    "docx, automatic numbers": _file(lambda text: docx_of(text, automatic=True)),
    "pdf": _file(lambda text: pdf_of(looks_of(text))),
    "pdf, running header": _file(lambda text: pdf_of(looks_of(text), HEADER, "-")),
    "ofd": _file(lambda text: ofd_of(looks_of(text))),
    "html": _file(lambda text: page(paragraphs(looks_of(text)))),
    "html of GBK": _file(lambda text: page(paragraphs(looks_of(text)), charset="gbk")),
    "a site's page": _file(lambda text: site(looks_of(text), "政务公开工作要点")),
    "copied from a page": lambda text: read_clipboard(paragraphs(looks_of(text)), text),
    "copied as text": lambda text: read_clipboard("", text),
}


@cache
def _source(plan: Path) -> str:
    return read_text(plan)


@cache
def _expected(plan: Path) -> dict[str, Any]:
    return _tree(Document(_source(plan)))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_every_form_gives_the_same_tree(plan: Path, form: str) -> None:
    assert _tree(FORMS[form](_source(plan))) == _expected(plan)


def _tree(document: Document) -> dict[str, Any]:
    """What other programs get, without how sure the reader is: a form that tells more of a
    line makes it surer."""
    tree: dict[str, Any] = _without(as_json(read_plan(document)), "confidence")
    return tree


def _without(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(each, name) for key, each in value.items() if key != name}
    return [_without(each, name) for each in value] if isinstance(value, list) else value
