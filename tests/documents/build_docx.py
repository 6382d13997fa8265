"""Word files written part by part, so that a test says exactly what stands in them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def package(
    body: str, *, numbering: str = "", styles: str = "", parts: dict[str, str] | None = None
) -> bytes:
    """A docx whose ``w:body`` holds ``body``; ``numbering`` and ``styles`` are what stands
    within the root of those parts, ``parts`` are further members."""
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {"numbering": "numbering.xml", "styles": "styles.xml"}
        ),
        "word/document.xml": _root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/numbering.xml": _root("numbering", numbering),
        "word/styles.xml": _root("styles", styles),
        **(parts or {}),
    }
    return zipped({name: words.encode() for name, words in members.items()})


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return file.getvalue()


def _content_types() -> str:
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{index}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return (
        f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
    )


def _root(name: str, inner: str) -> str:
    return f"{_DECLARED}<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def run(words: str, properties: str = "") -> str:
    """A ``w:r`` with a tab and a line break for ``\\t`` and ``\\n``."""
    inner = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(
            piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        )
        for piece in re.split(r"([\t\n])", words)
        if piece
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    """A ``w:p`` that holds ``inner`` (runs, or plain words without markup)."""
    if not inner.startswith("<"):
        inner = run(inner) if inner else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def numbered(words: str, number: int, level: int | None = 0) -> str:
    """A paragraph of the list ``number``."""
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return paragraph(words, f'<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>')


def level(place: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """A ``w:lvl`` of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f"<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
    )


def listing(name: int, *levels: str, more: str = "") -> str:
    """A ``w:abstractNum`` and nothing that uses it."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def use(name: int, kind: int, *overrides: str) -> str:
    """A ``w:num``: the list ``name`` of the kind ``kind``."""
    return (
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{kind}"/>{"".join(overrides)}</w:num>'
    )


def override(place: int, start: int | None = None, inner: str = "") -> str:
    """A ``w:lvlOverride`` that sets a start, or a level, or both."""
    begin = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{place}">{begin}{inner}</w:lvlOverride>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A ``w:tr``; cells are ``w:tc`` elements or plain words."""
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def cell(words: str, properties: str = "") -> str:
    """A ``w:tc``; every line of ``words`` is a paragraph of its own."""
    inner = words if words.startswith("<") else "".join(map(paragraph, words.split("\n")))
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


_HAN = "〇一二三四五六七八九"
_LABEL = re.compile(
    r"(?P<han>([一二三四五六七八九十]+)、)|(?P<bracket>[（(]([一二三四五六七八九十]+)[）)])"
    r"|(?P<digit>(\d{1,2})[.．](?!\d))|(?P<round>[（(](\d{1,2})[）)])|(?P<ring>([①-⑳]))"
)
_RANKS = {"han": 0, "bracket": 1, "digit": 2, "round": 3, "ring": 4}
_FORMS = ("chineseCountingThousand",) * 2 + ("decimal",) * 2 + ("decimalEnclosedCircle",)


@dataclass
class _Lists:
    """Gives each labelled line the list that prints its label, as a person who presses the
    numbering button would: one list goes on until a number or a bracket differs."""

    kinds: list[str] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    last: dict[int, tuple[str, int, int]] = field(default_factory=dict)

    def number(self, rank: int, text: str, number: int) -> int:
        """The list to put the line in; ``text`` is its label with %n for the number."""
        for inner in [inner for inner in self.last if inner > rank]:
            del self.last[inner]
        before = self.last.get(rank)
        if before and before[0] == text and before[1] + 1 == number:
            name = before[2]
        else:
            name = len(self.uses) + 1
            self.kinds.append(listing(name, level(rank, text, _FORMS[rank], number)))
            self.uses.append(use(name, name))
        self.last[rank] = (text, number, name)
        return name

    def part(self) -> str:
        return "".join(self.kinds) + "".join(self.uses)


def docx_of(text: str, *, automatic: bool = False) -> bytes:
    """A Word file of a text: each line that holds words is a paragraph.

    With ``automatic`` the labels 一、（一）1.（1）① are taken out of the text and computed by
    Word from lists; what is seen is the same.
    """
    lists = _Lists()
    body = "".join(
        _listed(line.strip(), lists) if automatic else paragraph(line.strip())
        for line in text.splitlines()
        if line.strip()
    )
    return package(body, numbering=lists.part())


def _listed(line: str, lists: _Lists) -> str:
    match = _LABEL.match(line)
    if match is None or match.lastgroup is None:
        return paragraph(line)
    rank = _RANKS[match.lastgroup]
    numeral = next(group for group in match.groups()[::-1] if group)
    label = match[0].replace(numeral, f"%{rank + 1}")
    rest = line[match.end() :].lstrip()
    return numbered(rest, lists.number(rank, label, _value(numeral)), rank)


def _value(numeral: str) -> int:
    """The number of 十二, 12 or ⑫."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    tens, ten, ones = numeral.rpartition("十")
    return (_HAN.index(tens) if tens else 1) * 10 * bool(ten) + (
        _HAN.index(ones) if ones else 0
    )
